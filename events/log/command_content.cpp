#include "madoguchi/log/command_content.hpp"

#include <algorithm>
#include <cstdint>

namespace madoguchi::log {
namespace {

constexpr std::size_t kStreamBytesMax = 120;
constexpr std::size_t kTypeBytesMax = 120;
constexpr std::size_t kActorBytesMax = 64;

void append_number(std::uint64_t number, std::string& to) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        to.push_back(static_cast<char>((number >> shift) & 0xff));
    }
}

void append_field(std::string_view field, std::string& to) {
    append_number(field.size(), to);
    to.append(field);
}

}  // namespace

void write_content(const Command& command, std::string& content) {
    content.clear();
    append_field(command.type, content);
    append_field(command.stream.text(), content);
    append_field(command.actor, content);
    append_field(command.office, content);
    append_number(static_cast<std::uint64_t>(command.occurred_at.time_since_epoch().count()),
                  content);
    append_field(command.payload, content);
}

bool is_name(std::string_view text, std::size_t bytes_max) {
    return text.size() <= bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::optional<std::string> fault_of(const Command& command) {
    if (command.stream.empty() || !is_name(command.stream.text(), kStreamBytesMax)) {
        return "the stream's name has to be 1 to 120 printable ASCII characters";
    }
    if (command.type.empty() || !is_name(command.type, kTypeBytesMax)) {
        return "the command's type has to be 1 to 120 printable ASCII characters";
    }
    if (command.actor.empty() || !is_name(command.actor, kActorBytesMax)) {
        return "the actor's code has to be 1 to 64 printable ASCII characters";
    }
    if (!is_name(command.office, kActorBytesMax)) {
        return "the office's code has to be at most 64 printable ASCII characters";
    }
    return std::nullopt;
}

}  // namespace madoguchi::log
