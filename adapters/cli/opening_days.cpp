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

DaysToCome::DaysToCome(const Installation& installation, log::TenantId tenant,
                       OpeningDays opening_days)
    : installation_(installation), tenant_(std::move(tenant)), known_(std::move(opening_days)) {}

Result<void> DaysToCome::take_closures(const std::string& office, calendar::OpenDays& days) {
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

Result<const calendar::OpenDays*> DaysToCome::days_of(const std::string& office) {
    if (const auto read = with_closures_.find(office); read != with_closures_.end()) {
        return &read->second;
    }
    const auto known = known_.find(office);
    if (known == known_.end()) {
        return nullptr;
    }
    calendar::OpenDays days = known->second;
    if (auto taken = take_closures(office, days); !taken) {
        return log::unexpected(taken.error());
    }
    return &with_closures_.emplace(office, std::move(days)).first->second;
}

Result<void> DaysToCome::fill_in(projections::CaseLine& line) {
    if (!line.days_left || *line.days_left < 0) {
        return {};
    }
    const auto days = days_of(line.office);
    if (!days) {
        return log::unexpected(days.error());
    }
    if (*days != nullptr) {
        const facts::Date today = installation_.today();
        line.open_days_left =
            calendar::open_day_count(**days, today, today + std::chrono::days(*line.days_left));
    }
    return {};
}

Result<std::optional<facts::Date>> DaysToCome::next_open_day(const std::string& office) {
    const auto days = days_of(office);
    if (!days) {
        return log::unexpected(days.error());
    }
    if (*days == nullptr) {
        return std::nullopt;
    }
    const facts::Date tomorrow = installation_.today() + std::chrono::days(1);
    const facts::Date next = calendar::next_open_day(**days, tomorrow);
    return calendar::is_open_day(**days, next) ? std::optional(next) : std::nullopt;
}

}  // namespace madoguchi::cli
