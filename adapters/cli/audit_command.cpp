#include <string>
#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/look_audit.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

using projections::LookFinding;

void write(const log::TenantId& tenant, const LookFinding& finding, Console& console,
           Table& table) {
    if (console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(tenant.text());
        write_members(json, finding);
        json.end_object();
        console.line(json.take());
        return;
    }
    if (table.heads.empty()) {
        table.heads = {"市町村"};
        add_heads<LookFinding>(table.heads);
    }
    std::vector<std::string> cells{tenant.text()};
    add_cells(cells, finding);
    table.rows.push_back(std::move(cells));
}

}  // namespace

Result<ExitStatus> run_audit_looks(const Arguments& arguments, Console& console) {
    const auto days = days_of_month(arguments.month);
    if (!days) {
        return log::unexpected(days.error());
    }
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    Looker looker = looker_of(arguments);
    looker.purpose = "audit";
    Looking looking(**installation, looker);
    Table table;
    for (const auto& tenant : *tenants) {
        const auto findings =
            look_findings(**installation, tenant, arguments.office, days->first, days->second);
        if (!findings) {
            return log::unexpected(findings.error());
        }
        if (auto recorded =
                looking.exported(tenant, "audit_looks", arguments.month, findings->size());
            !recorded) {
            return log::unexpected(recorded.error());
        }
        for (const auto& finding : *findings) {
            write(tenant, finding, console, table);
        }
    }
    if (!console.json()) {
        if (table.rows.empty()) {
            console.note("該当なし");
        } else {
            console.table(table);
        }
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
