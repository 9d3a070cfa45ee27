#include "madoguchi/log/command_content.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "madoguchi/log/ids.hpp"

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

/// Size of the well-formed UTF-8 sequence at the beginning of `text`, which isn't empty; 0 for
/// none.
std::size_t sequence_size(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t lead = byte(0);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xc0 ? 0
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf8 ? 4
                                           : 0;
    if (size == 0 || size > text.size()) {
        return 0;
    }
    std::uint32_t point = size == 1 ? lead : lead & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            return 0;
        }
        point = point << 6 | (byte(i) & 0x3f);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xd800 && point <= 0xdfff;
    return point >= kLeast[size] && point <= 0x10ffff && !surrogate ? size : 0;
}

/// Stands for the time of a command that didn't say one.
constexpr std::uint64_t kNotSaid = std::numeric_limits<std::uint64_t>::max();

}  // namespace

void write_content(const Command& command, std::string& content) {
    content.clear();
    append_field(command.type, content);
    append_field(command.stream.text(), content);
    append_field(command.actor, content);
    append_field(command.office, content);
    append_number(command.happens_now
                      ? kNotSaid
                      : static_cast<std::uint64_t>(command.occurred_at.time_since_epoch().count()),
                  content);
    append_field(command.payload, content);
}

bool is_name(std::string_view text, std::size_t bytes_max) {
    return text.size() <= bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool is_id(std::string_view text, std::size_t bytes_max) {
    if (text.size() > bytes_max) {
        return false;
    }
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text[0]);
        const std::size_t size = first < 0x20 || first == 0x7f ? 0 : sequence_size(text);
        if (size == 0) {
            return false;
        }
        text.remove_prefix(size);
    }
    return true;
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
