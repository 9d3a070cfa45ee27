#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"
#include "madoguchi/projections/rows/lead_part.hpp"
#include "madoguchi/projections/rows/step.hpp"
#include "madoguchi/projections/rows/topic.hpp"

// Questions to the view `statistics`. Each takes a reader of that view; errors are the reader's.
namespace madoguchi::projections {

/// How much of a topic counts under the same words, over some days.
struct StatisticLine {
    std::string topic;
    std::string word;
    std::vector<std::string> procedures;  ///< A case counts once, under all of its own.
    std::string applicant_class;
    std::string office;
    std::int64_t count = 0;
    std::int64_t yen = 0;
    MADOGUCHI_FIELDS(StatisticLine, topic, word, procedures, applicant_class, office, count, yen);
};
/// By topic, office, word, procedures and kind of applicant. From counts alone.
[[nodiscard]] Expected<std::vector<StatisticLine>, StoreError> statistics(const ViewReader& view,
                                                                          const OfficeDays& range);

/// How much of a topic counts on one day.
struct TopicDay {
    std::string office;
    facts::Date day{};
    std::string topic;
    std::int64_t count = 0;
    MADOGUCHI_FIELDS(TopicDay, office, day, topic, count);
};
[[nodiscard]] Expected<std::vector<TopicDay>, StoreError> topic_days(const ViewReader& view,
                                                                     Topic topic,
                                                                     const OfficeDays& range);

/// Cases that stood at a step in the evening of a day.
struct FlowDay {
    std::string office;
    facts::Date day{};
    std::string step;
    std::int64_t count = 0;
    MADOGUCHI_FIELDS(FlowDay, office, day, step, count);
};
/// Every office and step in which anything stood, for each day from `range.from` to `range.until`.
/// Reckoned back from now: reads the days that lie after `range.from`, not the cases.
[[nodiscard]] Expected<std::vector<FlowDay>, StoreError> flow(const ViewReader& view,
                                                              const OfficeDays& range);

/// One thing that counts, with its case as it is today.
struct CountedLine {
    std::string stream;
    std::string case_number;
    facts::Date on{};
    std::string word;
    std::int64_t yen = 0;
    std::string status;
    std::string status_ja;
    std::string status_en;
    std::vector<std::string> procedures;
    std::string applicant_class;
    std::string office;  ///< At which it counts.
    std::int32_t age_days = 0;
    std::int32_t office_days = 0;
    std::int32_t post_days = 0;
    std::int32_t citizen_days = 0;
    MADOGUCHI_FIELDS(CountedLine, stream, case_number, on, word, yen, status, status_ja, status_en,
                     procedures, applicant_class, office, age_days, office_days, post_days,
                     citizen_days);
};
struct CountedPage {
    std::vector<CountedLine> lines;  ///< By day, then office, then stream.
    std::int64_t total = 0;          ///< Of all pages.
    std::string next;                ///< Empty on the last page.
};

/// Narrows what counts; what is empty doesn't matter.
struct CountedUnder {
    std::string word;
    std::string procedures;  ///< Codes in their order, divided by commas.
    std::string applicant_class;
};
struct PageWanted {
    facts::Date today{};
    std::size_t limit = 50;  ///< 1 to 1 000, inclusive.
    std::string after;       ///< `next` of the page before.
};

/// What a count of `statistics` or `topic_days` counts, one line each.
[[nodiscard]] Expected<CountedPage, StoreError> counted_page(const ViewReader& view, Topic topic,
                                                             const CountedUnder& under,
                                                             const OfficeDays& range,
                                                             const PageWanted& wanted);

/// What a percentile of `lead_times` counts: cases completed in the range of which that part took
/// `days_min` or more.
[[nodiscard]] Expected<CountedPage, StoreError> lead_time_page(const ViewReader& view,
                                                               LeadPart part, std::int32_t days_min,
                                                               const OfficeDays& range,
                                                               const PageWanted& wanted);

/// What counts of `flow` count: the cases that stood at one of `steps` in the evening of `day`.
[[nodiscard]] Expected<CountedPage, StoreError> standing_page(const ViewReader& view,
                                                              std::span<const Step> steps,
                                                              const std::string& office,
                                                              facts::Date day,
                                                              const PageWanted& wanted);

}  // namespace madoguchi::projections
