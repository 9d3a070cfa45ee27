#pragma once

#include <optional>
#include <string_view>

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::calendar {

/// The first and last year for which holidays are computed: the law begins on 1948-07-20, and the
/// equinox formulas hold until 2099. Outside, no day is a holiday.
inline constexpr int kHolidaysFirstYear = 1948;
inline constexpr int kHolidaysLastYear = 2099;

/// Why a day is a day of rest under the Act on National Holidays (国民の祝日に関する法律).
enum class HolidayKind {
    kNamed,       ///< A national holiday with a name of its own (国民の祝日).
    kSubstitute,  ///< Stands for a national holiday on a Sunday (振替休日).
    kBetween,     ///< Lies between two national holidays (国民の休日).
};

struct Holiday {
    HolidayKind kind = HolidayKind::kNamed;
    std::string_view name;  ///< Japanese; points to static storage.
};

/// The holiday that `date` is, or nothing. Computed from the law of the day: fixed days, Happy
/// Mondays, equinoxes, substitute holidays (1973), days in between (1985), one-off laws as data.
[[nodiscard]] std::optional<Holiday> holiday(Date date);

/// Whether `date` is a day of rest under the Act. Sundays as such aren't.
[[nodiscard]] inline bool is_holiday(Date date) { return holiday(date).has_value(); }

}  // namespace madoguchi::calendar
