#include "madoguchi/adapters/text/columns.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace madoguchi::text {

namespace {

std::size_t columns_of(UChar32 character) {
    const auto type = static_cast<UCharCategory>(u_charType(character));
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
        return 0;
    }
    const auto width =
        static_cast<UEastAsianWidth>(u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH));
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The next character from `at` on; what isn't UTF-8 counts as U+FFFD.
UChar32 next(std::string_view utf8, std::int64_t& at) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(data, at, static_cast<std::int64_t>(utf8.size()), character);
    return character;
}

}  // namespace

std::size_t columns(std::string_view utf8) {
    std::size_t sum = 0;
    for (std::int64_t at = 0; at < static_cast<std::int64_t>(utf8.size());) {
        sum += columns_of(next(utf8, at));
    }
    return sum;
}

}  // namespace madoguchi::text
