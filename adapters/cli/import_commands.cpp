#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/imports.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/staff.hpp"

namespace madoguchi::cli {

namespace {

using ImportFile = Result<Imported> (*)(Installation&, const log::TenantId&, std::string_view,
                                        const std::string&, const Desk&, const ImportProgress&);

std::string imported_json(const std::string& file, const Imported& imported) {
    JsonWriter json;
    json.begin_object();
    json.key("file");
    json.text(file);
    json.key("rows");
    json.number(imported.rows);
    json.key("taken");
    json.number(imported.taken);
    json.key("known");
    json.number(imported.known);
    json.key("unmatched");
    json.number(imported.unmatched);
    json.key("streams");
    write_json(json, imported.streams);
    json.key("problems");
    json.begin_list();
    for (const auto& problem : imported.problems) {
        json.begin_object();
        json.key("line");
        json.number(problem.line);
        json.key("what");
        json.text(problem.what);
        json.end_object();
    }
    json.end_list();
    json.end_object();
    return json.take();
}

Result<ExitStatus> run_import(const Arguments& arguments, Console& console, ImportFile import) {
    const std::string& file = arguments.files.front();
    const auto bytes = read_file(file);
    if (!bytes) {
        return log::unexpected(bytes.error());
    }
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenant = one_municipality(**installation, arguments);
    if (!tenant) {
        return log::unexpected(tenant.error());
    }
    catch_interrupts();
    const Desk desk{arguments.actor.empty() ? "import" : arguments.actor, arguments.office};
    const auto imported = import(
        **installation, *tenant, *bytes, file, desk,
        [&](std::uint64_t done, std::uint64_t total) { console.progress("rows", done, total); });
    console.end_progress();
    if (!imported) {
        return log::unexpected(imported.error());
    }
    if (auto done = (*installation)->tick(); !done) {
        return log::unexpected(done.error());
    }
    for (const auto& problem : imported->problems) {
        console.note(file + ":" + std::to_string(problem.line) + ": " + problem.what);
    }
    if (console.json()) {
        console.line(imported_json(file, *imported));
    } else {
        console.table(
            {.heads = {"行数", "新しく取込", "取込済み", "該当案件なし", "要確認"},
             .rows = {{std::to_string(imported->rows), std::to_string(imported->taken),
                       std::to_string(imported->known), std::to_string(imported->unmatched),
                       std::to_string(imported->problems.size())}}});
    }
    return imported->problems.empty() ? ExitStatus::kDone : ExitStatus::kPartly;
}

}  // namespace

Result<ExitStatus> run_import_expiry(const Arguments& arguments, Console& console) {
    return run_import(arguments, console, import_expiry);
}

Result<ExitStatus> run_import_register(const Arguments& arguments, Console& console) {
    return run_import(arguments, console, import_register);
}

Result<ExitStatus> run_import_staff(const Arguments& arguments, Console& console) {
    return run_import(arguments, console, import_staff);
}

}  // namespace madoguchi::cli
