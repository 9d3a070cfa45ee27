#pragma once

#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

/// Everything that a dashboard shows of one municipality.
struct Dashboard {
    std::vector<projections::DashboardLine> lists;
    std::vector<projections::AgeBand> ages;
    std::vector<projections::BacklogDay> backlog;
    std::vector<projections::LeadTime> lead_times;
    MADOGUCHI_FIELDS(Dashboard, lists, ages, backlog, lead_times);
};

/// A municipality's dashboard as of today; the backlog and the lead times look back 30 days.
[[nodiscard]] Result<Dashboard> dashboard_of(const Installation& installation,
                                             const log::TenantId& tenant);

}  // namespace madoguchi::cli
