#include "madoguchi/domain/letter/registered_number.hpp"

#include <cstddef>

namespace madoguchi::letter {

std::optional<RegisteredNumber> RegisteredNumber::parse(std::string_view text) {
    constexpr std::size_t kLength = 11;
    std::string digits;
    for (const char c : text) {
        if (c == '-' || c == ' ') continue;
        if (c < '0' || c > '9' || digits.size() == kLength) return std::nullopt;
        digits.push_back(c);
    }
    if (digits.size() != kLength) return std::nullopt;
    unsigned remainder = 0;
    for (std::size_t i = 0; i + 1 < kLength; ++i) {
        remainder = (remainder * 10 + static_cast<unsigned>(digits[i] - '0')) % 7;
    }
    if (remainder != static_cast<unsigned>(digits.back() - '0')) return std::nullopt;
    return RegisteredNumber(std::move(digits));
}

std::string RegisteredNumber::text() const {
    if (digits_.empty()) return {};
    return digits_.substr(0, 3) + "-" + digits_.substr(3, 2) + "-" + digits_.substr(5, 5) + "-" +
           digits_.substr(10);
}

}  // namespace madoguchi::letter
