#include "madoguchi/adapters/protobuf/personal_numbers.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "madoguchi/adapters/protobuf/text_forms.hpp"

namespace madoguchi::protobuf {
namespace {

constexpr std::size_t kMyNumberDigits = 12;
constexpr std::size_t kResidentCodeDigits = 11;

/// What people put between groups of digits, by habit or by a slip of the input method.
constexpr std::string_view kSeparators[]{"-", " ", ".", "/", "ー", "・", "\u00a0"};

/// The size of a separator at `at`; 0: there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
    for (const std::string_view separator : kSeparators) {
        if (text.substr(at).starts_with(separator)) {
            return separator.size();
        }
    }
    return 0;
}

/// Digits that belong together, as they were grouped: `090-1234-5678`.
struct Run {
    std::string digits;
    std::string groups;  ///< The digits with a hyphen for each separator.
};

bool looks_like_a_telephone(const Run& run) {
    const auto& text = run.groups;
    return text.size() == 13 && text[0] == '0' && text[2] == '0' && text[3] == '-' &&
           text[8] == '-';
}

PersonalNumber number_in(const Run& run) {
    if (run.digits.size() == kMyNumberDigits && has_check_digit(run.digits)) {
        return PersonalNumber::kMyNumber;
    }
    if (run.digits.size() == kResidentCodeDigits && has_check_digit(run.digits) &&
        !looks_like_a_telephone(run)) {
        return PersonalNumber::kResidentCode;
    }
    return PersonalNumber::kNone;
}

}  // namespace

bool has_check_digit(std::string_view digits) {
    if (digits.size() < 2) {
        return false;
    }
    unsigned sum = 0;
    unsigned weight = 2;
    for (std::size_t i = digits.size() - 1; i-- > 0;) {
        sum += static_cast<unsigned>(digits[i] - '0') * weight;
        weight = weight == 7 ? 2 : weight + 1;
    }
    const unsigned remainder = sum % 11;
    const unsigned expected = remainder <= 1 ? 0 : 11 - remainder;
    return static_cast<unsigned>(digits.back() - '0') == expected;
}

PersonalNumber personal_number_in(std::string_view text) {
    const std::string folded = fold_digits(text);
    Run run;
    bool separated = false;
    std::size_t size = 1;
    for (std::size_t i = 0; i <= folded.size(); i += size) {
        const char c = i < folded.size() ? folded[i] : '\0';
        const std::size_t separator = separator_at(folded, i);
        size = std::max<std::size_t>(separator, 1);
        if (c >= '0' && c <= '9') {
            if (separated) {
                run.groups += '-';
            }
            separated = false;
            run.digits += c;
            run.groups += c;
        } else if (separator > 0 && !run.digits.empty() && !separated) {
            separated = true;
        } else {
            if (const auto found = number_in(run); found != PersonalNumber::kNone) {
                return found;
            }
            run = {};
            separated = false;
        }
    }
    return PersonalNumber::kNone;
}

}  // namespace madoguchi::protobuf
