#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/card/card_error.hpp"

namespace madoguchi::virtualcard {

/// The whole file; nothing when there is none. Error: it can't be read.
[[nodiscard]] card::CardResult<std::optional<std::string>> read_card_file(
    const std::filesystem::path& file);

/// Replaces the file, all or nothing: written beside it (mode 0600), synced, renamed, folder
/// synced. Error: one of these failed; the old file is still there.
[[nodiscard]] card::CardResult<void> write_card_file(const std::filesystem::path& file,
                                                     const std::string& text);

/// Name and value of each line.
using Fields = std::map<std::string, std::string>;

/// The file's text: `format` on the first line, then `name value` lines in order of the names, then
/// `end` with the SHA-256 of all before it. Values are hexadecimal or digits: neither spaces nor
/// line ends.
[[nodiscard]] std::string format_fields(const Fields& fields, std::string_view format);

/// The other way. Nothing when format, form or digest don't fit.
[[nodiscard]] std::optional<Fields> parse_fields(const std::string& text, std::string_view format);

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string to_hex(std::string_view text);

/// Takes a field out of `fields` into `bytes`. False when it is missing or isn't hexadecimal.
[[nodiscard]] bool take_bytes(Fields& fields, const std::string& name,
                              std::vector<std::uint8_t>& bytes);
[[nodiscard]] bool take_text(Fields& fields, const std::string& name, std::string& text);
/// A decimal number, 0 to 4294967295.
[[nodiscard]] bool take_number(Fields& fields, const std::string& name, std::uint32_t& number);

}  // namespace madoguchi::virtualcard
