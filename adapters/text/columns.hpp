#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace madoguchi::text {

/// Columns that `utf8` takes on a terminal: wide and full-width characters two, combining marks and
/// variation selectors none (Unicode Standard Annex #11; ambiguous ones are narrow).
[[nodiscard]] std::size_t columns(std::string_view utf8);

/// The longest beginning of `utf8` that takes at most `columns_max` columns, with a `…` where
/// something was cut off.
[[nodiscard]] std::string cut(std::string_view utf8, std::size_t columns_max);

}  // namespace madoguchi::text
