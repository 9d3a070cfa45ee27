#include "madoguchi/adapters/cli/statistics_lists.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "madoguchi/projections/queries/statistics_queries.hpp"

namespace madoguchi::cli {

namespace {

using projections::Topic;
/// Counts, also those of one topic alone.
Result<void> statistics(const ListSource& from, const Wanted& wanted, Listing& listing) {
    auto lines = projections::statistics(from.view, wanted.days);
    const std::string& topic = wanted.narrowing.word;
    if (lines && !topic.empty()) {
        std::erase_if(*lines, [&](const auto& line) { return line.topic != topic; });
    }
    return add_all(listing, lines);
}

Result<void> add_page(const log::Expected<projections::CountedPage, log::StoreError>& page,
                      Listing& listing) {
    if (!page) {
        return log::unexpected(failure_of(page.error()));
    }
    expect_rows<projections::CountedLine>(listing);
    for (const auto& line : page->lines) {
        add(listing, line);
    }
    listing.has_pages = true;
    listing.next = page->next;
    listing.total = page->total;
    return {};
}

projections::PageWanted page_of(const Wanted& wanted) {
    return {.today = wanted.today, .limit = wanted.limit, .after = wanted.after};
}

/// What a topic of the statistics counts.
auto counted(projections::Topic topic) {
    return [topic](const ListSource& from, const Wanted& wanted, Listing& listing) {
        const auto& narrowing = wanted.narrowing;
        return add_page(projections::counted_page(from.view, topic,
                                                  {.word = narrowing.word,
                                                   .procedures = narrowing.procedures,
                                                   .applicant_class = narrowing.applicant},
                                                  wanted.days, page_of(wanted)),
                        listing);
    };
}

/// The cases that stood at a step, or at any, in the evening of a day: the last one asked for.
Result<void> standing(const ListSource& from, const Wanted& wanted, Listing& listing) {
    const std::string& word = wanted.narrowing.word;
    std::vector<projections::Step> steps;
    std::ranges::copy_if(
        projections::all_steps(), std::back_inserter(steps),
        [&](projections::Step step) { return word.empty() || projections::word_of(step) == word; });
    return add_page(projections::standing_page(from.view, steps, wanted.days.office,
                                               wanted.days.until, page_of(wanted)),
                    listing);
}

/// Completed cases of which a part, or else the whole, took so many days or more.
Result<void> lead_time_cases(const ListSource& from, const Wanted& wanted, Listing& listing) {
    const std::string& word = wanted.narrowing.word;
    const auto& parts = projections::all_lead_parts();
    const auto part = word.empty() ? std::ranges::find(parts, projections::LeadPart::kTotal)
                                   : std::ranges::find_if(parts, [&](projections::LeadPart each) {
                                         return projections::word_of(each) == word;
                                     });
    if (part == parts.end()) {
        return failed(ExitStatus::kUsage, "there is no part '" + word +
                                              "' of a case's way: ask for office, post, citizen "
                                              "or total");
    }
    return add_page(projections::lead_time_page(from.view, *part, wanted.narrowing.days_min,
                                                wanted.days, page_of(wanted)),
                    listing);
}

/// The evenings of a month, unless a first day is given.
Result<void> flow(const ListSource& from, const Wanted& wanted, Listing& listing) {
    constexpr std::chrono::days kMonth{30};
    auto days = wanted.days;
    days.from = days.from == facts::Date{} ? days.until - kMonth : days.from;
    return add_all(listing, projections::flow(from.view, days));
}

}  // namespace

std::vector<OtherList> statistics_lists() {
    static const std::vector<std::string_view> kOfACount{"word", "procedures", "applicant"};
    return {
        {"statistics", "集計", "statistics", statistics, {"word"}},
        {"flow", "段階別の件数(日ごと)", "statistics", flow},
        {"standing",
         "その日の夕方にその段階だった受付",
         "statistics",
         standing,
         {"word"},
         {"office", "until"}},
        {"arrivals", "受付した件", "statistics", counted(Topic::kArrivals), kOfACount},
        {"endings", "終了した件", "statistics", counted(Topic::kEndings), kOfACount},
        {"completions", "完了した件", "statistics", counted(Topic::kCompletions), kOfACount},
        {"lead_time_cases",
         "完了した件(かかった日数別)",
         "statistics",
         lead_time_cases,
         {"word", "days_min"}},
        {"fees_collected", "手数料(有料)", "statistics", counted(Topic::kFeesCollected), kOfACount},
        {"fees_free", "手数料(無料)", "statistics", counted(Topic::kFeesFree), kOfACount},
        {"fees_waived", "手数料(免除)", "statistics", counted(Topic::kFeesWaived), kOfACount},
        {"postings", "発送した照会書", "statistics", counted(Topic::kPostings), kOfACount},
        {"returns", "返戻した照会書", "statistics", counted(Topic::kReturns), kOfACount},
        {"lapses", "期限切れになった照会書", "statistics", counted(Topic::kLapses), kOfACount},
        {"second_visit_deficiencies", "2回目の不備", "statistics", counted(Topic::kDeficiencies),
         kOfACount},
    };
}

}  // namespace madoguchi::cli
