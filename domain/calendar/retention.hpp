#pragma once

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::calendar {

/// The day from which a retention period counts: the first of April after `ended_on`. A matter that
/// ends on the first of April counts from the next one.
[[nodiscard]] Date retention_start(Date ended_on);

/// The first day on which disposal may be decided: `years` after the start of the retention period.
[[nodiscard]] Date disposal_due_on(Date ended_on, int years);

/// The last day of end of matters whose disposal may be decided on `today`.
[[nodiscard]] Date disposable_until(Date today, int years);

}  // namespace madoguchi::calendar
