#include "madoguchi/domain/calendar/era.hpp"

#include <array>

namespace madoguchi::calendar {

using std::chrono::year;

namespace {

struct Era {
    Date first_day;
    int year_one;  // the Gregorian year that is year 1
    std::string_view name;
    std::string_view letter;
};

// Newest first. A new era is one more line.
constexpr std::array kEras{
    Era{Date{year{2019} / 5 / 1}, 2019, "令和", "R"},
    Era{Date{year{1989} / 1 / 8}, 1989, "平成", "H"},
    Era{Date{year{1926} / 12 / 25}, 1926, "昭和", "S"},
    Era{Date{year{1912} / 7 / 30}, 1912, "大正", "T"},
    Era{Date{year{1873} / 1 / 1}, 1868, "明治", "M"},
};

std::string month_and_day(Date date) {
    const auto ymd = parts(date);
    return std::to_string(static_cast<unsigned>(ymd.month())) + "月" +
           std::to_string(static_cast<unsigned>(ymd.day())) + "日";
}

std::string gregorian(Date date) {
    return std::to_string(static_cast<int>(parts(date).year())) + "年" + month_and_day(date);
}

}  // namespace

std::optional<EraYear> era_year(Date date) {
    for (const auto& era : kEras) {
        if (date >= era.first_day) {
            return EraYear{era.name, era.letter,
                           static_cast<int>(parts(date).year()) - era.year_one + 1};
        }
    }
    return std::nullopt;
}

std::string format_era(Date date) {
    const auto era = era_year(date);
    if (!era) return gregorian(date);
    const std::string number = era->year == 1 ? "元" : std::to_string(era->year);
    return std::string{era->name} + number + "年" + month_and_day(date);
}

std::string format_era_weekday(Date date) {
    return format_era(date) + "(" + std::string{weekday_name(date)} + ")";
}

std::string format_both_calendars(Date date) {
    return format_era_weekday(date) + "(" + gregorian(date) + ")";
}

std::string format_era_short(Date date) {
    const auto era = era_year(date);
    if (!era) return format_iso(date);
    const auto ymd = parts(date);
    return std::string{era->letter} + std::to_string(era->year) + "." +
           std::to_string(static_cast<unsigned>(ymd.month())) + "." +
           std::to_string(static_cast<unsigned>(ymd.day()));
}

std::string fiscal_year_short(Date date) {
    const int first_year = fiscal_year(date);
    const Date april{year{first_year} / 4 / 1};
    const auto era = era_year(april);
    if (!era) return std::to_string(first_year);
    return std::string{era->letter} + std::to_string(era->year);
}

std::string_view weekday_name(Date date) {
    constexpr std::array<std::string_view, 7> kNames{"日", "月", "火", "水", "木", "金", "土"};
    return kNames[std::chrono::weekday{date}.c_encoding()];
}

}  // namespace madoguchi::calendar
