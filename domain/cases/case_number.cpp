#include "madoguchi/domain/cases/case_number.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::cases {

namespace {

constexpr std::size_t kSerialDigits = 4;

char check_digit(std::string_view serial) {
    static constexpr std::array<int, 3> kWeights = {7, 3, 1};
    int sum = 0;
    std::size_t place = 0;
    for (auto digit = serial.rbegin(); digit != serial.rend(); ++digit, ++place) {
        sum += (*digit - '0') * kWeights[place % kWeights.size()];
    }
    return static_cast<char>('0' + sum % 10);
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string case_number(std::string_view year, std::string_view mark, std::uint64_t serial) {
    std::string digits = std::to_string(serial);
    if (digits.size() < kSerialDigits) {
        digits.insert(0, kSerialDigits - digits.size(), '0');
    }
    std::string result(year);
    result.append("-").append(mark).append("-").append(digits).append("-");
    result.push_back(check_digit(digits));
    return result;
}

bool case_number_checks(std::string_view number) {
    const std::size_t last = number.rfind('-');
    if (last == std::string_view::npos || last == 0 || last + 2 != number.size()) {
        return false;
    }
    const std::size_t before = number.rfind('-', last - 1);
    if (before == std::string_view::npos) {
        return false;
    }
    const std::string_view serial = number.substr(before + 1, last - before - 1);
    return is_digits(serial) && check_digit(serial) == number.back();
}

}  // namespace madoguchi::cases
