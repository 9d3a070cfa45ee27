#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/letter/geometry.hpp"

namespace madoguchi::letter {

/// An office's window envelope, measured on the folded sheet as it lies in the envelope. The values
/// below are a common size and not a standard: an office prints the ruler page, holds it in its own
/// envelope and sets its own.
struct EnvelopeProfile {
    std::string name = "long-3-window";
    Rect window{20, 12, 90, 45};  ///< In the sheet's millimetres, sheet in its middle position.
    double shift_x = 3;           ///< How far the sheet can slide to the left and to the right.
    double shift_y = 2;           ///< How far it can slide up and down.
    std::vector<double> folds{99, 198};  ///< Where it is folded, from the upper edge.

    /// What is seen in every position of the sheet: the address block must lie in here.
    [[nodiscard]] Rect always_seen() const;
    /// What is seen in some position: nothing else may lie in here.
    [[nodiscard]] Rect ever_seen() const;
};

}  // namespace madoguchi::letter
