#include <algorithm>
#include <functional>
#include <span>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/projections/labels.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

namespace madoguchi::cli {

namespace {

using projections::OfficeDays;
using projections::ViewReader;

/// What a list is asked for.
struct Wanted {
    const Arguments& arguments;
    facts::Date today;
    std::optional<facts::Date> until;
    OfficeDays days;            ///< Without --from and --until: all days up to today.
    policy::Handling handling;  ///< The municipality's, as it stands today.
};

/// Gathers what is listed, for one municipality after the other.
struct Listing {
    Console& console;
    std::string municipality;
    Table table;
    std::string next;  ///< Where the next page begins; empty on the last one.
};

template <typename Row>
void add(Listing& listing, const Row& row) {
    if (listing.console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(listing.municipality);
        write_members(json, row);
        json.end_object();
        listing.console.line(json.take());
        return;
    }
    if (listing.table.heads.empty()) {
        listing.table.heads = {"市町村"};
        add_heads<Row>(listing.table.heads);
    }
    std::vector<std::string> cells{listing.municipality};
    add_cells(cells, row);
    listing.table.rows.push_back(std::move(cells));
}

template <typename Row>
Result<void> add_all(Listing& listing,
                     const log::Expected<std::vector<Row>, log::StoreError>& rows) {
    if (!rows) {
        return log::unexpected(failure_of(rows.error()));
    }
    for (const auto& row : *rows) {
        add(listing, row);
    }
    return {};
}

/// One list that isn't a worklist over cases.
struct OtherList {
    const char* name;
    const char* title;
    const char* projection;
    std::function<Result<void>(const ViewReader&, const Wanted&, Listing&)> write;
};

/// A certificate about to expire, with what depends on the day of asking.
struct ExpiryEntry {
    std::string stream;
    std::string kind;
    std::string state;
    facts::Date opens_on{};
    facts::Date safe_from{};
    facts::Date expires_on{};
    facts::Date last_open_day{};
    bool window_open = false;
    std::string office;
    std::string case_number;
    MADOGUCHI_FIELDS(ExpiryEntry, stream, kind, state, opens_on, safe_from, expires_on,
                     last_open_day, window_open, office, case_number);
};

Result<void> write_expiry(const ViewReader& view, const Wanted& wanted, Listing& listing) {
    projections::ExpiryQuery query;
    query.today = wanted.today;
    query.expires_until = wanted.until;
    query.limit = wanted.arguments.limit;
    query.after = wanted.arguments.after;
    const auto page = projections::expiry_page(view, query);
    if (!page) {
        return log::unexpected(failure_of(page.error()));
    }
    for (const auto& line : page->lines) {
        const auto& watch = line.watch;
        add(listing, ExpiryEntry{.stream = line.stream,
                                 .kind = watch.kind,
                                 .state = watch.state,
                                 .opens_on = watch.opens_on,
                                 .safe_from = watch.safe_from,
                                 .expires_on = watch.expires_on,
                                 .last_open_day = watch.last_open_day,
                                 .window_open = line.window_open,
                                 .office = watch.office,
                                 .case_number = watch.case_number});
    }
    listing.next = page->next;
    return {};
}

/// A list that is asked for by office and days.
template <auto Query>
Result<void> by_days(const ViewReader& view, const Wanted& wanted, Listing& listing) {
    return add_all(listing, Query(view, wanted.days));
}

/// A list of all days from one to another, over every office.
template <auto Query>
Result<void> from_until(const ViewReader& view, const Wanted& wanted, Listing& listing) {
    return add_all(listing, Query(view, wanted.days.from, wanted.days.until));
}

template <bool UnusedOnly>
Result<void> numbers(const ViewReader& view, const Wanted& /*wanted*/, Listing& listing) {
    return add_all(listing, projections::document_numbers(view, UnusedOnly));
}

Result<void> batches(const ViewReader& view, const Wanted& /*wanted*/, Listing& listing) {
    return add_all(listing, projections::print_batches(view));
}

Result<void> custody(const ViewReader& view, const Wanted& wanted, Listing& listing) {
    return add_all(listing, projections::custody_items(view, wanted.days.office));
}

Result<void> ages(const ViewReader& view, const Wanted& wanted, Listing& listing) {
    return add_all(listing, projections::open_ages(view, wanted.today));
}

/// Entries of one kind of the audit lists.
auto entries(const char* kind) {
    return [kind](const ViewReader& view, const Wanted& wanted, Listing& listing) {
        return add_all(listing, projections::audit_entries(view, kind, wanted.days));
    };
}

const std::vector<OtherList>& other_lists() {
    static const std::vector<OtherList> kLists{
        {"expiry", "証明書 期限間近", "expiry", write_expiry},
        {"money", "現金・切手の出納", "daybook", by_days<projections::money>},
        {"day_figures", "日ごとの件数", "daybook", by_days<projections::day_figures>},
        {"day_closes", "日締め", "daybook", by_days<projections::closed_days>},
        {"document_numbers", "文書番号", "daybook", numbers<false>},
        {"unused_numbers", "欠番簿", "daybook", numbers<true>},
        {"print_batches", "印刷の束", "daybook", batches},
        {"custody_items", "預かり物の明細", "cases", custody},
        {"backlog", "日ごとの未処理", "cases", from_until<projections::backlog>},
        {"ages", "未処理の古さ", "cases", ages},
        {"lead_times", "所要日数", "cases", from_until<projections::lead_times>},
        {"refusals_by_rule", "受付できずの根拠別", "audit", by_days<projections::refusals_by_rule>},
        {"rejections", "できなかった操作", "audit", by_days<projections::rejections>},
        {"refusals", "受付できず", "audit", entries("refusal")},
        {"exceptions", "係長の例外", "audit", entries("exception")},
        {"corrections", "訂正", "audit", entries("correction")},
        {"voids", "入力の取消", "audit", entries("void")},
        {"policy_adoptions", "取扱の版の変更", "audit", entries("policy_adoption")},
    };
    return kLists;
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

Result<void> write_worklist(const ViewReader& view, projections::Worklist list,
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
    for (const auto& line : page->lines) {
        add(listing, line);
    }
    listing.next = page->next;
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
    if (!over_cases && std::string_view(other->projection) == "audit") {
        if (auto may = permitted(installation, wanted.arguments, "audit"); !may) {
            return may;
        }
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
    return over_cases ? write_worklist(**view, *worklist, wanted, listing)
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
    Listing listing{.console = console, .municipality = {}, .table = {}, .next = {}};
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
