#include "madoguchi/adapters/cli/serve/list_request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli::serve {

namespace {

constexpr std::size_t kUsualRows = 50;
constexpr std::string_view kOtherCursor =
    "give the cursor of this list's last page, with the same order and filter";

auto malformed(std::string_view parameter, std::string_view what) {
    return refuse(problem(422, "malformed", std::string(parameter) + ": " + std::string(what)));
}

Answer<std::optional<facts::Date>> day_in(const http::Request& request, const char* name) {
    const std::string text(request.parameter(name));
    if (text.empty()) {
        return std::optional<facts::Date>{};
    }
    const auto day = facts::parse_date(text);
    if (!day) {
        return malformed(name, "give a day as YYYY-MM-DD");
    }
    return std::optional(*day);
}

Answer<std::size_t> limit_in(const http::Request& request, std::size_t usual) {
    const std::string_view text = request.parameter("limit");
    std::size_t limit = usual;
    if (!text.empty()) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
        if (error != std::errc() || end != text.data() + text.size() || limit < 1 ||
            limit > kOrderedRowsMax) {
            return malformed("limit", "give 1 to 1000");
        }
    }
    return limit;
}

/// The least number of days, 0 where none is given.
Answer<std::int32_t> days_min_in(const http::Request& request) {
    constexpr std::int32_t kMost = 99'999;
    const std::string_view text = request.parameter("days_min");
    std::int32_t days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!text.empty() && (!whole || days < 0 || days > kMost)) {
        return malformed("days_min", "give a number of days");
    }
    return days;
}

/// One of two words for yes, or nothing.
Answer<bool> truth_in(const http::Request& request, const char* name, std::string_view no,
                      std::string_view yes) {
    const std::string_view text = request.parameter(name);
    if (!text.empty() && text != no && text != yes) {
        return malformed(name, "give " + std::string(no) + " or " + std::string(yes));
    }
    return text == yes;
}

bool is_status(std::string_view word) {
    return std::ranges::count(projections::status_labels(), word, &projections::Label::word) != 0;
}

bool is_procedure(std::string_view word) {
    return policy::from_word<policy::Procedure>(word).has_value();
}

Answer<ListOrder> order_in(const Call& call, bool names) {
    const auto& request = call.request;
    const std::string clerk(request.parameter("clerk"));
    const auto descending = truth_in(request, "order", "asc", "desc");
    if (!descending) {
        return refuse(descending.error());
    }
    ListOrder order{.status = std::string(request.parameter("status")),
                    .procedure = std::string(request.parameter("procedure")),
                    .clerk = clerk == "me" ? call.session.who.staff : clerk,
                    .sort = std::string(request.parameter("sort")),
                    .descending = *descending};
    if (!order.status.empty() && !is_status(order.status)) {
        return malformed("status", "there is no such status");
    }
    if (!order.procedure.empty() && !is_procedure(order.procedure)) {
        return malformed("procedure", "there is no such procedure");
    }
    if (order.sort == kByKana && !names) {
        return malformed("sort", "the order of kana needs names=1, which is recorded");
    }
    return order;
}

/// What pages of a list's own go on from: a day and what follows it.
bool is_plain_cursor(std::string_view cursor) {
    const auto slash = cursor.find('/');
    return slash != std::string_view::npos && facts::parse_date(cursor.substr(0, slash));
}

/// The cursor, where the request has one.
Answer<void> take_cursor(const http::Request& request, ListRequest& list) {
    const std::string_view cursor = request.parameter("cursor");
    if (cursor.empty()) {
        return {};
    }
    if (!list.order.changes() && is_plain_cursor(cursor)) {
        list.wanted.after = cursor;
    } else {
        list.place = read_ordered_place(cursor);
    }
    if (!list.place && list.wanted.after.empty()) {
        return malformed("cursor", kOtherCursor);
    }
    return {};
}

}  // namespace

Answer<std::string> office_in(const Services& services, const Call& call) {
    std::string office(call.request.parameter("office"));
    if (office.empty()) {
        return office;
    }
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    if (!(*policies)->has_office(office)) {
        return malformed("office", "there is no such office: /v1/offices names them");
    }
    return office;
}

Answer<ListRequest> read_list_request(const Services& services, const Call& call) {
    const auto& request = call.request;
    ListRequest list;
    list.wanted.list = call.arguments[0];
    const auto from = day_in(request, "from");
    const auto until = day_in(request, "until");
    const auto limit = limit_in(request, kUsualRows);
    const auto names = truth_in(request, "names", "0", "1");
    const auto days_min = days_min_in(request);
    if (!from || !until || !limit || !names || !days_min) {
        return refuse(!from    ? from.error()
                      : !until ? until.error()
                      : !limit ? limit.error()
                      : !names ? names.error()
                               : days_min.error());
    }
    auto order = order_in(call, *names);
    auto office = office_in(services, call);
    if (!order || !office) {
        return refuse(!order ? order.error() : office.error());
    }
    list.order = std::move(*order);
    list.wanted.match = {
        .status = list.order.status, .procedure = list.order.procedure, .clerk = list.order.clerk};
    const facts::Date today = services.installation.today();
    list.wanted.office = std::move(*office);
    list.wanted.limit = *limit;
    list.wanted.names = *names;
    list.wanted.today = today;
    list.wanted.until = *until;
    list.wanted.days = {.office = list.wanted.office,
                        .from = from->value_or(facts::Date{}),
                        .until = until->value_or(today)};
    list.wanted.narrowing = {.word = std::string(request.parameter("word")),
                             .rule = std::string(request.parameter("rule")),
                             .procedures = std::string(request.parameter("procedures")),
                             .applicant = std::string(request.parameter("applicant")),
                             .days_min = *days_min};
    if (auto taken = take_cursor(request, list); !taken) {
        return refuse(taken.error());
    }
    list.limited = !request.parameter("limit").empty() || list.place;
    return list;
}

Answer<void> fits_list(const ListRequest& request, const Listing& listing) {
    const auto has = [&](std::string_view member) {
        return std::ranges::find(listing.members, member) != listing.members.end();
    };
    const auto goes_by = [&](std::string_view bound) {
        return std::ranges::find(listing.bounded_by, bound) != listing.bounded_by.end();
    };
    const auto& [status, procedure, clerk, sort, descending] = request.order;
    const auto& wanted = request.wanted;
    struct Filter {
        const char* parameter;
        bool is_asked;
        bool is_taken;
    };
    const std::array<Filter, 6> filters{
        {{"status", !status.empty(), has("status")},
         {"procedure", !procedure.empty(), has("procedures")},
         {"clerk", !clerk.empty(), has("clerk")},
         {"office", !wanted.office.empty(), goes_by("office")},
         {"from", wanted.days.from != facts::Date{}, goes_by("from")},
         {"until", wanted.until.has_value(), goes_by("until")}}};
    for (const auto& [parameter, is_asked, is_taken] : filters) {
        if (is_asked && !is_taken) {
            return malformed(parameter, "this list isn't narrowed by it: leave it out");
        }
    }
    const bool is_column = has(sort);
    if (sort == kByKana ? !request.wanted.names : !sort.empty() && !is_column) {
        return malformed("sort", "give a member of the list's rows, or kana");
    }
    const bool is_cut_here = request.order.changes() || !listing.has_pages;
    if (!request.wanted.after.empty() ? !listing.has_pages : request.place && !is_cut_here) {
        return malformed("cursor", kOtherCursor);
    }
    return {};
}

}  // namespace madoguchi::cli::serve
