#include <algorithm>
#include <span>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/adapters/cli/other_lists.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/projections/labels.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

using projections::ViewReader;

/// A case with the name of its principal, which is on record as opened. No list shows an address.
void add_named(Listing& listing, const projections::CaseLine& line, const facts::Person& person) {
    if (listing.console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(listing.municipality);
        write_members(json, line);
        json.key("principal");
        json.begin_object();
        json.key("name");
        json.text(person.name.reveal());
        json.key("kana");
        json.text(person.kana.reveal());
        json.end_object();
        json.end_object();
        listing.console.line(json.take());
        return;
    }
    if (listing.table.heads.empty()) {
        listing.table.heads = {"市町村"};
        add_heads<projections::CaseLine>(listing.table.heads);
        listing.table.heads.insert(listing.table.heads.end(), {"本人", "フリガナ"});
    }
    std::vector<std::string> cells{listing.municipality};
    add_cells(cells, line);
    cells.push_back(person.name.reveal());
    cells.push_back(person.kana.reveal());
    listing.table.rows.push_back(std::move(cells));
}

/// A page with names: one record for all of its cases, then the page.
Result<void> add_page_with_names(const Installation& installation, const log::TenantId& tenant,
                                 const projections::WorklistPage& page, Listing& listing) {
    std::vector<CaseRef> cases;
    for (const auto& line : page.lines) {
        cases.push_back({tenant, log::StreamId(line.stream)});
    }
    const auto opened = listing.looking.open(cases, "list");
    if (!opened) {
        return log::unexpected(opened.error());
    }
    for (const auto& one : *opened) {
        const auto file = read_case(installation, one.which());
        if (!file) {
            return log::unexpected(file.error());
        }
        add_named(listing, file->line, file->principal);
    }
    return {};
}

/// Up to which posting day a letter counts as perhaps not arrived. Nothing, and a word about it,
/// where the office hasn't set it.
std::optional<facts::Date> not_arrived_until(const Wanted& wanted, Listing& listing) {
    if (const auto& days = wanted.handling.not_arrived_after_days) {
        return wanted.today - std::chrono::days(*days);
    }
    listing.console.note(listing.municipality + ": not set: handling.not_arrived_after_days; " +
                         "every letter whose delivery isn't known is listed");
    return std::nullopt;
}

Result<void> write_worklist(const Installation& installation, const log::TenantId& tenant,
                            const ViewReader& view, projections::Worklist list,
                            const Wanted& wanted, Listing& listing) {
    projections::WorklistQuery query;
    query.list = list;
    query.office = wanted.arguments.office;
    query.today = wanted.today;
    query.until = wanted.until;
    if (list == projections::Worklist::kPerhapsNotArrived && !query.until) {
        query.until = not_arrived_until(wanted, listing);
    }
    query.limit = wanted.arguments.limit;
    query.after = wanted.arguments.after;
    const auto page = projections::worklist_page(view, query);
    if (!page) {
        return log::unexpected(failure_of(page.error()));
    }
    listing.next = page->next;
    if (wanted.arguments.reveal) {
        return add_page_with_names(installation, tenant, *page, listing);
    }
    for (const auto& line : page->lines) {
        add(listing, line);
    }
    return {};
}

void write_names(Console& console) {
    Table table{.heads = {"名前", "一覧"}, .rows = {}};
    for (const auto list : projections::all_worklists()) {
        const auto word = projections::word_of(list);
        table.rows.push_back(
            {std::string(word),
             std::string(projections::label_in(projections::worklist_labels(), word).ja)});
    }
    for (const auto& list : other_lists()) {
        table.rows.push_back({list.name, list.title});
    }
    if (!console.json()) {
        console.table(table);
        return;
    }
    for (const auto& row : table.rows) {
        JsonWriter json;
        json.begin_object();
        json.key("list");
        json.text(row[0]);
        json.key("title");
        json.text(row[1]);
        json.end_object();
        console.line(json.take());
    }
}

Result<Wanted> wanted_of(const Arguments& arguments, facts::Date today) {
    const auto from = day_of(arguments.from, "--from");
    const auto until = day_of(arguments.until, "--until");
    if (!from || !until) {
        return log::unexpected(!from ? from.error() : until.error());
    }
    return Wanted{.arguments = arguments,
                  .today = today,
                  .until = *until,
                  .days = {.office = arguments.office,
                           .from = from->value_or(facts::Date{}),
                           .until = until->value_or(today)},
                  .handling = {}};
}

Result<void> write_list(const Installation& installation, const log::TenantId& tenant,
                        Wanted wanted, Listing& listing) {
    const std::string& name = wanted.arguments.what;
    const auto& worklists = projections::all_worklists();
    const auto worklist = std::ranges::find_if(
        worklists, [&](projections::Worklist list) { return projections::word_of(list) == name; });
    const auto other = std::ranges::find_if(
        other_lists(), [&](const OtherList& list) { return name == list.name; });
    if (worklist == worklists.end() && other == other_lists().end()) {
        return failed(ExitStatus::kNotFound,
                      "there is no list '" + name + "': 'madoguchi list' names them all");
    }
    const bool over_cases = worklist != worklists.end();
    if (!over_cases && (std::string_view(other->projection) == "audit" ||
                        std::string_view(other->projection) == "looks")) {
        if (auto may = permitted(installation, wanted.arguments, "audit"); !may) {
            return may;
        }
    }
    if (wanted.arguments.reveal && !over_cases) {
        return failed(ExitStatus::kUsage, "the list '" + name + "' has no names to show");
    }
    const auto view = installation.view(over_cases ? "cases" : other->projection, tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    listing.municipality = tenant.text();
    const auto policies = published_policies(installation, tenant);
    if (!policies) {
        return log::unexpected(policies.error());
    }
    if (const auto policy = policies->in_force(wanted.today)) {
        wanted.handling = policy->handling;
    }
    return over_cases ? write_worklist(installation, tenant, **view, *worklist, wanted, listing)
                      : other->write(**view, wanted, listing);
}

}  // namespace

Result<ExitStatus> run_list(const Arguments& arguments, Console& console) {
    if (arguments.what.empty()) {
        write_names(console);
        return ExitStatus::kDone;
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = arguments.after.empty()
                             ? municipalities_of(**installation, arguments)
                             : one_municipality(**installation, arguments).map([](auto tenant) {
                                   return std::vector<log::TenantId>{tenant};
                               });
    const auto wanted = wanted_of(arguments, (*installation)->today());
    if (!tenants || !wanted) {
        return log::unexpected(!tenants ? tenants.error() : wanted.error());
    }
    Looking looking(**installation, looker_of(arguments));
    Listing listing{
        .console = console, .looking = looking, .municipality = {}, .table = {}, .next = {}};
    for (const auto& tenant : *tenants) {
        listing.next.clear();
        if (auto done = write_list(**installation, tenant, *wanted, listing); !done) {
            return log::unexpected(done.error());
        }
        if (!listing.next.empty()) {
            console.note("more in " + tenant.text() + ": --municipality " + tenant.text() +
                         " --after '" + listing.next + "'");
        }
    }
    if (!console.json()) {
        if (listing.table.rows.empty()) {
            console.note("該当なし");
        } else {
            console.table(listing.table);
        }
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
