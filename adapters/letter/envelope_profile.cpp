#include "madoguchi/adapters/letter/envelope_profile.hpp"

namespace madoguchi::letter {

Rect EnvelopeProfile::always_seen() const {
    return {window.x + shift_x, window.y + shift_y, window.width - 2 * shift_x,
            window.height - 2 * shift_y};
}

Rect EnvelopeProfile::ever_seen() const {
    return {window.x - shift_x, window.y - shift_y, window.width + 2 * shift_x,
            window.height + 2 * shift_y};
}

}  // namespace madoguchi::letter
