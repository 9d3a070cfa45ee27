#include "madoguchi/adapters/protobuf/text_rules.hpp"

#include <algorithm>
#include <array>

#include "madoguchi/adapters/protobuf/fault_code.hpp"
#include "madoguchi/adapters/protobuf/personal_numbers.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::protobuf {
namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Texts of several lines.
constexpr std::array<std::string_view, 3> kLines{"text", "reason", "explanation"};

/// Numbers of other things, which may be as long as a personal number and have checks of their own.
constexpr std::array<std::string_view, 19> kOtherNumbers{
    "tenant",      "id",           "stream",   "actor",          "office",
    "tracking_no", "operation_id", "batch",    "receipt_number", "document_number",
    "serial",      "case_number",  "new_case", "other_case",     "continues_case",
    "sha256",      "version",      "person",   "case_id"};

/// Texts that a program has drawn or signed: no person writes a number into them, but their digits
/// may make one.
constexpr std::array<std::string_view, 3> kDrawn{"KeyAssertion", "NewKey", "ProviderReturn"};

bool has_date_form(std::string_view text) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    return text.size() == kForm.size() &&
           std::equal(text.begin(), text.end(), kForm.begin(), [](char c, char form) {
               return form == 'd' ? c >= '0' && c <= '9' : c == form;
           });
}

std::string without(std::string text, std::string_view characters) {
    text.erase(std::remove_if(text.begin(), text.end(),
                              [&](char c) { return characters.find(c) != std::string_view::npos; }),
               text.end());
    return text;
}

TextFault no_postcode() {
    return {.code = fault_code::kPostcode, .what = "is no postcode: seven digits"};
}

/// A text of digits: brought into its stored form and checked as far as its field has a form.
std::optional<TextFault> check_digits(std::string_view field, std::string& text) {
    if (field == "postcode") {
        text = without(std::move(text), "- ");
        return text.size() == 7 ? std::nullopt : std::optional(no_postcode());
    }
    if (has_date_form(text) && field != "phone" && !facts::parse_date(text)) {
        return TextFault{.code = fault_code::kNoSuchDay, .what = "is a day that doesn't exist"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<TextFault> check_numbers(std::string_view text, bool phone) {
    const auto found = personal_number_in(text);
    if (found == PersonalNumber::kMyNumber) {
        return TextFault{.code = fault_code::kMyNumber,
                         .what =
                             "has twelve digits that make a My Number, which is never written "
                             "down here; take it out"};
    }
    if (found == PersonalNumber::kResidentCode && !phone) {
        return TextFault{.code = fault_code::kResidentCode,
                         .what =
                             "has eleven digits that make a resident record code "
                             "(住民票コード), which is never written down here; take it out"};
    }
    return std::nullopt;
}

std::optional<TextFault> check_text(std::string_view message, std::string_view field,
                                    const TextLimits& limits, std::string& text) {
    const bool policy =
        (message == "PublishPolicyVersion" || message == "PolicyText") && field == "text";
    const std::size_t bytes_max = policy ? limits.policy_bytes_max : limits.text_bytes_max;
    if (text.size() > bytes_max) {
        return TextFault{.code = fault_code::kTooLong,
                         .what = "is " + std::to_string(text.size()) + " bytes long; at most " +
                                 std::to_string(bytes_max) + " can be taken"};
    }
    if (const char* const fault = fault_of_characters(text, is_one_of(field, kLines))) {
        return TextFault{.code = fault_code::kCharacter,
                         .what = std::string(fault) + "; take it out"};
    }
    // What is searched for is stored nowhere, and may be any number that stands on a letter.
    const bool drawn = is_one_of(message, kDrawn) && field != "label";
    if (policy || drawn || text.empty() || message == "Search") {
        return std::nullopt;
    }
    if (!is_one_of(field, kOtherNumbers)) {
        if (auto fault = check_numbers(text, field == "phone")) {
            return fault;
        }
    }
    if (auto digits = as_digits(text)) {
        text = std::move(*digits);
        return check_digits(field, text);
    }
    if (field == "postcode") {
        return no_postcode();
    }
    if (field == "kana" && has_han(text)) {
        return TextFault{.code = fault_code::kKana,
                         .what =
                             "has kanji: furigana are written in kana, or in Latin letters as "
                             "the register has them"};
    }
    if (field == "phone") {
        return TextFault{.code = fault_code::kPhone,
                         .what = "is no telephone number: digits and hyphens"};
    }
    return std::nullopt;
}

}  // namespace madoguchi::protobuf
