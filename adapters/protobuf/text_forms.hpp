#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::protobuf {

/// `text` (UTF-8) with full-width digits as ASCII digits, and full-width hyphens, dashes, minus
/// signs and spaces as `-` and ` `. Everything else stays.
[[nodiscard]] std::string fold_digits(std::string_view text);

/// The text in ASCII when it is made of digits, hyphens and spaces of whatever width only, with at
/// least one digit; nothing otherwise.
[[nodiscard]] std::optional<std::string> as_digits(std::string_view text);

/// Whether a character of `text` (UTF-8) is a kanji, or repeats one.
[[nodiscard]] bool has_han(std::string_view text);

/// Why a text can't be taken: control characters, marks that turn the direction of writing or can't
/// be seen, code points that are no characters. Null when nothing is wrong. Line breaks and tabs
/// are taken where `lines` says so.
[[nodiscard]] const char* fault_of_characters(std::string_view text, bool lines);

/// Reads RFC 3339: `2026-11-20T09:30:00+09:00`, with up to nine digits of a second's fraction, of
/// which three count. Nothing on any other form, a day or a time that doesn't exist, a leap second.
[[nodiscard]] std::optional<log::UtcTime> parse_time(std::string_view text);

/// RFC 3339 in the time of Japan, with milliseconds: `2026-11-20T09:30:00.000+09:00`.
[[nodiscard]] std::string time_text(log::UtcTime time);

/// Reads a UUID in its usual form, in either case; nothing on any other form.
[[nodiscard]] std::optional<log::CommandId> parse_uuid(std::string_view text);

/// A UUID in lower case.
[[nodiscard]] std::string uuid_text(const log::CommandId& id);

}  // namespace madoguchi::protobuf
