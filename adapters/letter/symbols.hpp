#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/letter/geometry.hpp"
#include "madoguchi/adapters/letter/letter_error.hpp"
#include "madoguchi/domain/letter/customer_barcode.hpp"

namespace madoguchi::letter {

/// A QR code (level M) for ASCII `text` in a square of `size` mm at `at`, quiet zone of four
/// modules included. Returns its dark modules, joined where they touch.
[[nodiscard]] Expected<std::vector<Rect>> qr_code(const std::string& text, Point at, double size);

/// The bars of a customer barcode from `at` on, at type size `points` (8 to 11.5; 10: bars of 3.6
/// mm, 1.2 mm apart). The caller keeps 2 mm free around it.
[[nodiscard]] std::vector<Rect> barcode_bars(const CustomerBarcode& barcode, Point at,
                                             double points);

/// How wide and high those bars are together.
[[nodiscard]] double barcode_width(double points);
[[nodiscard]] double barcode_height(double points);

}  // namespace madoguchi::letter
