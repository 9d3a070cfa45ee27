#pragma once

#include <optional>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"

namespace madoguchi::calendar {

/// How a reply period is measured.
enum class PeriodUnit { kDay, kMonth, kUntilDate };

/// From which day a reply period is reckoned.
enum class PeriodAnchor {
    kApplication,  ///< The day of the application (visit 1).
    kIssue,        ///< The day the letter is made.
    kDispatch,     ///< The day it is posted.
    kArrival,      ///< The recorded delivery; the letter prints the rule in words.
};

/// How long a reply may take. Every switch is the policy's: nothing here is a default of the law.
struct ReplyPeriod {
    int length = 0;  ///< In units; not used by kUntilDate.
    PeriodUnit unit = PeriodUnit::kDay;
    std::optional<Date> until = {};  ///< Set iff `unit` is kUntilDate.
    PeriodAnchor anchor = PeriodAnchor::kDispatch;
    bool first_day_counted = false;  ///< Whether the anchor day is day 1.
    bool closed_day_roll = false;  ///< An end on a closed day moves to the next open day (DATE-16).
    bool capped_by_certificate = false;  ///< Never later than the certificate's last day.
    bool operator==(const ReplyPeriod&) const = default;
};

/// The last day on which a reply is in time (DATE-15, DATE-16): `period` reckoned from
/// `anchor_day`, rolled over the closed days of `open` where the period says so, then capped by
/// `certificate_expires_on` where it says so and the date is known.
[[nodiscard]] Date last_reply_day(const ReplyPeriod& period, Date anchor_day, const OpenDays& open,
                                  std::optional<Date> certificate_expires_on = std::nullopt);

}  // namespace madoguchi::calendar
