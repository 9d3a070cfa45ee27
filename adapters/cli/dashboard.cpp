#include "madoguchi/adapters/cli/dashboard.hpp"

#include <utility>

namespace madoguchi::cli {

namespace {

/// How many days before today a dashboard looks back.
constexpr std::chrono::days kBack{30};

template <typename Rows>
void keep_office(Rows& rows, const std::string& office) {
    std::erase_if(rows, [&](const auto& row) { return !office.empty() && row.office != office; });
}

/// What comes from the view `cases`.
Result<void> take_cases(const projections::ViewReader& cases, const std::string& office,
                        Dashboard& board) {
    auto steps = projections::open_steps(cases);
    auto ages = projections::open_ages(cases, board.today);
    auto backlog = projections::backlog(cases, board.from, board.today);
    auto lead_times =
        projections::lead_times(cases, board.from, board.today,
                                office.empty() ? projections::LeadTimesOf::kWholeTown
                                               : projections::LeadTimesOf::kEachOffice);
    if (!steps || !ages || !backlog || !lead_times) {
        return log::unexpected(failure_of(!steps     ? steps.error()
                                          : !ages    ? ages.error()
                                          : !backlog ? backlog.error()
                                                     : lead_times.error()));
    }
    board.steps = std::move(*steps);
    board.ages = std::move(*ages);
    board.backlog = std::move(*backlog);
    board.lead_times = std::move(*lead_times);
    keep_office(board.steps, office);
    keep_office(board.ages, office);
    keep_office(board.backlog, office);
    keep_office(board.lead_times, office);
    return {};
}

/// What comes from the view `statistics`.
Result<void> take_statistics(const projections::ViewReader& view, const std::string& office,
                             Dashboard& board) {
    using projections::Topic;
    const projections::OfficeDays days{.office = office, .from = board.from, .until = board.today};
    for (const Topic topic : {Topic::kArrivals, Topic::kCompletions, Topic::kEndings}) {
        const auto counts = projections::topic_days(view, topic, days);
        if (!counts) {
            return log::unexpected(failure_of(counts.error()));
        }
        board.trend.insert(board.trend.end(), counts->begin(), counts->end());
    }
    auto flow = projections::flow(view, days);
    if (!flow) {
        return log::unexpected(failure_of(flow.error()));
    }
    board.flow = std::move(*flow);
    return {};
}

}  // namespace

Result<std::vector<projections::DashboardLine>> list_counts(const Installation& installation,
                                                            const log::TenantId& tenant,
                                                            const policy::Handling& handling,
                                                            const std::string& office) {
    const auto view = installation.view("cases", tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    const projections::DashboardLimits limits{.not_arrived_days =
                                                  handling.not_arrived_after_days.value_or(0)};
    auto lists = projections::dashboard(**view, installation.today(), limits);
    if (!lists) {
        return log::unexpected(failure_of(lists.error()));
    }
    keep_office(*lists, office);
    return std::move(*lists);
}

Result<Dashboard> dashboard_of(const Installation& installation, const log::TenantId& tenant,
                               const policy::Handling& handling, const std::string& office) {
    auto lists = list_counts(installation, tenant, handling, office);
    const auto cases = installation.view("cases", tenant);
    const auto statistics = installation.view("statistics", tenant);
    const auto daybook = installation.view("daybook", tenant);
    if (!lists || !cases || !statistics || !daybook) {
        return log::unexpected(!lists        ? lists.error()
                               : !cases      ? cases.error()
                               : !statistics ? statistics.error()
                                             : daybook.error());
    }
    Dashboard board;
    board.today = installation.today();
    board.from = board.today - kBack;
    board.lists = std::move(*lists);
    if (auto done = take_cases(**cases, office, board); !done) {
        return log::unexpected(done.error());
    }
    if (auto done = take_statistics(**statistics, office, board); !done) {
        return log::unexpected(done.error());
    }
    auto money = projections::money_of_day(**daybook, office, board.today);
    if (!money) {
        return log::unexpected(failure_of(money.error()));
    }
    board.money = std::move(*money);
    return board;
}

}  // namespace madoguchi::cli
