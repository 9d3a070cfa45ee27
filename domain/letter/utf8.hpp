#pragma once

#include <string>
#include <string_view>

namespace madoguchi::letter {

/// The code points of `text`; each byte that isn't UTF-8 becomes U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);

}  // namespace madoguchi::letter
