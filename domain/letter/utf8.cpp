#include "madoguchi/domain/letter/utf8.hpp"

#include <cstddef>

namespace madoguchi::letter {
namespace {

constexpr char32_t kReplacement = U'\xFFFD';

/// Number of bytes that a sequence with this first byte has; 0 for a byte that can't be first.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

}  // namespace

std::u32string code_points(std::string_view text) {
    std::u32string points;
    std::size_t i = 0;
    while (i < text.size()) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = sequence_length(first);
        if (length == 0 || i + length > text.size()) {
            points.push_back(kReplacement);
            ++i;
            continue;
        }
        char32_t point = length == 1 ? first : first & (0x7FU >> length);
        bool valid = true;
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            valid = valid && (next & 0xC0U) == 0x80U;
            point = (point << 6U) | (next & 0x3FU);
        }
        const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        valid = valid && !overlong && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
        points.push_back(valid ? point : kReplacement);
        i += valid ? length : 1;
    }
    return points;
}

}  // namespace madoguchi::letter
