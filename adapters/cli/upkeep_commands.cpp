#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"

namespace madoguchi::cli {

namespace {

/// One projection built again, over all municipalities.
struct RebuiltRow {
    std::string projection;
    std::uint64_t events = 0;
    std::uint64_t same = 0;
    std::uint64_t only_before = 0;
    std::uint64_t only_now = 0;
    std::uint64_t different = 0;
    std::vector<std::string> examples;  ///< Keys with `-`, `+` or `~`.
    MADOGUCHI_FIELDS(RebuiltRow, projection, events, same, only_before, only_now, different,
                     examples);
};

RebuiltRow row_of(const std::string& projection, const Rebuilt& rebuilt) {
    RebuiltRow row{.projection = projection, .events = rebuilt.events, .examples = {}};
    for (const auto& differences : rebuilt.differences) {
        row.same += differences.same;
        row.only_before += differences.only_old;
        row.only_now += differences.only_new;
        row.different += differences.different;
        for (const auto& example : differences.examples) {
            row.examples.push_back(differences.tenant.text() + " " + example);
        }
    }
    return row;
}

void write_rebuilt(Console& console, const RebuiltRow& row) {
    if (console.json()) {
        JsonWriter json;
        write_json(json, row);
        console.line(json.take());
        return;
    }
    console.line(row.projection + ": " + std::to_string(row.events) + " events, " +
                 std::to_string(row.same) + " rows as before, " + std::to_string(row.only_before) +
                 " gone, " + std::to_string(row.only_now) + " new, " +
                 std::to_string(row.different) + " changed");
    for (const auto& example : row.examples) {
        console.line("  " + example);
    }
}

}  // namespace

Result<ExitStatus> run_rebuild(const Arguments& arguments, Console& console) {
    if (arguments.all != arguments.what.empty()) {
        return failed(ExitStatus::kUsage, "give a PROJECTION or --all");
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    std::vector<std::string> names;
    for (const auto& kind : projections::all_projections()) {
        if (arguments.all) {
            names.push_back(kind.id.name);
        }
    }
    if (!arguments.all) {
        names.push_back(arguments.what);
    }
    for (const auto& name : names) {
        const auto rebuilt =
            (*installation)
                ->rebuild(name, [&](const log::TenantId& tenant, log::Position position) {
                    console.progress(name + " " + tenant.text(), position.value(), 0);
                });
        console.end_progress();
        if (!rebuilt) {
            return log::unexpected(rebuilt.error());
        }
        write_rebuilt(console, row_of(name, *rebuilt));
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_confirm_clock(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    if (!desk) {
        return log::unexpected(desk.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    if (auto done = (*installation)->confirm_clock(desk->actor); !done) {
        return log::unexpected(done.error());
    }
    if (auto done = (*installation)->tick(); !done) {
        return log::unexpected(done.error());
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
