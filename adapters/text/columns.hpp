#pragma once

#include <cstddef>
#include <string_view>

namespace madoguchi::text {

/// Columns that `utf8` takes on a terminal: wide and full-width characters two, combining marks and
/// variation selectors none (Unicode Standard Annex #11; ambiguous ones are narrow).
[[nodiscard]] std::size_t columns(std::string_view utf8);

}  // namespace madoguchi::text
