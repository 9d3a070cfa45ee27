#pragma once

namespace madoguchi::letter {

/// A place on the sheet: millimetres from its left and upper edge.
struct Point {
    double x = 0;
    double y = 0;
};

/// An area of the sheet in millimetres.
struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] bool contains(const Rect& other) const {
        return other.x >= x && other.y >= y && other.right() <= right() &&
               other.bottom() <= bottom();
    }
    [[nodiscard]] bool overlaps(const Rect& other) const {
        return other.x < right() && other.right() > x && other.y < bottom() && other.bottom() > y;
    }
};

/// A4, portrait.
inline constexpr double kSheetWidth = 210;
inline constexpr double kSheetHeight = 297;

}  // namespace madoguchi::letter
