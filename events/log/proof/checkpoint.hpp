#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// What a checkpoint states: the root of a log's tree at one size (C2SP tlog-checkpoint). Its note
/// carries who says so.
struct Checkpoint {
    std::string origin;  ///< Which log; one line, not empty.
    std::uint64_t size = 0;
    Digest root{};
    std::vector<std::string> extensions;  ///< Further lines, each not empty. We write none.
    bool operator==(const Checkpoint&) const = default;
};

/// The note's text: origin, size in decimal, root in base 64, a line each.
[[nodiscard]] std::string format_checkpoint(const Checkpoint& checkpoint);

/// Error: which line isn't as the format says.
[[nodiscard]] Expected<Checkpoint, std::string> parse_checkpoint(std::string_view text);

/// A number in decimal without leading zeros; none for anything else.
[[nodiscard]] std::optional<std::uint64_t> number_of(std::string_view text);

}  // namespace madoguchi::log
