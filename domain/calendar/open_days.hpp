#pragma once

#include <array>
#include <optional>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::calendar {

/// Days of every year, from and to inclusive; may run over New Year (12/29 to 1/3).
struct YearlyRange {
    unsigned first_month = 1;
    unsigned first_day = 1;
    unsigned last_month = 1;
    unsigned last_day = 1;
    bool operator==(const YearlyRange&) const = default;
};

/// Days of every month, found from one weekday or from the month's end.
struct MonthlyRule {
    /// 1 to 5: the nth `weekday`; -1: the last `weekday`; 0: the last day of the month.
    int nth = 1;
    unsigned weekday = 0;  ///< 0 Sunday to 6 Saturday.
    int offset_days =
        0;         ///< Moves the start: the Sunday after the 3rd Saturday is 3, Saturday, +1.
    int days = 1;  ///< How many days in a row.
    bool operator==(const MonthlyRule&) const = default;
};

/// On which days an office is open. What is later in this list wins over what is earlier.
struct OpenDays {
    std::array<bool, 7> weekdays{};                   ///< Sunday first.
    bool on_holidays = false;                         ///< Open on national holidays.
    std::vector<YearlyRange> closed_every_year = {};  ///< Year-end and the like.
    std::vector<MonthlyRule> closed_every_month = {};
    std::vector<Date> closed = {};  ///< Single days, as from a yearly list.
    std::vector<Date> opened = {};  ///< Single days on which it opens after all.
    bool operator==(const OpenDays&) const = default;
};

/// Open on Monday to Friday except national holidays: the ordinary week of an office.
[[nodiscard]] OpenDays monday_to_friday();

[[nodiscard]] bool covers(const YearlyRange& range, Date date);
[[nodiscard]] bool covers(const MonthlyRule& rule, Date date);

/// Whether the office is open on `date` at all; hours of the day are not this function's matter.
[[nodiscard]] bool is_open_day(const OpenDays& days, Date date);

/// The first open day on or after `date`, searched for one year; `date` itself if there is none.
[[nodiscard]] Date next_open_day(const OpenDays& days, Date date);

/// The last open day on or before `date`, searched for one year; `date` itself if there is none.
[[nodiscard]] Date last_open_day(const OpenDays& days, Date date);

}  // namespace madoguchi::calendar
