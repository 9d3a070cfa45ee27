#pragma once

#include <optional>
#include <string_view>
#include <vector>

// Internal to this adapter.

namespace madoguchi::queries {

/// The elements of a JSON array, each as it is written.
struct Elements {
    std::vector<std::string_view> texts = {};  ///< Without the space around them; never empty ones.
    std::optional<std::size_t> broken_at = {};  ///< Byte from 1 where the array itself is broken.
};

/// Splits the array in `text` at its outermost commas, so that an element that isn't JSON doesn't
/// take the others with it. Looks at brackets and strings only; the elements aren't checked. A
/// byte-order mark at the beginning is skipped. The views live as long as `text`.
[[nodiscard]] Elements split_array(std::string_view text);

}  // namespace madoguchi::queries
