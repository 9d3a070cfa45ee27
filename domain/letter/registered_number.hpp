#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::letter {

/// The number under which the post accepts a registered or recorded item (引受番号): eleven digits,
/// the last being the first ten modulo 7. Numbers come back after some time: unique only together
/// with the day of acceptance.
class RegisteredNumber {
 public:
    RegisteredNumber() = default;

    /// Reads a number as printed, typed or scanned; hyphens and spaces are ignored.
    /// Returns nothing when there aren't eleven ASCII digits or the check digit is wrong.
    [[nodiscard]] static std::optional<RegisteredNumber> parse(std::string_view text);

    /// As the post prints it: `131-12-38385-2`. Empty iff default-constructed.
    [[nodiscard]] std::string text() const;
    /// As it is stored: `13112383852`. Empty iff default-constructed.
    [[nodiscard]] const std::string& digits() const { return digits_; }

    auto operator<=>(const RegisteredNumber&) const = default;

 private:
    explicit RegisteredNumber(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;  ///< Eleven digits; empty when default-constructed.
};

}  // namespace madoguchi::letter
