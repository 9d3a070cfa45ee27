#include "madoguchi/adapters/cli/dashboard.hpp"

#include <utility>

#include "madoguchi/adapters/cli/policies.hpp"

namespace madoguchi::cli {

namespace {

/// Days that the backlog and the lead times look back, today included.
constexpr std::chrono::days kBack{30};

/// What counts as long ago, as the office has set it.
Result<projections::DashboardLimits> limits_of(const Installation& installation,
                                               const log::TenantId& tenant) {
    const auto policies = published_policies(installation, tenant);
    if (!policies) {
        return log::unexpected(policies.error());
    }
    projections::DashboardLimits limits;
    if (const auto policy = policies->in_force(installation.today())) {
        limits.not_arrived_days = policy->handling.not_arrived_after_days.value_or(0);
    }
    return limits;
}

}  // namespace

Result<Dashboard> dashboard_of(const Installation& installation, const log::TenantId& tenant) {
    const auto view = installation.view("cases", tenant);
    const auto limits = limits_of(installation, tenant);
    if (!view || !limits) {
        return log::unexpected(!view ? view.error() : limits.error());
    }
    const projections::ViewReader& cases = **view;
    const facts::Date today = installation.today();
    auto lists = projections::dashboard(cases, today, *limits);
    auto ages = projections::open_ages(cases, today);
    auto backlog = projections::backlog(cases, today - kBack, today);
    auto lead_times = projections::lead_times(cases, today - kBack, today);
    if (!lists || !ages || !backlog || !lead_times) {
        return log::unexpected(failure_of(!lists     ? lists.error()
                                          : !ages    ? ages.error()
                                          : !backlog ? backlog.error()
                                                     : lead_times.error()));
    }
    return Dashboard{.lists = std::move(*lists),
                     .ages = std::move(*ages),
                     .backlog = std::move(*backlog),
                     .lead_times = std::move(*lead_times)};
}

}  // namespace madoguchi::cli
