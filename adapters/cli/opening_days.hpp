#pragma once

#include <map>
#include <optional>
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

/// The days on which offices are open, by the policy's opening days and the closures that an office
/// has registered, which are read once. What can't be known stays absent.
class DaysToCome {
 public:
    /// `installation` outlives it.
    DaysToCome(const Installation& installation, log::TenantId tenant, OpeningDays opening_days);

    /// Says in a line how many of the days that are left its office is open.
    [[nodiscard]] Result<void> fill_in(projections::CaseLine& line);

    /// The first day after today on which the office is open; nothing where the policy doesn't say
    /// when it is, or where no such day comes within a year.
    [[nodiscard]] Result<std::optional<facts::Date>> next_open_day(const std::string& office);

 private:
    /// Nothing: the policy doesn't say when the office is open. Points into `with_closures_`.
    [[nodiscard]] Result<const calendar::OpenDays*> days_of(const std::string& office);
    [[nodiscard]] Result<void> take_closures(const std::string& office, calendar::OpenDays& days);

    const Installation& installation_;
    const log::TenantId tenant_;
    OpeningDays known_;          ///< As the policy has them.
    OpeningDays with_closures_;  ///< Of the offices that were asked for.
};

}  // namespace madoguchi::cli
