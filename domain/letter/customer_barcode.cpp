#include "madoguchi/domain/letter/customer_barcode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace madoguchi::letter {
namespace {

constexpr std::size_t kAddressCodes = 13;
constexpr unsigned kHyphen = 10;
constexpr unsigned kModulus = 19;

/// What each code looks like (zipmanual p. 12): digits 0 to 9, hyphen, CC1 to CC8. L long, U upper,
/// D lower, T timing.
constexpr std::array<std::string_view, kModulus> kPatterns = {
    "LTT", "LLT", "LDU", "DLU", "LUD", "LTL", "DUL", "ULD", "UDL", "TLL",
    "TLT", "DUT", "DTU", "UDT", "TDU", "UTD", "TUD", "TTL", "LLL"};

Bar bar_of(char shape) {
    switch (shape) {
        case 'L':
            return Bar::kLong;
        case 'U':
            return Bar::kUpper;
        case 'D':
            return Bar::kLower;
        default:
            return Bar::kTiming;
    }
}

std::string code_name(unsigned value) {
    if (value < kHyphen) return std::to_string(value);
    if (value == kHyphen) return "-";
    return "CC" + std::to_string(value - kHyphen);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Appends the one or two codes of `c`. Returns false for a character that has none.
bool append_codes(std::vector<unsigned>& values, char c) {
    if (is_digit(c)) {
        values.push_back(static_cast<unsigned>(c - '0'));
    } else if (c == '-') {
        values.push_back(kHyphen);
    } else if (c >= 'A' && c <= 'Z') {
        const auto index = static_cast<unsigned>(c - 'A');
        values.push_back(kHyphen + 1 + index / 10);
        values.push_back(index % 10);
    } else {
        return false;
    }
    return true;
}

void append_bars(std::vector<Bar>& bars, std::string_view pattern) {
    for (const char shape : pattern) {
        bars.push_back(bar_of(shape));
    }
}

}  // namespace

std::optional<CustomerBarcode> customer_barcode(std::string_view postcode,
                                                std::string_view numbers) {
    if (postcode.size() != 7 || !std::all_of(postcode.begin(), postcode.end(), is_digit)) {
        return std::nullopt;
    }
    std::vector<unsigned> address;
    for (const char c : numbers) {
        if (!append_codes(address, c)) return std::nullopt;
    }
    constexpr unsigned kFill = kHyphen + 4;  // CC4
    address.resize(kAddressCodes, kFill);

    std::vector<unsigned> values;
    for (const char c : postcode) {
        append_codes(values, c);
    }
    values.insert(values.end(), address.begin(), address.end());
    unsigned sum = 0;
    for (const unsigned value : values) {
        sum += value;
    }
    values.push_back((kModulus - sum % kModulus) % kModulus);

    CustomerBarcode barcode;
    barcode.codes.emplace_back("STC");
    append_bars(barcode.bars, "LD");
    for (const unsigned value : values) {
        barcode.codes.push_back(code_name(value));
        append_bars(barcode.bars, kPatterns.at(value));
    }
    barcode.codes.emplace_back("SPC");
    append_bars(barcode.bars, "DL");
    return barcode;
}

}  // namespace madoguchi::letter
