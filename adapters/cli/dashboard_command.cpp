#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

/// Days that the backlog and the lead times look back, today included.
constexpr std::chrono::days kBack{30};

/// Everything that a dashboard shows of one municipality.
struct Dashboard {
    std::vector<projections::DashboardLine> lists;
    std::vector<projections::AgeBand> ages;
    std::vector<projections::BacklogDay> backlog;
    std::vector<projections::LeadTime> lead_times;
    MADOGUCHI_FIELDS(Dashboard, lists, ages, backlog, lead_times);
};

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

Result<Dashboard> dashboard_of(const projections::ViewReader& cases, facts::Date today,
                               const projections::DashboardLimits& limits) {
    auto lists = projections::dashboard(cases, today, limits);
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

template <typename Row>
void write_table(Console& console, const std::string& title, const std::vector<Row>& rows,
                 const std::string& office) {
    Table table;
    add_heads<Row>(table.heads);
    for (const auto& row : rows) {
        if (office.empty() || row.office == office) {
            add_cells(table.rows.emplace_back(), row);
        }
    }
    if (!table.rows.empty()) {
        console.line("");
        console.line("■ " + title);
        console.table(table);
    }
}

}  // namespace

Result<ExitStatus> run_dashboard(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    for (const auto& tenant : *tenants) {
        const auto cases = (*installation)->view("cases", tenant);
        if (!cases) {
            return log::unexpected(cases.error());
        }
        const auto limits = limits_of(**installation, tenant);
        if (!limits) {
            return log::unexpected(limits.error());
        }
        const auto board = dashboard_of(**cases, (*installation)->today(), *limits);
        if (!board) {
            return log::unexpected(board.error());
        }
        if (console.json()) {
            JsonWriter json;
            json.begin_object();
            json.key("municipality");
            json.text(tenant.text());
            write_members(json, *board);
            json.end_object();
            console.line(json.take());
            continue;
        }
        console.line("");
        console.line("【" + tenant.text() + "】");
        write_table(console, "一覧の件数", board->lists, arguments.office);
        write_table(console, "未処理の古さ", board->ages, arguments.office);
        write_table(console, "所要日数(30日間)", board->lead_times, arguments.office);
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
