#include "madoguchi/log/utc_text.hpp"

#include <algorithm>
#include <charconv>

namespace madoguchi::log {
namespace {

constexpr std::size_t kBytes = 16;

std::string padded(long long number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

}  // namespace

std::string utc_text(UtcTime at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    return padded(static_cast<int>(date.year()), 4) + padded(unsigned(date.month()), 2) +
           padded(unsigned(date.day()), 2) + "T" + padded(time.hours().count(), 2) +
           padded(time.minutes().count(), 2) + padded(time.seconds().count(), 2) + "Z";
}

std::optional<UtcTime> parse_utc_text(std::string_view text) {
    if (text.size() != kBytes) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + digits, value);
        return value;
    };
    const std::chrono::year_month_day date(std::chrono::year(number(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(number(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(number(6, 2))));
    if (!date.ok()) {
        return std::nullopt;
    }
    const UtcTime at = std::chrono::sys_days(date) + std::chrono::hours(number(9, 2)) +
                       std::chrono::minutes(number(11, 2)) + std::chrono::seconds(number(13, 2));
    // Whatever isn't written so again wasn't such a text.
    return utc_text(at) == text ? std::optional(at) : std::nullopt;
}

}  // namespace madoguchi::log
