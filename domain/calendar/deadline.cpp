#include "madoguchi/domain/calendar/deadline.hpp"

#include <algorithm>

#include "madoguchi/domain/calendar/expiry.hpp"

namespace madoguchi::calendar {

using std::chrono::days;

namespace {

Date end_of_period(const ReplyPeriod& period, Date anchor_day) {
    // Counting the anchor day as day 1 is the same as not counting the day before it.
    const Date not_counted = period.first_day_counted ? anchor_day - days{1} : anchor_day;
    switch (period.unit) {
        case PeriodUnit::kDay:
            return not_counted + days{period.length};
        case PeriodUnit::kMonth:
            return last_day_within_months(not_counted, period.length);
        case PeriodUnit::kUntilDate:
            return period.until.value_or(anchor_day);
    }
    return anchor_day;
}

}  // namespace

Date last_reply_day(const ReplyPeriod& period, Date anchor_day, const OpenDays& open,
                    std::optional<Date> certificate_expires_on) {
    Date last = end_of_period(period, anchor_day);
    if (period.closed_day_roll) last = next_open_day(open, last);
    if (period.capped_by_certificate && certificate_expires_on) {
        last = std::min(last, *certificate_expires_on);
    }
    return last;
}

}  // namespace madoguchi::calendar
