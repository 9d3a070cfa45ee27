#include "madoguchi/domain/calendar/open_days.hpp"

#include <algorithm>

#include "madoguchi/domain/calendar/holidays.hpp"

namespace madoguchi::calendar {

using std::chrono::days;

namespace {

constexpr int kSearchDays = 366;

std::optional<Date> start_in(std::chrono::year_month month, const MonthlyRule& rule) {
    const std::chrono::weekday weekday{rule.weekday};
    if (rule.nth == 0) return Date{month / std::chrono::last};
    if (rule.nth < 0) return Date{month / weekday[std::chrono::last]};
    return nth_weekday(month, weekday, static_cast<unsigned>(rule.nth));
}

unsigned month_and_day(unsigned month, unsigned day) { return month * 100 + day; }

bool contains(const std::vector<Date>& dates, Date date) {
    return std::find(dates.begin(), dates.end(), date) != dates.end();
}

}  // namespace

OpenDays monday_to_friday() {
    OpenDays open;
    open.weekdays = {false, true, true, true, true, true, false};
    return open;
}

bool covers(const YearlyRange& range, Date date) {
    const auto ymd = parts(date);
    const unsigned day =
        month_and_day(static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    const unsigned first = month_and_day(range.first_month, range.first_day);
    const unsigned last = month_and_day(range.last_month, range.last_day);
    if (first <= last) return first <= day && day <= last;
    return day >= first || day <= last;
}

bool covers(const MonthlyRule& rule, Date date) {
    const auto ymd = parts(date);
    for (int shift = -1; shift <= 1; ++shift) {
        const auto month = ymd.year() / ymd.month() + std::chrono::months{shift};
        const auto start = start_in(month, rule);
        if (!start) continue;
        const Date first = *start + days{rule.offset_days};
        if (first <= date && date < first + days{rule.days}) return true;
    }
    return false;
}

bool is_open_day(const OpenDays& open, Date date) {
    if (contains(open.opened, date)) return true;
    if (contains(open.closed, date)) return false;
    const auto covered = [date](const auto& rule) { return covers(rule, date); };
    if (std::any_of(open.closed_every_year.begin(), open.closed_every_year.end(), covered) ||
        std::any_of(open.closed_every_month.begin(), open.closed_every_month.end(), covered)) {
        return false;
    }
    if (is_holiday(date)) return open.on_holidays;
    return open.weekdays[std::chrono::weekday{date}.c_encoding()];
}

Date next_open_day(const OpenDays& open, Date date) {
    for (int i = 0; i <= kSearchDays; ++i) {
        if (is_open_day(open, date + days{i})) return date + days{i};
    }
    return date;
}

Date last_open_day(const OpenDays& open, Date date) {
    for (int i = 0; i <= kSearchDays; ++i) {
        if (is_open_day(open, date - days{i})) return date - days{i};
    }
    return date;
}

}  // namespace madoguchi::calendar
