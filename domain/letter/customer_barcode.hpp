#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::letter {

/// One bar of the customer barcode (カスタマバーコード), by what it reaches.
enum class Bar : std::uint8_t {
    kLong = 1,    ///< Up and down.
    kUpper = 2,   ///< Up from the middle.
    kLower = 3,   ///< Down from the middle.
    kTiming = 4,  ///< The middle only.
};

/// A customer barcode: 23 codes, 67 bars.
struct CustomerBarcode {
    std::vector<std::string> codes;  ///< `STC`, seven digits, thirteen address codes, check, `SPC`.
    std::vector<Bar> bars;           ///< 2 for STC and SPC each, 3 for every code between.
    [[nodiscard]] const std::string& check() const { return codes.at(21); }
};

/// Takes the address numbers out of `text` (what follows the town area), as the post's manual for
/// the customer barcode says: numerals before 丁目, 番地, 番, 号, 地割, 線 and の count, capital
/// letters standing alone count, every other text between numbers becomes one hyphen. Full-width
/// letters and digits are read as half-width. Returns digits, capitals and hyphens; empty where
/// there is no number.
[[nodiscard]] std::string address_numbers(std::string_view text);

/// The barcode for a postcode of seven ASCII digits and the `numbers` of `address_numbers`. What is
/// longer than thirteen codes is cut, also between the two codes of a letter.
/// Returns nothing when the postcode isn't seven digits or `numbers` has another character.
[[nodiscard]] std::optional<CustomerBarcode> customer_barcode(std::string_view postcode,
                                                              std::string_view numbers);

}  // namespace madoguchi::letter
