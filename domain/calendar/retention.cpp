#include "madoguchi/domain/calendar/retention.hpp"

namespace madoguchi::calendar {

Date retention_start(Date ended_on) {
    return Date{std::chrono::year{fiscal_year(ended_on) + 1} / 4 / 1};
}

Date disposal_due_on(Date ended_on, int years) {
    return Date{std::chrono::year{fiscal_year(ended_on) + 1 + years} / 4 / 1};
}

Date disposable_until(Date today, int years) {
    return Date{std::chrono::year{fiscal_year(today) - years} / 4 / 1} - std::chrono::days(1);
}

}  // namespace madoguchi::calendar
