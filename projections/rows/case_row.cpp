#include "madoguchi/projections/rows/case_row.hpp"

#include <algorithm>

namespace madoguchi::projections {

std::optional<facts::Date> CaseRow::in_time_until(facts::Date today) const {
    if (!letter.valid_until) {
        return std::nullopt;
    }
    const auto running = terminal_down_since ? today - *terminal_down_since : std::chrono::days(0);
    return *letter.valid_until + std::chrono::days(clock_stopped_days) +
           std::max(running, std::chrono::days(0));
}

}  // namespace madoguchi::projections
