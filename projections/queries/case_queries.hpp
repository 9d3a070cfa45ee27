#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/cases/worklist.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/queries/case_line.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

// Questions to the view `cases`. Each takes a reader of that view; errors are the reader's.
namespace madoguchi::projections {

/// Which part of a list is wanted.
struct WorklistQuery {
    Worklist list = Worklist::kOpen;
    std::string office;  ///< Empty for all offices.
    facts::Date today{};
    /// Only cases whose sort day is on or before it: for `lapsing` today + n, for
    /// `perhaps_not_arrived` today - n.
    std::optional<facts::Date> until = {};
    std::optional<facts::Date> from = {};  ///< Only cases whose sort day is on or after it.
    /// Only that part (`part_of_list`): a mail class of the mailroom's lists, a step of `open`.
    /// Lists without parts are then empty.
    std::optional<std::string> part = {};
    std::size_t limit = 50;  ///< 1 to 1 000, inclusive.
    std::string after = {};  ///< `next` of the page before; empty for the first.
};

struct WorklistPage {
    std::vector<CaseLine> lines;  ///< By sort day, then office, then stream.
    std::string next;             ///< Empty on the last page.
};

[[nodiscard]] Expected<WorklistPage, StoreError> worklist_page(const ViewReader& cases,
                                                               const WorklistQuery& query);

/// How many cases all pages of the list hold together. From counts alone.
[[nodiscard]] Expected<std::int64_t, StoreError> worklist_count(const ViewReader& cases,
                                                                const WorklistQuery& query);

/// Letters of one mail class at an office, by their step through the mailroom.
struct MailClassLine {
    std::string office;
    std::string post_class;  ///< A mail class of the policy; empty: the policy names none.
    std::int64_t to_print = 0;
    std::int64_t to_hand_over = 0;
    std::int64_t to_post = 0;
    std::int64_t posted_today = 0;  ///< Accepted by the post office on `today`, reply outstanding.
    MADOGUCHI_FIELDS(MailClassLine, office, post_class, to_print, to_hand_over, to_post,
                     posted_today);
};

/// One line per office (all when empty) and mail class with letters on their way. From counts
/// alone.
[[nodiscard]] Expected<std::vector<MailClassLine>, StoreError> letters_by_class(
    const ViewReader& cases, const std::string& office, facts::Date today);

/// How many cases stand in a list.
struct DashboardLine {
    std::string list;
    std::string office;
    std::int64_t count = 0;
    facts::Date oldest{};  ///< Earliest sort day among them.
    MADOGUCHI_FIELDS(DashboardLine, list, office, count, oldest);
};

/// Open cases of an office at one step of their way: each stands at exactly one.
struct StepLine {
    std::string step;
    std::string office;
    std::int64_t count = 0;
    facts::Date oldest{};  ///< Earliest day of opening among them.
    MADOGUCHI_FIELDS(StepLine, step, office, count, oldest);
};

/// One line per step and office at which anything stands, in the order of the way. What a line
/// counts is that part of the list `open`. From counts alone.
[[nodiscard]] Expected<std::vector<StepLine>, StoreError> open_steps(const ViewReader& cases);

/// What counts as soon and as long ago.
struct DashboardLimits {
    std::int32_t lapsing_days = 7;
    std::int32_t not_arrived_days = 0;  ///< 0: every letter whose delivery isn't known.
};

/// One line per list and office that isn't empty, in the order of the screens. From counts alone.
[[nodiscard]] Expected<std::vector<DashboardLine>, StoreError> dashboard(
    const ViewReader& cases, facts::Date today, const DashboardLimits& limits = {});

/// Cases of an office on one day.
struct BacklogDay {
    std::string office;
    facts::Date day{};
    std::int64_t opened = 0;
    std::int64_t ended = 0;
    std::int64_t open = 0;  ///< In the evening.
    MADOGUCHI_FIELDS(BacklogDay, office, day, opened, ended, open);
};

/// Every office's days from `from` to `until` (inclusive) on which something was opened or ended,
/// and the first and last day in any case.
[[nodiscard]] Expected<std::vector<BacklogDay>, StoreError> backlog(const ViewReader& cases,
                                                                    facts::Date from,
                                                                    facts::Date until);

/// How old what is open is: cases per office by age in days, `from_days` to `to_days` inclusive.
struct AgeBand {
    std::string office;
    std::int32_t from_days = 0;
    std::optional<std::int32_t> to_days;  ///< Absent for the last, open band.
    std::int64_t count = 0;
    MADOGUCHI_FIELDS(AgeBand, office, from_days, to_days, count);
};
[[nodiscard]] Expected<std::vector<AgeBand>, StoreError> open_ages(const ViewReader& cases,
                                                                   facts::Date today);

/// How long completed cases took, split by who had them.
struct LeadTime {
    std::string office;
    std::string part;  ///< `office` `post` `citizen` `total`
    std::int64_t cases = 0;
    std::int32_t p50_days = 0;
    std::int32_t p85_days = 0;
    std::int32_t p95_days = 0;
    std::int64_t p50_cases = 0;  ///< Of them, those that took `p50_days` or more.
    std::int64_t p85_cases = 0;
    std::int64_t p95_cases = 0;
    MADOGUCHI_FIELDS(LeadTime, office, part, cases, p50_days, p85_days, p95_days, p50_cases,
                     p85_cases, p95_cases);
};

/// Percentiles of several offices can't be added up: they are reckoned for each, or for all of them
/// together, with an empty `office`.
enum class LeadTimesOf : std::uint8_t { kEachOffice, kWholeTown };

/// Cases completed from `from` to `until`, inclusive.
[[nodiscard]] Expected<std::vector<LeadTime>, StoreError> lead_times(
    const ViewReader& cases, facts::Date from, facts::Date until,
    LeadTimesOf whom = LeadTimesOf::kEachOffice);

/// A case that has ended and is still kept.
struct RetentionLine {
    std::string stream;
    std::string case_number;
    std::string office;
    std::string status_ja;
    facts::Date ended_on{};
    std::string disposal_requested_by;  ///< Empty: nobody has asked.
    std::vector<std::string> holds;     ///< `<ground>:<reference>`
    MADOGUCHI_FIELDS(RetentionLine, stream, case_number, office, status_ja, ended_on,
                     disposal_requested_by, holds);
};
struct RetentionPage {
    std::vector<RetentionLine> lines;  ///< By the day of the end.
    std::string next;                  ///< Empty on the last page.
};
/// Cases that ended on `ended_until` (inclusive) or before: without a hold, or, where `held`, those
/// that a hold keeps.
struct RetentionQuery {
    bool held = false;
    facts::Date ended_until{};
    std::size_t limit = 50;
    std::string after;  ///< `next` of the page before.
};
[[nodiscard]] Expected<RetentionPage, StoreError> retention_page(const ViewReader& cases,
                                                                 const RetentionQuery& query);

/// The streams of a case number, a letter number or a registered-mail number: one, unless it was
/// taken down wrongly; empty if unknown.
[[nodiscard]] Expected<std::vector<std::string>, StoreError> streams_of_number(
    const ViewReader& cases, const std::string& number);

/// The streams of every case, ended ones included, ordered.
[[nodiscard]] Expected<std::vector<std::string>, StoreError> case_streams(const ViewReader& cases);

/// The row of a case; none if there is none.
[[nodiscard]] Expected<std::optional<CaseRow>, StoreError> case_row(const ViewReader& cases,
                                                                    const std::string& stream);

/// Something kept overnight, and whose it is.
struct CustodyItem {
    std::string case_number;
    std::string office;  ///< Where it lies: where its case is being worked on.
    std::string receipt_number;
    std::string what;
    std::string place;
    std::string keeper;
    facts::Date since{};
    MADOGUCHI_FIELDS(CustodyItem, case_number, office, receipt_number, what, place, keeper, since);
};

/// Things kept in an office (all offices when empty), oldest first.
[[nodiscard]] Expected<std::vector<CustodyItem>, StoreError> custody_items(
    const ViewReader& cases, const std::string& office);

}  // namespace madoguchi::projections
