#include "madoguchi/domain/policy/office.hpp"

#include <algorithm>

#include "madoguchi/domain/calendar/holidays.hpp"

namespace madoguchi::policy {

namespace {

constexpr std::size_t kWeekdays = 7;

template <typename Rules>
bool any_covers(const Rules& rules, calendar::Date date) {
    return std::any_of(rules.begin(), rules.end(),
                       [date](const auto& rule) { return calendar::covers(rule, date); });
}

bool span_covers(const OpeningSpan& span, calendar::Date date, bool holiday) {
    const std::size_t place = holiday ? kHolidayPlace : std::chrono::weekday{date}.c_encoding();
    if (!span.days[place]) return false;
    return span.only_on.empty() || any_covers(span.only_on, date);
}

bool closed_on(const OfficeHours& hours, calendar::Date date) {
    const auto listed = [date](const std::vector<calendar::Date>& days) {
        return std::find(days.begin(), days.end(), date) != days.end();
    };
    if (listed(hours.opened)) return false;
    return listed(hours.closed) || any_covers(hours.closed_every_year, date) ||
           any_covers(hours.closed_every_month, date);
}

}  // namespace

OpenAnswer open_at(const Office& office, calendar::LocalMinute at) {
    OpenAnswer answer;
    if (!office.hours) return answer;
    const OfficeHours& hours = *office.hours;
    if (closed_on(hours, at.date)) {
        answer.open = false;
        return answer;
    }
    const bool holiday = calendar::is_holiday(at.date);
    answer.open = std::any_of(hours.spans.begin(), hours.spans.end(), [&](const auto& span) {
        return span_covers(span, at.date, holiday) && span.from_minute <= at.minute_of_day &&
               at.minute_of_day < span.until_minute;
    });
    if (*answer.open) answer.warnings = doubts_on(office, at.date);
    return answer;
}

std::vector<std::string> doubts_on(const Office& office, calendar::Date date) {
    std::vector<std::string> doubts;
    if (!office.hours) return doubts;
    for (const auto& doubt : office.hours->doubtful) {
        if (any_covers(doubt.monthly, date) || any_covers(doubt.yearly, date)) {
            doubts.push_back(doubt.warning);
        }
    }
    return doubts;
}

std::optional<calendar::OpenDays> open_days(const Office& office) {
    if (!office.hours) return std::nullopt;
    calendar::OpenDays days;
    for (const auto& span : office.hours->spans) {
        if (!span.only_on.empty()) continue;
        for (std::size_t i = 0; i < kWeekdays; ++i) days.weekdays[i] |= span.days[i];
        days.on_holidays |= span.days[kHolidayPlace];
    }
    days.closed_every_year = office.hours->closed_every_year;
    days.closed_every_month = office.hours->closed_every_month;
    days.closed = office.hours->closed;
    days.opened = office.hours->opened;
    return days;
}

bool terminal_down_on(const Office& office, calendar::Date date) {
    const auto& down = office.terminal_downtime;
    return any_covers(down.monthly, date) ||
           std::find(down.days.begin(), down.days.end(), date) != down.days.end();
}

}  // namespace madoguchi::policy
