#include "madoguchi/adapters/cli/other_lists.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/closed_days.hpp"
#include "madoguchi/adapters/cli/statistics_lists.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/day_queries.hpp"
#include "madoguchi/projections/queries/incident_queries.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"
#include "madoguchi/projections/queries/look_queries.hpp"
#include "madoguchi/projections/queries/money_queries.hpp"
#include "madoguchi/projections/queries/person_queries.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::string_view kNoRule = "none";

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

Result<void> write_expiry(const ListSource& from, const Wanted& wanted, Listing& listing) {
    projections::ExpiryQuery query;
    query.today = wanted.today;
    query.expires_until = wanted.until;
    query.limit = wanted.limit;
    query.after = wanted.after;
    const auto page = projections::expiry_page(from.view, query);
    if (!page) {
        return log::unexpected(failure_of(page.error()));
    }
    expect_rows<ExpiryEntry>(listing);
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
    listing.has_pages = true;
    return {};
}

/// A list that is asked for by office and days.
template <auto Query>
Result<void> by_days(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing, Query(from.view, wanted.days));
}

/// Whether money is of what was asked for: a kind, or `kind:method` of what went through the
/// drawer; no method: what didn't.
bool is_of_kind(const projections::MoneyRow& row, std::string_view asked) {
    const auto colon = asked.find(':');
    if (colon == std::string_view::npos) {
        return asked.empty() || row.kind == asked;
    }
    const std::string_view method = row.payer == "office" ? std::string_view() : row.method;
    return row.kind == asked.substr(0, colon) && method == asked.substr(colon + 1);
}

/// Cash and stamps, also those that one figure of the till counts, or of one kind, or of one kind
/// and method, alone.
Result<void> money(const ListSource& from, const Wanted& wanted, Listing& listing) {
    const std::string& kind = wanted.narrowing.word;
    if (const auto figure = projections::money_figure(kind)) {
        return add_all(listing, projections::money_behind(from.view, *figure, wanted.days));
    }
    auto rows = projections::money(from.view, wanted.days);
    if (rows) {
        std::erase_if(*rows,
                      [&](const projections::MoneyRow& row) { return !is_of_kind(row, kind); });
    }
    return add_all(listing, rows);
}

/// Lists of all days from one to another, over every office.
Result<void> backlog(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing, projections::backlog(from.view, wanted.days.from, wanted.days.until));
}
Result<void> lead_times(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing,
                   projections::lead_times(from.view, wanted.days.from, wanted.days.until));
}

template <bool UnusedOnly>
Result<void> numbers(const ListSource& from, const Wanted& /*wanted*/, Listing& listing) {
    return add_all(listing, projections::document_numbers(from.view, UnusedOnly));
}

/// A batch may be meant for a day to come: without a last day given, all are listed.
Result<void> batches(const ListSource& from, const Wanted& wanted, Listing& listing) {
    auto days = wanted.days;
    days.until = wanted.until.value_or(facts::Date::max());
    return add_all(listing, projections::print_batches(from.view, days));
}

Result<void> custody(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing, projections::custody_items(from.view, wanted.days.office));
}

Result<void> mail_classes(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing,
                   projections::letters_by_class(from.view, wanted.days.office, wanted.today));
}

/// What is closed or down from today on; from another day where one is given.
Result<void> closures(const ListSource& from, const Wanted& wanted, Listing& listing) {
    const bool since_given = wanted.days.from != facts::Date{};
    return add_all(listing, projections::closures(
                                from.view, {.office = wanted.days.office,
                                            .from = since_given ? wanted.days.from : wanted.today,
                                            .until = wanted.until.value_or(facts::Date::max())}));
}

Result<void> ages(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing, projections::open_ages(from.view, wanted.today));
}

/// An incident as it is listed.
struct IncidentEntry {
    std::string stream;
    std::string kind;
    std::string state;
    facts::Date found_on{};
    std::string found_by;
    std::string office;
    std::int64_t cases = 0;
    std::optional<facts::Date> first_due_on;
    std::optional<facts::Date> first_made_on;
    std::optional<facts::Date> final_due_on;
    std::optional<facts::Date> final_made_on;
    std::optional<facts::Date> closed_on;
    MADOGUCHI_FIELDS(IncidentEntry, stream, kind, state, found_on, found_by, office, cases,
                     first_due_on, first_made_on, final_due_on, final_made_on, closed_on);
};

Result<void> write_incidents(const ListSource& from, const Wanted& wanted, Listing& listing) {
    expect_rows<IncidentEntry>(listing);
    for (const char* state : {"open", "closed"}) {
        const auto lines = projections::incidents(from.view, state);
        if (!lines) {
            return log::unexpected(failure_of(lines.error()));
        }
        for (const auto& [stream, row] : *lines) {
            const bool asked =
                row.found_on >= wanted.days.from && row.found_on <= wanted.days.until;
            if (!asked || (!wanted.days.office.empty() && wanted.days.office != row.office)) {
                continue;
            }
            add(listing, IncidentEntry{.stream = stream,
                                       .kind = row.kind,
                                       .state = row.state,
                                       .found_on = row.found_on,
                                       .found_by = row.found_by,
                                       .office = row.office,
                                       .cases = static_cast<std::int64_t>(row.cases.size()),
                                       .first_due_on = row.first.due_on,
                                       .first_made_on = row.first.made_on,
                                       .final_due_on = row.last.due_on,
                                       .final_made_on = row.last.made_on,
                                       .closed_on = row.closed_on});
        }
    }
    return {};
}

Result<void> write_looks(const ListSource& from, const Wanted& wanted, Listing& listing) {
    expect_rows<projections::LookRow>(listing);
    const auto read = projections::visit_looks(
        from.view, wanted.days.from, wanted.days.until, [&](const projections::LookRow& row) {
            if (wanted.days.office.empty() || wanted.days.office == row.office) {
                add(listing, row);
            }
        });
    if (!read) {
        return log::unexpected(failure_of(read.error()));
    }
    return {};
}

Result<void> reports(const ListSource& from, const Wanted& wanted, Listing& listing) {
    return add_all(listing, projections::waiting_reports(from.view, wanted.today));
}

/// A person of the register, without anything they are called.
struct RegisterEntry {
    std::string person;
    std::uint64_t cases = 0;
    std::uint64_t cases_as_agent = 0;
    std::string erasure;
    std::string requested_by;
    std::optional<facts::Date> requested_on;
    std::vector<std::string> holds;
    MADOGUCHI_FIELDS(RegisterEntry, person, cases, cases_as_agent, erasure, requested_by,
                     requested_on, holds);
};

template <projections::PersonList List>
Result<void> persons(const ListSource& from, const Wanted& wanted, Listing& listing) {
    const auto found = projections::persons_in(from.view, List, wanted.limit);
    if (!found) {
        return log::unexpected(failure_of(found.error()));
    }
    expect_rows<RegisterEntry>(listing);
    for (const auto& one : *found) {
        RegisterEntry entry{.person = one.person,
                            .cases = one.row.links.size(),
                            .cases_as_agent = 0,
                            .erasure = one.row.erasure,
                            .requested_by = one.row.requested_by,
                            .requested_on = one.row.requested_on,
                            .holds = {}};
        for (const auto& link : one.row.links) {
            entry.cases_as_agent += link.holder != "principal" ? 1 : 0;
        }
        for (const auto& hold : one.row.holds) {
            entry.holds.push_back(hold.ground + ":" + hold.reference);
        }
        add(listing, entry);
    }
    return {};
}

/// Entries of one kind of the audit lists.
auto entries(const char* kind) {
    return [kind](const ListSource& from, const Wanted& wanted, Listing& listing) {
        return add_all(listing, projections::audit_entries(from.view, kind, wanted.days));
    };
}

/// Refusals, also those of one code or rule alone.
Result<void> refusals(const ListSource& from, const Wanted& wanted, Listing& listing) {
    auto rows = projections::audit_entries(from.view, "refusal", wanted.days);
    if (rows) {
        const auto& word = wanted.narrowing.word;
        const auto& rule = wanted.narrowing.rule;
        std::erase_if(*rows, [&](const projections::AuditRow& row) {
            const bool follows = rule == kNoRule ? row.rule_ids.empty()
                                                 : std::ranges::count(row.rule_ids, rule) != 0;
            return (!word.empty() && word != row.word) || (!rule.empty() && !follows);
        });
    }
    return add_all(listing, rows);
}

std::vector<OtherList> own_lists() {
    return {
        {"expiry", "証明書 期限間近", "expiry", write_expiry, {}, {"until"}},
        {"money", "現金・切手の出納", "daybook", money, {"word"}},
        {"day_figures", "日ごとの件数", "daybook", by_days<projections::day_figures>},
        {"day_closes", "日締め", "daybook", write_closed_days},
        {"document_numbers", "文書番号", "daybook", numbers<false>, {}, {}},
        {"unused_numbers", "欠番簿", "daybook", numbers<true>, {}, {}},
        {"print_batches", "印刷の束", "daybook", batches},
        {"letters_by_class", "郵便の種類別の発送", "cases", mail_classes, {}, {"office"}},
        {"closures", "臨時の休み・端末の停止", "daybook", closures},
        {"custody_items", "預かり物の明細", "cases", custody, {}, {"office"}},
        {"backlog", "日ごとの未処理", "cases", backlog, {}, {"from", "until"}},
        {"ages", "未処理の古さ", "cases", ages, {}, {}},
        {"lead_times", "所要日数", "cases", lead_times, {}, {"from", "until"}},
        {"refusals_by_rule", "受付できずの根拠別", "audit", by_days<projections::refusals_by_rule>},
        {"rejections", "できなかった操作", "audit", by_days<projections::rejections>},
        {"refusals", "受付できず", "audit", refusals, {"word", "rule"}},
        {"exceptions", "係長の例外", "audit", entries("exception")},
        {"corrections", "訂正", "audit", entries("correction")},
        {"voids", "入力の取消", "audit", entries("void")},
        {"staff_changes", "職員・権限・サインインの変更", "audit", entries("staff")},
        {"looks", "閲覧の記録", "looks", write_looks},
        {"incidents", "事故", "incidents", write_incidents},
        {"incident_reports", "事故の報告(速報・確報)待ち", "incidents", reports, {}, {}},
        {"policy_adoptions", "取扱の版の変更", "audit", entries("policy_adoption")},
        {"erased_parties", "消去", "audit", entries("erasure")},
        {"disposals", "廃棄決定", "audit", entries("disposal")},
        {"retention_holds", "廃棄停止", "audit", entries("retention_hold")},
        {"erasures",
         "消去の承認待ち",
         "persons",
         persons<projections::PersonList::kErasures>,
         {},
         {}},
        {"person_holds",
         "消去停止中の人物",
         "persons",
         persons<projections::PersonList::kHolds>,
         {},
         {}},
        {"agents", "代理の多い人物", "persons", persons<projections::PersonList::kAgents>, {}, {}},
    };
}

}  // namespace

const std::vector<OtherList>& other_lists() {
    static const std::vector<OtherList> kAll = [] {
        std::vector<OtherList> lists = own_lists();
        const auto counted = statistics_lists();
        lists.insert(lists.end(), counted.begin(), counted.end());
        return lists;
    }();
    return kAll;
}

}  // namespace madoguchi::cli
