#include <algorithm>
#include <string_view>

#include "madoguchi/domain/decision/queries.hpp"  // IWYU pragma: associated

namespace madoguchi::decision {

namespace {

using policy::PinFault;

constexpr std::size_t kSignatureMin = 6;
constexpr std::size_t kSignatureMax = 16;
constexpr std::size_t kFourDigits = 4;

// Characters, not bytes: a UTF-8 continuation byte doesn't begin one.
std::size_t length_of(std::string_view value) {
    return static_cast<std::size_t>(std::count_if(value.begin(), value.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

std::optional<PinFault> length_fault(std::size_t length, std::size_t min, std::size_t max) {
    if (length < min) return PinFault::kTooShort;
    if (length > max) return PinFault::kTooLong;
    return std::nullopt;
}

// Capital letters and digits, at least one of each (AMB-46, PRAC-13).
std::optional<PinFault> signature_fault(std::string_view value) {
    if (const auto fault = length_fault(length_of(value), kSignatureMin, kSignatureMax)) {
        return fault;
    }
    const auto known = [](char c) { return is_digit(c) || is_capital(c) || is_small(c); };
    if (!std::all_of(value.begin(), value.end(), known)) return PinFault::kInvalidCharacter;
    if (std::any_of(value.begin(), value.end(), is_small)) return PinFault::kLowerCase;
    const bool both = std::any_of(value.begin(), value.end(), is_digit) &&
                      std::any_of(value.begin(), value.end(), is_capital);
    if (!both) return PinFault::kNeedsLetterAndDigit;
    return std::nullopt;
}

std::optional<PinFault> digits_fault(std::string_view value) {
    if (const auto fault = length_fault(length_of(value), kFourDigits, kFourDigits)) return fault;
    if (!std::all_of(value.begin(), value.end(), is_digit)) return PinFault::kNotDigits;
    return std::nullopt;
}

void cite_format(const policy::Policy* policy, Target pin, Citations& citations) {
    const policy::PinRule* rule = policy != nullptr ? policy->pin(pin) : nullptr;
    if (rule == nullptr) return;
    const auto ids = policy->rule_ids(rule->format_grounds);
    citations.insert(citations.end(), ids.begin(), ids.end());
}

}  // namespace

PinAnswer pin_format(const policy::Policy* policy, Target pin, std::string_view value) {
    PinAnswer answer;
    answer.fault = pin == Target::kSignature ? signature_fault(value) : digits_fault(value);
    answer.valid = !answer.fault;
    if (answer.fault) answer.faulty = pin;
    cite_format(policy, pin, answer.citations);
    return answer;
}

PinAnswer pin_set(const policy::Policy* policy,
                  const std::vector<std::pair<Target, std::string_view>>& values) {
    PinAnswer answer;
    answer.valid = true;
    for (const auto& [pin, value] : values) {
        const PinAnswer one = pin_format(policy, pin, value);
        answer.citations.insert(answer.citations.end(), one.citations.begin(), one.citations.end());
        if (answer.valid && !one.valid) {
            answer.valid = false;
            answer.fault = one.fault;
            answer.faulty = pin;
        }
    }
    return answer;
}

}  // namespace madoguchi::decision
