#include "madoguchi/adapters/cli/retention.hpp"

#include <utility>

#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/domain/calendar/retention.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

Result<std::optional<int>> years_of(const Installation& installation, const log::TenantId& tenant) {
    const auto policies = published_policies(installation, tenant);
    if (!policies) {
        return log::unexpected(policies.error());
    }
    const auto policy = policies->in_force(installation.today());
    return policy ? policy->handling.retention_years : std::nullopt;
}

}  // namespace

Result<DuePage> due_page(const Installation& installation, const log::TenantId& tenant,
                         const DueQuery& query) {
    const auto years = years_of(installation, tenant);
    const auto view = installation.view("cases", tenant);
    if (!years || !view) {
        return log::unexpected(!years ? years.error() : view.error());
    }
    DuePage found{.years = *years, .lines = {}, .next = {}};
    if (!found.years && !query.held) {
        return found;
    }
    projections::RetentionQuery wanted;
    wanted.held = query.held;
    wanted.ended_until = query.held
                             ? installation.today()
                             : calendar::disposable_until(installation.today(), *found.years);
    wanted.limit = query.limit;
    wanted.after = query.after;
    const auto page = projections::retention_page(**view, wanted);
    if (!page) {
        return log::unexpected(failure_of(page.error()));
    }
    for (const auto& line : page->lines) {
        found.lines.push_back({.municipality = tenant.text(),
                               .case_number = line.case_number,
                               .stream = line.stream,
                               .office = line.office,
                               .status = line.status_ja,
                               .ended_on = line.ended_on,
                               .due_on = found.years ? std::optional(calendar::disposal_due_on(
                                                           line.ended_on, *found.years))
                                                     : std::nullopt,
                               .disposal_requested_by = line.disposal_requested_by,
                               .holds = line.holds});
    }
    found.next = page->next;
    return found;
}

}  // namespace madoguchi::cli
