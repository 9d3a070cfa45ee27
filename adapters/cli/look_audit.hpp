#pragma once

#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/projections/queries/look_queries.hpp"

namespace madoguchi::cli {

/// The first and the last day of `2026-11`. Failure kUsage.
[[nodiscard]] Result<std::pair<facts::Date, facts::Date>> days_of_month(const std::string& month);

/// The auditor's lists over who looked at what, from one day to another, both inclusive: of those
/// who looked at `office`; empty: at any.
[[nodiscard]] Result<std::vector<projections::LookFinding>> look_findings(
    const Installation& installation, const log::TenantId& tenant, const std::string& office,
    facts::Date from, facts::Date until);

}  // namespace madoguchi::cli
