#include "madoguchi/domain/calendar/open_day_count.hpp"

namespace madoguchi::calendar {

int open_day_count(const OpenDays& days, Date after, Date until) {
    int count = 0;
    for (Date day = after + std::chrono::days{1}; day <= until; day += std::chrono::days{1}) {
        count += is_open_day(days, day) ? 1 : 0;
    }
    return count;
}

}  // namespace madoguchi::calendar
