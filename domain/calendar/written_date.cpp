#include "madoguchi/domain/calendar/written_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

#include "madoguchi/domain/calendar/era.hpp"

namespace madoguchi::calendar {

namespace {

constexpr std::string_view kYear = "年";
constexpr std::string_view kMonth = "月";
constexpr std::string_view kDay = "日";
constexpr std::string_view kFirstYear = "元";

/// An era by its two ways of writing and the Gregorian year before its year 1.
struct EraName {
    std::string_view name;
    std::string_view letter;
    int year_zero;
};
constexpr std::array kNames{EraName{"令和", "R", 2018}, EraName{"平成", "H", 1988},
                            EraName{"昭和", "S", 1925}, EraName{"大正", "T", 1911},
                            EraName{"明治", "M", 1867}};

bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

const EraName* take_era(std::string_view& text) {
    for (const auto& era : kNames) {
        const auto small = static_cast<char>(era.letter.front() - 'A' + 'a');
        if (take(text, era.name) || take(text, era.letter) || take(text, {&small, 1})) return &era;
    }
    return nullptr;
}

std::optional<int> take_number(std::string_view& text, std::size_t digits_max) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > digits_max) return std::nullopt;
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + digits, value);
    if (read.ec != std::errc{}) return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

/// What stands between two numbers: the character, or one of the signs that people put there. The
/// same one twice, which `sign` remembers.
bool take_separator(std::string_view& text, std::string_view character, char& sign) {
    if (sign == 0 && take(text, character)) {
        sign = 'k';
        return true;
    }
    if (sign == 'k') return take(text, character);
    if (text.empty() || std::string_view("-/.").find(text.front()) == std::string_view::npos) {
        return false;
    }
    if (sign != 0 && text.front() != sign) return false;
    sign = text.front();
    text.remove_prefix(1);
    return true;
}

/// `19800102`.
std::optional<Date> eight_digits(std::string_view text) {
    if (text.size() != 8 || text.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    return parse_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                      std::string(text.substr(6)));
}

}  // namespace

std::optional<Date> read_written_date(std::string_view text) {
    if (const auto whole = eight_digits(text)) return whole;
    const EraName* const era = take_era(text);
    auto year = era != nullptr && take(text, kFirstYear)
                    ? std::optional(1)
                    : take_number(text, era != nullptr ? 2 : 4);
    char sign = 0;
    if (!year || (era == nullptr && *year < 1000) || !take_separator(text, kYear, sign)) {
        return std::nullopt;
    }
    const auto month = take_number(text, 2);
    if (!month || !take_separator(text, kMonth, sign)) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day || (sign == 'k' && !take(text, kDay)) || !text.empty()) return std::nullopt;
    const auto date = make_date(*year + (era != nullptr ? era->year_zero : 0),
                                static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (!date || era == nullptr) return date;
    const auto written = era_year(*date);
    return written && written->name == era->name ? date : std::nullopt;
}

}  // namespace madoguchi::calendar
