#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace madoguchi::virtualcard {

/// A command in its parts. `data` points into the caller's bytes: it may be a PIN and isn't copied.
struct Command {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    std::span<const std::uint8_t> data = {};
    std::optional<std::size_t> le = {};  ///< 1 to 256 inclusive.
};

/// Takes a short command apart (ISO 7816-4, cases 1 to 4). Nothing for a length that doesn't fit
/// and for extended lengths: whether the JPKI applet takes those isn't known.
[[nodiscard]] std::optional<Command> parse_command(std::span<const std::uint8_t> apdu);

}  // namespace madoguchi::virtualcard
