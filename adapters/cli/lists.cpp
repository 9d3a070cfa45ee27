#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/adapters/cli/other_lists.hpp"
#include "madoguchi/projections/labels.hpp"
#include "madoguchi/projections/queries/agent_queries.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/rows/step.hpp"

// What lists hold.
namespace madoguchi::cli {

namespace {

using projections::ViewReader;

constexpr std::string_view kNoClass = "none";
constexpr std::string_view kNobody = "none";

/// A case with the name of its principal, which is on record as opened. No list shows an address.
void add_named(Listing& listing, const projections::CaseLine& line, const facts::Person& person) {
    if (listing.as_json) {
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
        listing.objects.push_back(json.take());
    }
    if (listing.as_table) {
        std::vector<std::string> cells{listing.municipality};
        add_cells(cells, line);
        cells.push_back(person.name.reveal());
        cells.push_back(person.kana.reveal());
        listing.table.rows.push_back(std::move(cells));
    }
}

/// Whether a list is about letters on their way: its table says which, by what mail and since when.
bool is_about_letters(projections::Worklist list) {
    using enum projections::Worklist;
    return projections::is_of_mailroom(list) || list == kLapsing || list == kPerhapsNotArrived ||
           list == kUndeliverable || list == kReplyLapsed || list == kSecondVisitsDue ||
           list == kToPull;
}

/// The columns of a case's letter.
constexpr std::array kLetterColumns{"letter_number", "post_class", "tracking_no", "posted_on",
                                    "delivered_on"};

void add_letter(Listing& listing, const projections::CaseLine& line) {
    if (!listing.as_table) {
        return;
    }
    auto& cells = listing.table.rows.back();
    for (std::string text : {line.letter_number, cell(line.post_class), line.tracking_no,
                             cell(line.posted_on), cell(line.delivered_on)}) {
        cells.push_back(std::move(text));
    }
}

/// The columns of a list of cases, also where nothing stands in it.
void expect_cases(Listing& listing, bool names, bool letters) {
    if (!listing.members.empty()) {
        return;
    }
    expect_rows<projections::CaseLine>(listing);
    if (names) {
        listing.members.emplace_back("principal");
        listing.columns.insert(listing.columns.end(), {"name", "kana"});
        listing.table.heads.insert(listing.table.heads.end(), {"本人", "フリガナ"});
    }
    if (!letters) {
        return;
    }
    for (const char* const column : kLetterColumns) {
        listing.columns.emplace_back(column);
        listing.table.heads.emplace_back(field_label(column));
    }
}

/// A page with names: one record for all of its cases, then the page.
Result<void> add_page_with_names(const Installation& installation, const log::TenantId& tenant,
                                 const projections::WorklistPage& page, bool letters,
                                 Listing& listing) {
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
        const auto line = std::ranges::find(page.lines, one.which().stream.text(),
                                            &projections::CaseLine::stream);
        const auto& shown = line == page.lines.end() ? file->line : *line;
        add_named(listing, shown, file->parties.principal);
        if (letters) {
            add_letter(listing, shown);
        }
    }
    return {};
}

/// Whether whoever receives a case of this list is to know that its agent has many: an agent stands
/// at the counter soon.
bool tells_of_agents(projections::Worklist list) {
    return list == projections::Worklist::kAwaitingReply ||
           list == projections::Worklist::kSecondVisitsDue ||
           list == projections::Worklist::kSecondVisitOpen;
}

/// Marks the cases whose agent has so many open ones as the office wants to be told of.
Result<void> mark_agents(const Installation& installation, const log::TenantId& tenant,
                         const ViewReader& cases, const Wanted& wanted,
                         projections::WorklistPage& page) {
    const auto& from = wanted.handling.same_agent_notice_at;
    if (!from) {
        return {};
    }
    const auto search = installation.view("search", tenant);
    if (!search) {
        return log::unexpected(search.error());
    }
    for (auto& line : page.lines) {
        const auto open = projections::open_cases_of_agent(**search, cases, line.stream);
        if (!open) {
            return log::unexpected(failure_of(open.error()));
        }
        if (*open > 1 && *open >= static_cast<std::size_t>(*from)) {
            line.badges.emplace_back("many_cases_of_agent");
        }
    }
    return {};
}

/// Up to which posting day a letter counts as perhaps not arrived. Nothing, and a word about it,
/// where the office hasn't set it.
std::optional<facts::Date> not_arrived_until(const Wanted& wanted, Listing& listing) {
    if (const auto& days = wanted.handling.not_arrived_after_days) {
        return wanted.today - std::chrono::days(*days);
    }
    listing.notes.push_back(listing.municipality + ": not set: handling.not_arrived_after_days; " +
                            "every letter whose delivery isn't known is listed");
    return std::nullopt;
}

/// The part of the list that goes by that word, where there may be one: a mail class, or a step.
std::optional<std::string> part_wanted(projections::Worklist list, const std::string& word) {
    if (projections::is_of_mailroom(list)) {
        return word == kNoClass ? "" : word;
    }
    const bool is_step = std::ranges::any_of(projections::all_steps(), [&](projections::Step step) {
        return projections::word_of(step) == word;
    });
    return list == projections::Worklist::kOpen && is_step ? std::optional(word) : std::nullopt;
}

/// What the list is to be narrowed by and can't: rows that nobody asked for would be shown.
std::string_view not_narrowed_by(const Narrowing& by, const std::vector<std::string_view>& takes) {
    const std::pair<std::string_view, bool> asked[] = {{"word", !by.word.empty()},
                                                       {"rule", !by.rule.empty()},
                                                       {"procedures", !by.procedures.empty()},
                                                       {"applicant", !by.applicant.empty()},
                                                       {"days_min", by.days_min != 0}};
    for (const auto& [name, is_asked] : asked) {
        if (is_asked && std::ranges::find(takes, name) == takes.end()) {
            return name;
        }
    }
    return {};
}

bool is_wanted(const projections::CaseLine& line, const CaseMatch& match) {
    const bool has_clerk = match.clerk == kNobody ? line.clerk.empty() : line.clerk == match.clerk;
    return (match.status.empty() || line.status == match.status) &&
           (match.clerk.empty() || has_clerk) &&
           (match.procedure.empty() ||
            std::ranges::find(line.procedures, match.procedure) != line.procedures.end());
}

/// The page of a narrowed list, and how many cases it holds from there on. No index knows them: so
/// many are looked at, and then it is said that more may come.
Result<projections::WorklistPage> narrowed_page(const ViewReader& view,
                                                projections::WorklistQuery query,
                                                const CaseMatch& match, Listing& listing) {
    constexpr std::size_t kAtOnce = 1'000;
    constexpr std::size_t kLookedAtMost = 20'000;
    const std::size_t most = std::exchange(query.limit, std::min(query.limit, kAtOnce));
    projections::WorklistPage kept;
    std::int64_t total = 0;
    for (std::size_t looked = 0;; looked += query.limit) {
        auto page = projections::worklist_page(view, query);
        if (!page) {
            return log::unexpected(failure_of(page.error()));
        }
        std::erase_if(page->lines, [&](const auto& line) { return !is_wanted(line, match); });
        total += static_cast<std::int64_t>(page->lines.size());
        if (kept.next.empty() && kept.lines.size() + page->lines.size() > most) {
            kept.next = query.after;
        }
        if (kept.next.empty()) {
            std::ranges::move(page->lines, std::back_inserter(kept.lines));
        }
        query.after = std::move(page->next);
        if (query.after.empty()) {
            break;
        }
        if (looked + query.limit >= kLookedAtMost) {
            listing.notes.emplace_back("more than 20000 rows: choose an office");
            kept.next = kept.next.empty() ? query.after : kept.next;
            break;
        }
    }
    listing.total = total;
    return kept;
}

/// The page that is asked for, and how many cases all pages hold.
Result<projections::WorklistPage> page_of(const ViewReader& view,
                                          const projections::WorklistQuery& query,
                                          const CaseMatch& match, Listing& listing) {
    if (match.narrows()) {
        return narrowed_page(view, query, match, listing);
    }
    auto page = projections::worklist_page(view, query);
    const auto total = projections::worklist_count(view, query);
    if (!page || !total) {
        return log::unexpected(failure_of(!page ? page.error() : total.error()));
    }
    listing.total = *total;
    return std::move(*page);
}

Result<void> write_worklist(const Installation& installation, const log::TenantId& tenant,
                            const ViewReader& view, projections::Worklist list,
                            const Wanted& wanted, Listing& listing) {
    projections::WorklistQuery query;
    query.list = list;
    query.office = wanted.office;
    query.today = wanted.today;
    query.until = wanted.until;
    if (wanted.days.from != facts::Date{}) {
        query.from = wanted.days.from;
    }
    if (list == projections::Worklist::kLapsing && !query.until) {
        query.until = wanted.today + std::chrono::days(projections::DashboardLimits().lapsing_days);
    }
    if (list == projections::Worklist::kPerhapsNotArrived && !query.until) {
        query.until = not_arrived_until(wanted, listing);
    }
    if (!wanted.narrowing.word.empty()) {
        const auto part = part_wanted(list, wanted.narrowing.word);
        if (!part) {
            return failed(ExitStatus::kUsage, "the list '" + wanted.list + "' has no part '" +
                                                  wanted.narrowing.word + "': leave `word` out");
        }
        query.part = *part;
    }
    query.limit = wanted.limit;
    query.after = wanted.after;
    auto page = page_of(view, query, wanted.match, listing);
    if (!page) {
        return log::unexpected(page.error());
    }
    listing.next = page->next;
    listing.has_pages = true;
    const bool letters = is_about_letters(list);
    expect_cases(listing, wanted.names, letters);
    if (tells_of_agents(list)) {
        if (auto marked = mark_agents(installation, tenant, view, wanted, *page); !marked) {
            return marked;
        }
    }
    DaysToCome open_days(installation, tenant, wanted.opening_days);
    for (auto& line : page->lines) {
        if (auto filled = open_days.fill_in(line); !filled) {
            return filled;
        }
    }
    if (wanted.names) {
        return add_page_with_names(installation, tenant, *page, letters, listing);
    }
    for (const auto& line : page->lines) {
        add(listing, line);
        if (letters) {
            add_letter(listing, line);
        }
    }
    return {};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> list_names() {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto list : projections::all_worklists()) {
        const auto word = projections::word_of(list);
        names.emplace_back(word, projections::label_in(projections::worklist_labels(), word).ja);
    }
    for (const auto& list : other_lists()) {
        names.emplace_back(list.name, list.title);
    }
    return names;
}

std::string_view act_of_list(std::string_view name) {
    if (name == "closures") {
        return "list closures";
    }
    const auto other = std::ranges::find_if(
        other_lists(), [&](const OtherList& list) { return name == list.name; });
    const std::string_view projection =
        other == other_lists().end() ? std::string_view() : other->projection;
    return projection == "audit" || projection == "looks" ? "audit" : "list";
}

Result<void> write_list(const Installation& installation, const log::TenantId& tenant,
                        const Wanted& wanted, Listing& listing) {
    const std::string& name = wanted.list;
    const auto& worklists = projections::all_worklists();
    const auto worklist = std::ranges::find_if(
        worklists, [&](projections::Worklist list) { return projections::word_of(list) == name; });
    const auto other = std::ranges::find_if(
        other_lists(), [&](const OtherList& list) { return name == list.name; });
    if (worklist == worklists.end() && other == other_lists().end()) {
        return failed(ExitStatus::kNotFound,
                      "there is no list '" + name + "': ask for the names of all lists");
    }
    const bool over_cases = worklist != worklists.end();
    if (wanted.names && !over_cases) {
        return failed(ExitStatus::kUsage, "the list '" + name + "' has no names to show");
    }
    const std::vector<std::string_view> parts{"word"};
    if (const auto extra =
            not_narrowed_by(wanted.narrowing, over_cases ? parts : other->narrowed_by);
        !extra.empty()) {
        return failed(ExitStatus::kUsage, "the list '" + name + "' isn't narrowed by `" +
                                              std::string(extra) + "`: leave it out");
    }
    const auto view = installation.view(over_cases ? "cases" : other->projection, tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    listing.municipality = tenant.text();
    if (over_cases) {
        return write_worklist(installation, tenant, **view, *worklist, wanted, listing);
    }
    listing.bounded_by = other->bounded_by;
    return other->write({installation, tenant, **view}, wanted, listing);
}

}  // namespace madoguchi::cli
