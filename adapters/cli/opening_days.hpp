#pragma once

#include <map>
#include <string>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"
#include "madoguchi/projections/queries/case_line.hpp"

namespace madoguchi::cli {

/// On which days each office is open, by its code. Offices of which the policy doesn't say it
/// aren't in it.
using OpeningDays = std::map<std::string, calendar::OpenDays>;

/// The opening days that the policy in force on a day gives; none where no version is in force.
[[nodiscard]] OpeningDays opening_days(const PublishedPolicies& published, facts::Date day);

/// Says in each line how many of the days that are left its office is open, by the policy's opening
/// days and the closures that the office has registered. What can't be known stays absent.
class OpenDaysLeft {
 public:
    /// `installation` outlives it.
    OpenDaysLeft(const Installation& installation, log::TenantId tenant, OpeningDays opening_days);

    /// Reads each office's closures once.
    [[nodiscard]] Result<void> fill_in(projections::CaseLine& line);

 private:
    [[nodiscard]] Result<void> take_closures(const std::string& office, calendar::OpenDays& days);

    const Installation& installation_;
    const log::TenantId tenant_;
    OpeningDays known_;          ///< As the policy has them.
    OpeningDays with_closures_;  ///< Of the offices that were asked for.
};

}  // namespace madoguchi::cli
