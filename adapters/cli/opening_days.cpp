#include "madoguchi/adapters/cli/opening_days.hpp"

#include <utility>

#include "madoguchi/domain/calendar/open_day_count.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

namespace madoguchi::cli {

OpeningDays opening_days(const PublishedPolicies& published, facts::Date day) {
    OpeningDays all;
    const auto policy = published.in_force(day);
    if (!policy) {
        return all;
    }
    for (const policy::Office& office : policy->offices) {
        if (const auto days = policy::open_days(office)) {
            all.emplace(office.code, *days);
        }
    }
    return all;
}

OpenDaysLeft::OpenDaysLeft(const Installation& installation, log::TenantId tenant,
                           OpeningDays opening_days)
    : installation_(installation), tenant_(std::move(tenant)), known_(std::move(opening_days)) {}

Result<void> OpenDaysLeft::take_closures(const std::string& office, calendar::OpenDays& days) {
    const auto daybook = installation_.view("daybook", tenant_);
    if (!daybook) {
        return log::unexpected(daybook.error());
    }
    const auto closures = projections::closures(
        **daybook, {.office = office, .from = installation_.today(), .until = facts::Date::max()});
    if (!closures) {
        return log::unexpected(failure_of(closures.error()));
    }
    for (const auto& closure : *closures) {
        if (closure.kind == projections::kOfficeClosure) {
            std::erase(days.opened, closure.first_day);
            days.closed.push_back(closure.first_day);
        }
    }
    return {};
}

Result<void> OpenDaysLeft::fill_in(projections::CaseLine& line) {
    const auto known = known_.find(line.office);
    if (!line.days_left || *line.days_left < 0 || known == known_.end()) {
        return {};
    }
    auto days = with_closures_.find(line.office);
    if (days == with_closures_.end()) {
        calendar::OpenDays of_office = known->second;
        if (auto taken = take_closures(line.office, of_office); !taken) {
            return taken;
        }
        days = with_closures_.emplace(line.office, std::move(of_office)).first;
    }
    const facts::Date today = installation_.today();
    line.open_days_left =
        calendar::open_day_count(days->second, today, today + std::chrono::days(*line.days_left));
    return {};
}

}  // namespace madoguchi::cli
