#pragma once

#include <cstdint>
#include <string_view>

namespace madoguchi::protobuf {

/// A number that is never data.
enum class PersonalNumber : std::uint8_t {
    kNone,
    kMyNumber,      ///< 12 digits with their check digit.
    kResidentCode,  ///< 住民票コード: 11 digits with their check digit.
};

/// What number stands in `text` (UTF-8): digits of either width, in one run or with single hyphens
/// or spaces between them. A number with a telephone's form (0x0-1234-5678) is none.
/// One of eleven numbers of that length that mean something else is taken for one, too.
[[nodiscard]] PersonalNumber personal_number_in(std::string_view text);

/// Whether the last of `digits` (ASCII) is the check digit of the others. Modulus 11; weights 2 to
/// 7, again and again, from the lowest digit on; remainders 0 and 1 give 0. For the My Number:
/// ordinance of the Ministry of Internal Affairs 85 of 2014, article 5.
[[nodiscard]] bool has_check_digit(std::string_view digits);

}  // namespace madoguchi::protobuf
