#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "any_history.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/statistics_queries.hpp"

namespace madoguchi::projections::test {
namespace {

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) {
        text += (text.empty() ? "" : ",") + code;
    }
    return text;
}

// Every count of a report and of the flow opens exactly so many lines.
RC_GTEST_PROP(Statistics, CountWhatTheirListsHold, ()) {
    LogOfFacts log;
    write_any_history(log);
    Views views(log);
    const auto view = views.build("statistics", RunMode::kFollow, 3);
    const OfficeDays all{.office = {}, .from = facts::Date{}, .until = day(12, 31)};
    const PageWanted page{.today = day(12, 31), .limit = 1'000, .after = {}};
    const auto lines = statistics(*view, all);
    RC_ASSERT(lines);
    std::int64_t counted = 0;
    for (const StatisticLine& line : *lines) {
        const auto topic = std::ranges::find_if(
            all_topics(), [&](Topic each) { return word_of(each) == line.topic; });
        const auto found = counted_page(*view, *topic,
                                        {.word = line.word,
                                         .procedures = joined(line.procedures),
                                         .applicant_class = line.applicant_class},
                                        all, page);
        RC_ASSERT(found->total == line.count);
        RC_ASSERT(static_cast<std::int64_t>(found->lines.size()) == line.count);
        std::int64_t yen = 0;
        for (const CountedLine& each : found->lines) {
            yen += each.yen;
        }
        RC_ASSERT(yen == line.yen);
        counted += line.count;
    }
    std::int64_t things = 0;
    for (const auto& [key, row] : rows_of(*view)) {
        things += key.starts_with("e/") ? 1 : 0;
    }
    RC_ASSERT(counted == things);
    const OfficeDays autumn{.office = {}, .from = day(10, 31), .until = day(12, 1)};
    const auto evenings = flow(*view, autumn);
    RC_ASSERT(evenings);
    std::map<std::tuple<facts::Date, std::string, std::string>, std::int64_t> shown;
    for (const FlowDay& each : *evenings) {
        shown[{each.day, each.office, each.step}] = each.count;
    }
    for (facts::Date on = autumn.from; on <= autumn.until; on += std::chrono::days(1)) {
        for (const Step step : all_steps()) {
            const auto found = standing_page(*view, std::array{step}, "main", on, page);
            const auto count = shown.find({on, "main", std::string(word_of(step))});
            RC_ASSERT(found->total == (count == shown.end() ? 0 : count->second));
        }
    }
}

// A percentile opens exactly the cases that took so long or longer; an open case stands at one
// step.
RC_GTEST_PROP(Statistics, OpenTheCasesBehindPercentilesAndSteps, ()) {
    LogOfFacts log;
    write_any_history(log);
    Views views(log);
    const auto view = views.build("statistics", RunMode::kFollow, 3);
    const auto cases = views.build("cases", RunMode::kFollow, 3);
    const OfficeDays autumn{.office = {}, .from = day(10, 31), .until = day(12, 1)};
    const PageWanted page{.today = day(12, 31), .limit = 1'000, .after = {}};
    const auto times = lead_times(*cases, autumn.from, autumn.until, LeadTimesOf::kWholeTown);
    RC_ASSERT(times);
    for (const LeadTime& time : *times) {
        const auto part = std::ranges::find_if(
            all_lead_parts(), [&](LeadPart each) { return word_of(each) == time.part; });
        for (const auto& [days, count] :
             {std::pair(time.p50_days, time.p50_cases), std::pair(time.p85_days, time.p85_cases),
              std::pair(time.p95_days, time.p95_cases), std::pair(0, time.cases)}) {
            const auto found = lead_time_page(*view, *part, days, autumn, page);
            RC_ASSERT(found->total == count);
            RC_ASSERT(static_cast<std::int64_t>(found->lines.size()) == count);
        }
    }
    std::int64_t standing = 0;
    const auto lines = open_steps(*cases);
    RC_ASSERT(lines);
    for (const Step step : all_steps()) {
        std::int64_t count = 0;
        for (const StepLine& line : *lines) {
            count += line.step == word_of(step) ? line.count : 0;
        }
        const auto found = worklist_page(*cases, {.list = Worklist::kOpen,
                                                  .office = {},
                                                  .today = page.today,
                                                  .part = std::string(word_of(step)),
                                                  .limit = 1'000});
        RC_ASSERT(static_cast<std::int64_t>(found->lines.size()) == count);
        standing += count;
    }
    RC_ASSERT(worklist_count(*cases, {.list = Worklist::kOpen, .office = {}}) == standing);
}

TEST(Statistics, CountACaseUnderAllItsProceduresOnce) {
    LogOfFacts log;
    auto both = opened("N1", day(11, 2));
    both.procedures = {{facts::Procedure("renew"), {}}, {facts::Procedure("pin_reset"), {}}};
    auto both_accepted = accepted(day(11, 2));
    both_accepted.procedures = both.procedures;
    log.case_facts("case/a", day(11, 2), both, both_accepted, queued("L1"));
    facts::PostageCollected paid;
    paid.yen = 434;
    log.case_facts("case/a", day(11, 4), paid, printed(day(11, 4), day(11, 30)),
                   posted(day(11, 4)));
    facts::AcceptanceSlipReceived slip;
    slip.accepted_on = day(11, 5);
    log.case_facts("case/a", day(11, 6), slip);
    Views views(log);
    const auto view = views.build("statistics");
    const OfficeDays november{.office = {}, .from = day(11, 1), .until = day(11, 30)};
    const auto lines = statistics(*view, november);
    ASSERT_EQ(lines->size(), 2U);
    EXPECT_EQ(lines->at(0).procedures, (std::vector<std::string>{"pin_reset", "renew"}));
    EXPECT_EQ(lines->at(0).count, 1);
    EXPECT_EQ(lines->at(1).topic, "postings");
    EXPECT_EQ(lines->at(1).yen, 434);
    const PageWanted page{.today = day(11, 30), .limit = 1, .after = {}};
    const auto letters = counted_page(*view, Topic::kPostings, {}, november, page);
    ASSERT_EQ(letters->lines.size(), 1U);
    EXPECT_EQ(letters->lines[0].on, day(11, 5)) << "the slip moves the day";
    EXPECT_EQ(letters->lines[0].case_number, "N1");
    const auto evenings = flow(*view, {.office = "main", .from = day(11, 3), .until = day(11, 4)});
    ASSERT_EQ(evenings->size(), 2U);
    EXPECT_EQ(evenings->at(0).step, "step_reply");
    EXPECT_EQ(evenings->at(1).step, "step_letter");
}

TEST(Statistics, CountWhatWasFreeOfChargeByItsGroundOnce) {
    LogOfFacts log;
    auto end = completed(day(11, 4));
    end.free_of_charge = {{facts::Procedure("renew"), facts::Reason("renewal")},
                          {facts::Procedure("pin_reset"), facts::Reason("pin_reset")}};
    auto again = completed(day(11, 6));
    again.free_of_charge = {{facts::Procedure("renew"), facts::Reason("renewal")}};
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)), end);
    log.case_facts("case/a", day(11, 6), facts::CaseReopened{}, again);
    Views views(log);
    const auto view = views.build("statistics");
    const OfficeDays november{.office = {}, .from = day(11, 1), .until = day(11, 30)};
    const auto lines = statistics(*view, november);
    std::map<std::string, std::int64_t> grounds;
    for (const StatisticLine& line : *lines) {
        if (line.topic == "fees_free") {
            grounds[line.word] += line.count;
        }
    }
    EXPECT_EQ(grounds, (std::map<std::string, std::int64_t>{{"renewal", 1}, {"pin_reset", 1}}));
    const PageWanted page{.today = day(11, 30), .limit = 9, .after = {}};
    CountedUnder renewals;
    renewals.word = "renewal";
    const auto cases = counted_page(*view, Topic::kFeesFree, renewals, november, page);
    ASSERT_EQ(cases->lines.size(), 1U);
    EXPECT_EQ(cases->lines[0].on, day(11, 6)) << "the last completion counts";
}

TEST(Statistics, GiveTheirPagesInOrderWithoutAGap) {
    LogOfFacts log;
    for (unsigned i = 0; i < 7; ++i) {
        const std::string id = std::to_string(i);
        log.case_facts("case/" + id, day(11, 2),
                       opened("N" + id, day(11, 2 + i % 2), i % 3 == 0 ? "branch" : "main"));
    }
    Views views(log);
    const auto view = views.build("statistics");
    const OfficeDays november{.office = {}, .from = day(11, 1), .until = day(11, 30)};
    std::set<std::string> numbers;
    PageWanted wanted{.today = day(11, 30), .limit = 2, .after = {}};
    do {
        const auto page = counted_page(*view, Topic::kArrivals, {}, november, wanted);
        EXPECT_EQ(page->total, 7);
        for (const CountedLine& line : page->lines) {
            EXPECT_TRUE(numbers.insert(line.case_number).second);
        }
        wanted.after = page->next;
    } while (!wanted.after.empty());
    EXPECT_EQ(numbers.size(), 7U);
}

}  // namespace
}  // namespace madoguchi::projections::test
