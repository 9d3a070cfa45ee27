#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace madoguchi {

/// The longest number of a file, in bytes of UTF-8: some thirty characters.
inline constexpr std::size_t kFileNumberMax = 96;

/// Whether `text` has the form of the number of a file or a document, which is stored in clear:
/// `市民第45号`, `R8-123`. One word of up to `kFileNumberMax` bytes with a digit in it and nothing
/// of a sentence (blanks, 、 。 「 」, other ASCII than letters, digits and `-` `_` `.` `/` `:` `(`
/// `)`), so that neither a name nor an explanation passes for one.
[[nodiscard]] constexpr bool is_file_number(std::string_view text) {
    constexpr std::string_view kMarks[] = {"\u3000", "、", "。", "「", "」"};
    constexpr std::string_view kWideDigits = "０１２３４５６７８９";
    constexpr std::size_t kWide = 3;  // Bytes of one of them.
    bool has_digit = false;
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9';
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
        if (is_ascii && !is_digit && !is_letter &&
            std::string_view("-_./:()").find(c) == std::string_view::npos) {
            return false;
        }
        has_digit = has_digit || is_digit;
    }
    for (std::size_t at = 0; at < kWideDigits.size(); at += kWide) {
        has_digit = has_digit || text.find(kWideDigits.substr(at, kWide)) != std::string_view::npos;
    }
    return has_digit && text.size() <= kFileNumberMax &&
           std::none_of(std::begin(kMarks), std::end(kMarks), [&](std::string_view mark) {
               return text.find(mark) != std::string_view::npos;
           });
}

}  // namespace madoguchi
