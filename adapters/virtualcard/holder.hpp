#pragma once

#include <chrono>
#include <string>

namespace madoguchi::virtualcard {

/// The invented person whose card this is. Stands in the card's own file and in the signature
/// certificate.
struct Holder {
    std::string name;                    ///< Family and given name with a full-width space between.
    std::string address;                 ///< Up to 200 characters.
    std::chrono::sys_days birth_date{};  ///< Gregorian.
    char sex = '9';                      ///< `1` male, `2` female, `9` not stated.
    std::string municipality_code = "00000";  ///< Five digits.
    std::string prefecture = "Test-ken";      ///< In Latin letters, for the signature certificate.
    std::string city = "Test-shi";            ///< Likewise.
    bool operator==(const Holder&) const = default;
};

}  // namespace madoguchi::virtualcard
