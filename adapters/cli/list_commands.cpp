#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/adapters/cli/policies.hpp"

namespace madoguchi::cli {

namespace {

void write_names(Console& console) {
    Table table{.heads = {"名前", "一覧"}, .rows = {}};
    for (const auto& [name, title] : list_names()) {
        table.rows.push_back({name, title});
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
    return Wanted{.list = arguments.what,
                  .office = arguments.office,
                  .limit = arguments.limit,
                  .after = arguments.after,
                  .names = arguments.reveal,
                  .today = today,
                  .until = *until,
                  .days = {.office = arguments.office,
                           .from = from->value_or(facts::Date{}),
                           .until = until->value_or(today)}};
}

/// What was listed, on its way out.
void write_listing(Listing& listing, Console& console) {
    for (const auto& note : std::exchange(listing.notes, {})) {
        console.note(note);
    }
    for (const auto& object : std::exchange(listing.objects, {})) {
        console.line(object);
    }
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
    auto wanted = wanted_of(arguments, (*installation)->today());
    if (!tenants || !wanted) {
        return log::unexpected(!tenants ? tenants.error() : wanted.error());
    }
    Looking looking(**installation, looker_of(arguments));
    Listing listing{.as_json = console.json(), .as_table = !console.json(), .looking = looking};
    if (act_of_list(arguments.what) != arguments.query) {
        const std::string act(act_of_list(arguments.what));
        if (auto may = permitted(**installation, arguments, act); !may) {
            return log::unexpected(may.error());
        }
    }
    bool has_office = arguments.office.empty();
    for (const auto& tenant : *tenants) {
        listing.next.clear();
        const auto policies = published_policies(**installation, tenant);
        if (!policies) {
            return log::unexpected(policies.error());
        }
        // Where no policy was published, nobody knows which offices there are.
        if (!arguments.office.empty() && !policies->versions.empty() &&
            !policies->has_office(arguments.office)) {
            continue;
        }
        has_office = true;
        wanted->handling = policies->handling(wanted->today);
        wanted->opening_days = opening_days(*policies, wanted->today);
        if (auto done = write_list(**installation, tenant, *wanted, listing); !done) {
            return log::unexpected(done.error());
        }
        write_listing(listing, console);
        if (!listing.next.empty()) {
            console.note("more in " + tenant.text() + ": --municipality " + tenant.text() +
                         " --after '" + listing.next + "'");
        }
    }
    if (!has_office) {
        return failed(ExitStatus::kNotFound, "there is no office '" + arguments.office +
                                                 "': madoguchi policy show names them");
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
