#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::protobuf {

/// How long texts may be, in bytes of UTF-8.
struct TextLimits {
    std::size_t text_bytes_max = 4'000;
    std::size_t policy_bytes_max = 60'000;  ///< A whole policy file; a commit takes 64 KiB.
};

/// Why a text can't be taken. Never holds the text.
struct TextFault {
    std::string_view code;  ///< Of `fault_code`.
    std::string what;       ///< What is wrong and what to do.
};

/// Looks for a number that is never written down in a text. A telephone number has as many digits
/// as a resident code: `phone` says that it may be one.
[[nodiscard]] std::optional<TextFault> check_numbers(std::string_view text, bool phone);

/// Checks the text of one field of a command, and brings digits into their stored form: full-width
/// digits where a text is made of digits only, postcodes without their hyphen. Names and other
/// texts stay as they are. `message` and `field` are names of the contract.
/// Returns what is wrong; nothing when `text` can be taken.
[[nodiscard]] std::optional<TextFault> check_text(std::string_view message, std::string_view field,
                                                  const TextLimits& limits, std::string& text);

}  // namespace madoguchi::protobuf
