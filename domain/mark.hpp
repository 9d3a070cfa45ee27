#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace madoguchi {

/// The longest mark, in bytes.
inline constexpr std::size_t kMarkMax = 64;

/// Whether `text` is a number, a code or an id that can be stored in clear: 1 to `kMarkMax` ASCII
/// letters, digits and `-` `_` `.` `/` `:`, so that no sentence and no Japanese name passes for
/// one.
[[nodiscard]] constexpr bool is_mark(std::string_view text) {
    return !text.empty() && text.size() <= kMarkMax &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view("-_./:").find(c) != std::string_view::npos;
           });
}

}  // namespace madoguchi
