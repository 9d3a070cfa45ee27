#include "madoguchi/facts/values/date.hpp"

#include <cstddef>

namespace madoguchi::facts {
namespace {

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

/// Writes `value` with leading zeros so that it ends before `end` and takes `width` characters.
void put_digits(std::string& text, std::size_t end, unsigned value, std::size_t width) {
    for (std::size_t i = 1; i <= width; ++i) {
        text[end - i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day parts{std::chrono::year{static_cast<int>(*year)},
                                            std::chrono::month{*month}, std::chrono::day{*day}};
    if (!parts.ok()) {
        return std::nullopt;
    }
    return Date{parts};
}

std::string date_text(Date date) {
    const std::chrono::year_month_day parts{date};
    std::string text = "0000-00-00";
    put_digits(text, 4, static_cast<unsigned>(static_cast<int>(parts.year())), 4);
    put_digits(text, 7, static_cast<unsigned>(parts.month()), 2);
    put_digits(text, 10, static_cast<unsigned>(parts.day()), 2);
    return text;
}

}  // namespace madoguchi::facts
