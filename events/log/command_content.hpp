#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/command.hpp"

namespace madoguchi::log {

/// Replaces `content` by what a command is about, for the keyed digest that recognises another
/// content under the same id: type, stream, actor, office, `occurred_at` (or that
/// none was said), payload, each after its length. The id and the tenant are not in it, because the
/// digest is looked up by them; nor is the expected version, which is a belief: whoever asks again
/// with a newer belief still asks for the same thing.
void write_content(const Command& command, std::string& content);

/// What is wrong with a command's envelope; none when it can be stored. Names are printable ASCII:
/// stream 1 to 120 bytes, type 1 to 120, actor 1 to 64, office 0 to 64, all inclusive.
[[nodiscard]] std::optional<std::string> fault_of(const Command& command);

/// Whether `text` is printable ASCII without spaces, at most `bytes_max` bytes.
[[nodiscard]] bool is_name(std::string_view text, std::size_t bytes_max);

/// Whether `text` is well-formed UTF-8 without control characters of ASCII, at most `bytes_max`
/// bytes: ids are for people, too (a case number has its office's mark).
[[nodiscard]] bool is_id(std::string_view text, std::size_t bytes_max);

}  // namespace madoguchi::log
