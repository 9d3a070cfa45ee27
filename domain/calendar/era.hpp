#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::calendar {

/// A year counted in a Japanese era (元号).
struct EraYear {
    std::string_view name;    ///< "令和"; static storage.
    std::string_view letter;  ///< "R"; static storage.
    int year = 1;             ///< From 1, written 元 in the long form.
};

/// The era year of a day; nothing before 1873-01-01, when Japan adopted the Gregorian calendar.
[[nodiscard]] std::optional<EraYear> era_year(Date date);

/// `令和8年11月20日`; the first year is written 元年. Gregorian (`1872年5月1日`) before 1873.
[[nodiscard]] std::string format_era(Date date);

/// `令和8年11月20日(金)`.
[[nodiscard]] std::string format_era_weekday(Date date);

/// `令和8年11月20日(金)(2026年11月20日)`: both calendars, for what is printed or shown.
[[nodiscard]] std::string format_both_calendars(Date date);

/// `R8.11.20`; the first year is written 1. ISO before 1873.
[[nodiscard]] std::string format_era_short(Date date);

/// The fiscal year in the era of its first of April: `R8` for 2026-04-01 to 2027-03-31; the year in
/// which an era begins after April keeps the older era's number (2019: `H31`).
[[nodiscard]] std::string fiscal_year_short(Date date);

/// One character, 日 to 土.
[[nodiscard]] std::string_view weekday_name(Date date);

}  // namespace madoguchi::calendar
