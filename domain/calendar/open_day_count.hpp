#pragma once

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"

namespace madoguchi::calendar {

/// How many days after `after`, up to and including `until`, are open; 0 where `until` isn't later.
[[nodiscard]] int open_day_count(const OpenDays& days, Date after, Date until);

}  // namespace madoguchi::calendar
