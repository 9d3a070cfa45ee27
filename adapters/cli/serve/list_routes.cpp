#include <algorithm>
#include <map>
#include <utility>

#include "madoguchi/adapters/cli/dashboard.hpp"
#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/adapters/cli/look_audit.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/csv_text.hpp"
#include "madoguchi/adapters/cli/serve/list_order.hpp"
#include "madoguchi/adapters/cli/serve/list_request.hpp"
#include "madoguchi/adapters/cli/serve/office_shown.hpp"
#include "madoguchi/adapters/cli/serve/readable_table.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/domain/access/reading.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

// Lists, counts, the auditor's lists.
namespace madoguchi::cli::serve {

namespace {

bool may_see(const Services& services, const Call& call, std::string_view list) {
    return !access::not_permitted_to_ask(standing_of(services, call), act_of_list(list),
                                         facts::Office());
}

/// Narrows a list that stays with the offices to the one of which it is shown. Problem: 403.
Answer<void> keep_to_office(const Services& services, const Call& call, Wanted& wanted) {
    const auto act = act_of_list(wanted.list);
    const auto permission = access::needed_for(act);
    const bool is_of_all = permission && access::crosses_offices(*permission);
    auto office = office_shown(services, call, act, is_of_all ? std::string() : wanted.office);
    if (!office) {
        return refuse(office.error());
    }
    if (!is_of_all) {
        wanted.office = *office;
        wanted.days.office = std::move(*office);
    }
    return {};
}

/// Names leave in a file only of an office of one's role.
Answer<void> may_take_names(const Services& services, const Call& call, const Wanted& wanted) {
    const auto standing = standing_of(services, call);
    if (auto why = access::not_permitted(standing, "list", facts::Office(wanted.office))) {
        return refuse(problem(403, "names_of_other_offices", *why));
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

/// What the municipality's policy says that its lists go by.
Answer<void> take_policy(const Services& services, const Call& call, Wanted& wanted) {
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    wanted.handling = (*policies)->handling(wanted.today);
    wanted.opening_days = opening_days(**policies, wanted.today);
    return {};
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

/// What is asked of a list that this person may see, of where they may see it.
Answer<ListRequest> permitted_request(Services& services, const Call& call) {
    auto request = read_list_request(services, call);
    if (!request) {
        return request;
    }
    if (auto kept = keep_to_office(services, call, request->wanted); !kept) {
        return refuse(kept.error());
    }
    if (auto taken = take_policy(services, call, request->wanted); !taken) {
        return refuse(taken.error());
    }
    return request;
}

/// Every row, page by page, in the wanted order.
Answer<void> write_whole(Services& services, const Call& call, ListRequest& request,
                         Listing& listing) {
    request.wanted.limit = kOrderedRowsMax;
    do {
        request.wanted.after = std::exchange(listing.next, {});
        if (auto done = write_list(services.installation, call.tenant, request.wanted, listing);
            !done) {
            return refuse(problem_of(done.error()));
        }
    } while (!listing.next.empty());
    if (auto fits = fits_list(request, listing); !fits) {
        return refuse(fits.error());
    }
    if (request.order.changes()) {
        const auto places = in_order(listing.objects, request.order);
        if (!places) {
            return refuse(problem(503, "unavailable", places.error()));
        }
        std::vector<std::vector<std::string>> ordered;
        for (const std::size_t place : *places) {
            ordered.push_back(std::move(listing.table.rows[place]));
        }
        listing.table.rows = std::move(ordered);
    }
    return {};
}

/// Narrows and orders what was listed, and keeps the page that is asked for. How many rows there
/// are is what the list says, unless it was narrowed here.
Answer<void> keep_page(const ListRequest& request, std::size_t limit, Listing& listing) {
    const auto places = in_order(listing.objects, request.order);
    if (!places) {
        return refuse(problem(503, "unavailable", places.error()));
    }
    const std::size_t begin =
        request.place ? begin_of_page(listing.objects, *places, request.order, *request.place) : 0;
    const std::size_t end = std::min(places->size(), begin + limit);
    std::vector<std::string> page;
    for (std::size_t i = begin; i < end; ++i) {
        page.push_back(listing.objects[(*places)[i]]);
    }
    const bool is_cut = !std::exchange(listing.next, {}).empty();
    if (is_cut) {
        listing.notes.emplace_back("more than 1000 rows: narrow the list");
    }
    if (end < places->size()) {
        listing.next = cursor_of(place_after(page, request.order));
    }
    if (!is_cut || !listing.total || places->size() < listing.objects.size()) {
        listing.total = static_cast<std::int64_t>(places->size());
    }
    listing.objects = std::move(page);
    return {};
}

}  // namespace

Answer<http::Response> list_worklists(Services& services, const Call& call) {
    const auto office = office_in(services, call);
    if (!office) {
        return refuse(office.error());
    }
    const auto counts = counts_of(services, call, *office);
    if (!counts) {
        return refuse(counts.error());
    }
    JsonWriter json;
    json.begin_list();
    for (const auto& [name, title] : list_names()) {
        if (!may_see(services, call, name)) {
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

Answer<http::Response> export_worklist(Services& services, const Call& call) {
    auto request = permitted_request(services, call);
    if (!request) {
        return refuse(request.error());
    }
    const bool names = request->wanted.names;
    if (auto may = names ? may_take_names(services, call, request->wanted) : Answer<void>(); !may) {
        return refuse(may.error());
    }
    auto looking = looking_of(services, call, std::string(call.request.parameter("purpose")));
    Listing listing{.as_json = request->order.changes(), .as_table = true, .looking = looking};
    if (auto written = write_whole(services, call, *request, listing); !written) {
        return refuse(written.error());
    }
    const std::string& name = request->wanted.list;
    if (names) {
        // Before anything leaves: without a purpose, nothing does.
        if (auto recorded = looking.exported(call.tenant, "list", name, listing.table.rows.size());
            !recorded) {
            return refuse(problem_of(recorded.error()));
        }
    }
    const auto policy = policy_today(services, call.tenant);
    if (!policy) {
        return refuse(policy.error());
    }
    make_readable(listing.table, listing.columns, *policy ? &**policy : nullptr);
    return http::Response{
        .status = 200,
        .content_type = "text/csv; charset=utf-8",
        .headers = {{"Content-Disposition", "attachment; filename=\"" + name + ".csv\""}},
        .body = csv_text(listing.table, services.training)};
}

Answer<http::Response> show_worklist(Services& services, const Call& call) {
    auto request = permitted_request(services, call);
    if (!request) {
        return refuse(request.error());
    }
    Wanted& wanted = request->wanted;
    auto looking = looking_of(services, call, std::string(call.request.parameter("purpose")));
    Listing listing{.as_json = true, .looking = looking};
    const std::size_t limit = wanted.limit;
    if (request->order.changes()) {
        wanted.limit = kOrderedRowsMax;  // What is ordered is looked at as a whole, up to there.
    }
    if (auto done = write_list(services.installation, call.tenant, wanted, listing); !done) {
        return refuse(problem_of(done.error()));
    }
    if (auto fits = fits_list(*request, listing); !fits) {
        return refuse(fits.error());
    }
    if (request->order.changes() || (request->limited && !listing.has_pages)) {
        if (auto kept = keep_page(*request, limit, listing); !kept) {
            return refuse(kept.error());
        }
    }
    const auto names = list_names();
    JsonWriter json;
    json.begin_object();
    json.key("list");
    json.text(wanted.list);
    json.key("title");
    json.text(title_of(wanted.list, names));
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
    const auto office = office_in(services, call);
    const auto handling = handling_of(services, call);
    if (!office || !handling) {
        return refuse(!office ? office.error() : handling.error());
    }
    const auto board = dashboard_of(services.installation, call.tenant, *handling, *office);
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
    const auto office = office_shown(services, call, "audit looks");
    if (!office) {
        return refuse(office.error());
    }
    const auto findings =
        look_findings(services.installation, call.tenant, *office, days->first, days->second);
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
