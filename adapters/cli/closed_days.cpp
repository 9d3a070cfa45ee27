#include "madoguchi/adapters/cli/closed_days.hpp"

#include <algorithm>
#include <map>
#include <variant>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/projections/queries/day_queries.hpp"

namespace madoguchi::cli {

namespace {

using projections::ClosedDay;

/// What the commits at `positions`, in any order, say by way of explanation.
Result<std::map<log::Position, std::string>> explanations_at(const ListSource& from,
                                                             std::vector<log::Position> positions) {
    std::ranges::sort(positions);
    const auto commits = from.installation.commits(from.tenant, positions);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    std::map<log::Position, std::string> explanations;
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            const auto* const office = std::get_if<facts::OfficeEvent>(&event);
            const auto* const closed =
                office == nullptr ? nullptr : std::get_if<facts::DayClosed>(office);
            if (closed != nullptr) {
                explanations[commit.meta.position] = closed->explanation.reveal();
            }
        }
    }
    return explanations;
}

}  // namespace

Result<void> write_closed_days(const ListSource& from, const Wanted& wanted, Listing& listing) {
    auto days = projections::closed_days(from.view, wanted.days);
    if (!days) {
        return log::unexpected(failure_of(days.error()));
    }
    std::vector<log::Position> positions;
    for (const ClosedDay& day : *days) {
        positions.emplace_back(day.closed_at);
    }
    auto explanations = explanations_at(from, std::move(positions));
    if (!explanations) {
        return log::unexpected(explanations.error());
    }
    for (ClosedDay& day : *days) {
        day.explanation = (*explanations)[log::Position(day.closed_at)];
    }
    return add_all(listing, days);
}

}  // namespace madoguchi::cli
