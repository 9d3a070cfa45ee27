#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/dashboard.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"

namespace madoguchi::cli {

namespace {

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
        const auto policies = published_policies(**installation, tenant);
        if (!policies) {
            return log::unexpected(policies.error());
        }
        const auto board =
            dashboard_of(**installation, tenant, policies->handling((*installation)->today()));
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
        write_table(console, "今日の現金・切手", board->money, arguments.office);
        write_table(console, "段階別の未処理", board->steps, arguments.office);
        write_table(console, "未処理の古さ", board->ages, arguments.office);
        write_table(console, "所要日数(30日間)", board->lead_times, arguments.office);
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
