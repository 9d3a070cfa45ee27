#pragma once

#include <cstdint>

namespace madoguchi::letter {

/// A font of the letter.
enum class Face : std::uint8_t {
    kName,    ///< IPAmjMincho: names and addresses, with the register's variants.
    kPlain,   ///< Noto Sans CJK JP Regular.
    kStrong,  ///< Noto Sans CJK JP Bold.
};

/// Where the lines of a text stand in their column.
enum class Align : std::uint8_t { kLeft, kCentre, kRight };

/// How a text is set.
struct Style {
    Face face = Face::kPlain;
    double points = 11;
    Align align = Align::kLeft;
    double line_height = 1.4;  ///< Times `points`.
};

}  // namespace madoguchi::letter
