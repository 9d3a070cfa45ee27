#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/money_queries.hpp"
#include "madoguchi/projections/queries/statistics_queries.hpp"

namespace madoguchi::cli {

/// Everything that a dashboard shows of one municipality.
struct Dashboard {
    facts::Date today{};
    facts::Date from{};  ///< First day of backlog, lead times, trend and flow.
    std::vector<projections::DashboardLine> lists;
    std::vector<projections::StepLine> steps;  ///< What is open, by step.
    std::vector<projections::AgeBand> ages;
    std::vector<projections::BacklogDay> backlog;
    std::vector<projections::LeadTime> lead_times;
    std::vector<projections::TopicDay> trend;  ///< Arrivals, completions and endings by day.
    std::vector<projections::FlowDay> flow;
    std::vector<projections::MoneyLine> money;  ///< The till's figures of today.
    MADOGUCHI_FIELDS(Dashboard, today, from, lists, steps, ages, backlog, lead_times, trend, flow,
                     money);
};

/// A municipality's dashboard as of today, looking back 30 days; of one office, or of all where
/// none is given. `handling`: today's, which says what counts as long ago.
[[nodiscard]] Result<Dashboard> dashboard_of(const Installation& installation,
                                             const log::TenantId& tenant,
                                             const policy::Handling& handling,
                                             const std::string& office = {});

/// How much stands in each list, over all offices where none is given.
[[nodiscard]] Result<std::vector<projections::DashboardLine>> list_counts(
    const Installation& installation, const log::TenantId& tenant, const policy::Handling& handling,
    const std::string& office);

}  // namespace madoguchi::cli
