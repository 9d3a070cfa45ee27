#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// One entry of a case's history as the timeline shows it.
struct TimelineRow {
    std::uint64_t event_no = 0;
    std::string type;  ///< Wire name of the event.
    std::uint64_t position = 0;
    std::int64_t occurred_at_ms = 0;
    std::int64_t recorded_at_ms = 0;
    std::string actor;
    std::string office;
    std::string policy_version;
    std::uint64_t target_no = 0;     ///< The entry that this one corrects or voids; 0 for none.
    std::uint64_t corrected_by = 0;  ///< Number of the newest correction of it; 0 for none.
    std::uint64_t voided_by = 0;     ///< Number of the entry that voids it; 0 for none.
    bool newer_than_build = false;
    MADOGUCHI_FIELDS(TimelineRow, event_no, type, position, occurred_at_ms, recorded_at_ms, actor,
                     office, policy_version, target_no, corrected_by, voided_by, newer_than_build);
};

}  // namespace madoguchi::projections
