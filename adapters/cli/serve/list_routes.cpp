#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "madoguchi/adapters/cli/dashboard.hpp"
#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/adapters/cli/look_audit.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/csv_text.hpp"
#include "madoguchi/adapters/cli/serve/list_order.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

// Lists, counts, the auditor's lists.
namespace madoguchi::cli::serve {

namespace {

constexpr std::size_t kRowsMax = 1'000;
constexpr std::string_view kCsv = ".csv";

Answer<std::optional<facts::Date>> day_in(const http::Request& request, const char* name) {
    const std::string text(request.parameter(name));
    if (text.empty()) {
        return std::optional<facts::Date>{};
    }
    const auto day = facts::parse_date(text);
    if (!day) {
        return refuse(problem(422, "malformed", std::string(name) + ": give a day as YYYY-MM-DD"));
    }
    return std::optional(*day);
}

Answer<std::size_t> limit_in(const http::Request& request, std::size_t usual) {
    const std::string_view text = request.parameter("limit");
    std::size_t limit = usual;
    if (!text.empty()) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
        if (error != std::errc() || end != text.data() + text.size() || limit < 1 ||
            limit > kRowsMax) {
            return refuse(problem(422, "malformed", "limit: give 1 to 1000"));
        }
    }
    return limit;
}

Answer<Wanted> wanted_in(const Services& services, const Call& call, std::string name,
                         std::size_t usual_limit) {
    const auto& request = call.request;
    const auto from = day_in(request, "from");
    const auto until = day_in(request, "until");
    const auto limit = limit_in(request, usual_limit);
    if (!from || !until || !limit) {
        return refuse(!from ? from.error() : !until ? until.error() : limit.error());
    }
    const facts::Date today = services.installation.today();
    const std::string office(request.parameter("office"));
    return Wanted{.list = std::move(name),
                  .office = office,
                  .limit = *limit,
                  .after = std::string(request.parameter("cursor")),
                  .names = request.parameter("names") == "1",
                  .today = today,
                  .until = *until,
                  .days = {.office = office,
                           .from = from->value_or(facts::Date{}),
                           .until = until->value_or(today)},
                  .narrowing = {.word = std::string(request.parameter("word")),
                                .rule = std::string(request.parameter("rule")),
                                .procedures = std::string(request.parameter("procedures")),
                                .applicant = std::string(request.parameter("applicant"))}};
}

ListOrder order_in(const Call& call) {
    const auto& request = call.request;
    const std::string clerk(request.parameter("clerk"));
    return {.status = std::string(request.parameter("status")),
            .procedure = std::string(request.parameter("procedure")),
            .clerk = clerk == "me" ? call.session.who.staff : clerk,
            .sort = std::string(request.parameter("sort")),
            .descending = request.parameter("order") == "desc"};
}

Answer<void> permitted_list(const Services& services, const Call& call, std::string_view list) {
    const auto act = act_of_list(list);
    if (auto why =
            access::not_permitted_to_ask(standing_of(services, call), act, facts::Office())) {
        return refuse(problem(403, "not_permitted", *why));
    }
    return {};
}

std::string_view title_of(std::string_view name,
                          const std::vector<std::pair<std::string, std::string>>& names) {
    const auto found = std::ranges::find(names, name, &std::pair<std::string, std::string>::first);
    return found == names.end() ? name : std::string_view(found->second);
}

/// How the municipality handles cases today, from what is read already.
Answer<policy::Handling> handling_of(const Services& services, const Call& call) {
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    return (*policies)->handling(services.installation.today());
}

/// Counts of every worklist over an office, or over all; other lists aren't counted.
Answer<std::map<std::string, std::int64_t>> counts_of(const Services& services, const Call& call,
                                                      std::string_view office) {
    const auto handling = handling_of(services, call);
    if (!handling) {
        return refuse(handling.error());
    }
    const auto lines =
        list_counts(services.installation, call.tenant, *handling, std::string(office));
    if (!lines) {
        return refuse(problem_of(lines.error()));
    }
    std::map<std::string, std::int64_t> counts;
    for (const auto list : projections::all_worklists()) {
        counts[std::string(projections::word_of(list))] = 0;
    }
    for (const auto& line : *lines) {
        counts[line.list] += line.count;
    }
    return counts;
}

/// Everything in one file, recorded as an export: it leaves the program.
Answer<http::Response> as_csv(Services& services, const Call& call, Wanted wanted) {
    auto looking = looking_of(services, call, std::string(call.request.parameter("purpose")));
    Listing listing{.as_json = false, .looking = looking};
    const std::string name = wanted.list;
    const bool names = wanted.names;
    do {
        wanted.after = std::exchange(listing.next, {});
        if (auto done = write_list(services.installation, call.tenant, wanted, listing); !done) {
            return refuse(problem_of(done.error()));
        }
    } while (!listing.next.empty());
    if (names) {
        // Before anything leaves: without a purpose, nothing does.
        if (auto recorded = looking.exported(call.tenant, "list", name, listing.table.rows.size());
            !recorded) {
            return refuse(problem_of(recorded.error()));
        }
    }
    return http::Response{
        .status = 200,
        .content_type = "text/csv; charset=utf-8",
        .headers = {{"Content-Disposition", "attachment; filename=\"" + name + ".csv\""}},
        .body = csv_text(listing.table, services.training)};
}

}  // namespace

Answer<http::Response> list_worklists(Services& services, const Call& call) {
    const auto counts = counts_of(services, call, call.request.parameter("office"));
    if (!counts) {
        return refuse(counts.error());
    }
    JsonWriter json;
    json.begin_list();
    for (const auto& [name, title] : list_names()) {
        if (!permitted_list(services, call, name)) {
            continue;
        }
        json.begin_object();
        json.key("list");
        json.text(name);
        json.key("title");
        json.text(title);
        json.key("count");
        const auto count = counts->find(name);
        if (count == counts->end()) {
            json.null();
        } else {
            json.integer(count->second);
        }
        json.end_object();
    }
    json.end_list();
    return json_response(json.take());
}

Answer<http::Response> show_worklist(Services& services, const Call& call) {
    std::string name = call.arguments[0];
    const bool csv = name.ends_with(kCsv);
    if (csv) {
        name.resize(name.size() - kCsv.size());
    }
    if (auto may = permitted_list(services, call, name); !may) {
        return refuse(may.error());
    }
    auto wanted = wanted_in(services, call, name, csv ? kRowsMax : 50);
    if (!wanted) {
        return refuse(wanted.error());
    }
    auto handling = handling_of(services, call);
    if (!handling) {
        return refuse(handling.error());
    }
    wanted->handling = std::move(*handling);
    if (csv) {
        return as_csv(services, call, std::move(*wanted));
    }
    auto looking = looking_of(services, call, std::string(call.request.parameter("purpose")));
    Listing listing{.as_json = true, .looking = looking};
    const ListOrder order = order_in(call);
    const std::size_t limit = wanted->limit;
    if (order.changes()) {
        wanted->limit = kRowsMax;  // What is ordered is looked at as a whole, up to there.
    }
    if (auto done = write_list(services.installation, call.tenant, *wanted, listing); !done) {
        return refuse(problem_of(done.error()));
    }
    if (order.changes()) {
        listing.objects = in_order(listing.objects, order);
        listing.total = static_cast<std::int64_t>(listing.objects.size());
        listing.objects.resize(std::min(listing.objects.size(), limit));
        if (!std::exchange(listing.next, {}).empty()) {
            listing.notes.emplace_back("more than 1000 rows: narrow the list");
        }
    }
    const auto names = list_names();
    JsonWriter json;
    json.begin_object();
    json.key("list");
    json.text(name);
    json.key("title");
    json.text(title_of(name, names));
    json.key("rows");
    json.begin_list();
    for (const auto& row : listing.objects) {
        json.raw(row);
    }
    json.end_list();
    json.key("total");
    json.integer(listing.total.value_or(static_cast<std::int64_t>(listing.objects.size())));
    json.key("cursor");
    json.text(listing.next);
    json.key("notes");
    write_json(json, listing.notes);
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_dashboard(Services& services, const Call& call) {
    const auto handling = handling_of(services, call);
    if (!handling) {
        return refuse(handling.error());
    }
    const auto board = dashboard_of(services.installation, call.tenant, *handling,
                                    std::string(call.request.parameter("office")));
    if (!board) {
        return refuse(problem_of(board.error()));
    }
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(call.tenant.text());
    write_members(json, *board);
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> audit_looks(Services& services, const Call& call) {
    const std::string month(call.request.parameter("month"));
    const auto days = days_of_month(month);
    if (!days) {
        return refuse(problem(422, "malformed", "month: give a month as YYYY-MM"));
    }
    const auto findings =
        look_findings(services.installation, call.tenant, days->first, days->second);
    if (!findings) {
        return refuse(problem_of(findings.error()));
    }
    if (auto recorded = looking_of(services, call, "audit")
                            .exported(call.tenant, "audit_looks", month, findings->size());
        !recorded) {
        return refuse(problem_of(recorded.error()));
    }
    JsonWriter json;
    write_json(json, *findings);
    return json_response(json.take());
}

}  // namespace madoguchi::cli::serve
