#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "madoguchi/projections/core/effective_events.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/day_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

const std::string kStream = "case/a";

// What a case stands for: its row but for when and where in the log it was said, and every list it
// is in.
std::map<std::string, Row> shown(std::map<std::string, Row> rows) {
    for (auto& [key, row] : rows) {
        if (const auto* found = row_as<CaseRow>(row)) {
            CaseRow undated = *found;
            undated.changed_on = facts::Date{};
            undated.parties_at.clear();
            row = undated;
        }
    }
    return rows;
}

TEST(Corrections, MakeACaseAsIfItHadBeenRightFromTheStart) {
    LogOfFacts wrong;
    wrong.case_facts(kStream, day(11, 2), opened("N1", day(11, 1)), accepted(day(11, 2)));
    wrong.case_facts(kStream, day(11, 3), queued("L1"), printed(day(11, 4), day(12, 14)));
    wrong.case_facts(kStream, day(11, 4), posted(day(11, 6)));
    wrong.case_facts(kStream, day(11, 4), corrected(1, "opened_on", "2026-11-02"));
    wrong.case_facts(kStream, day(11, 5), corrected(4, "valid_until", "2026-12-04"),
                     corrected(5, "posted_on", "2026-11-04"));
    LogOfFacts right;
    post_a_letter(right, kStream, "N1", "L1");
    Views of_wrong(wrong);
    Views of_right(right);
    EXPECT_EQ(shown(rows_of(*of_wrong.build("cases"))), shown(rows_of(*of_right.build("cases"))));
}

TEST(Corrections, OfMoneyMoveItToAnotherAmount) {
    LogOfFacts log;
    facts::PostageCollected paid;
    paid.yen = 343;
    paid.method = facts::Method("cash");
    paid.payer = "applicant";
    log.case_facts(kStream, day(11, 2), opened("N1", day(11, 2)), paid);
    log.case_facts(kStream, day(11, 3), corrected(2, "yen", "434"));
    Views views(log);
    const auto daybook = views.build("daybook");
    const auto recorded = recorded_day(*daybook, *views.build("cases"), "main", day(11, 2));
    EXPECT_EQ(recorded->cash_yen, 434);
    log.case_facts(kStream, day(11, 3), corrected(2, "method", "stamps"));
    const auto again =
        recorded_day(*views.build("daybook"), *views.build("cases"), "main", day(11, 2));
    EXPECT_EQ(again->cash_yen, 0);
    EXPECT_EQ(again->stamps_yen, 434);
}

TEST(Voids, LeaveTheEntryOutOfEveryList) {
    LogOfFacts log;
    post_a_letter(log, kStream, "N1", "L1");
    log.case_facts(kStream, day(11, 5), voided(5));
    Views views(log);
    const auto row = case_row(*views.build("cases"), kStream);
    EXPECT_EQ((*row)->status, CaseStatus::kLetterPrinted);
    EXPECT_EQ(day_figures(*views.build("daybook"),
                          {.office = "main", .from = day(11, 4), .until = day(11, 4)})
                  ->size(),
              0U);
}

TEST(Voids, OfAVoidBringTheEntryBack) {
    LogOfFacts log;
    post_a_letter(log, kStream, "N1", "L1");
    log.case_facts(kStream, day(11, 5), voided(5));
    log.case_facts(kStream, day(11, 6), voided(6));
    Views views(log);
    const auto row = case_row(*views.build("cases"), kStream);
    EXPECT_EQ((*row)->status, CaseStatus::kAwaitingReply);
    const auto entries = timeline(*views.build("timeline"), kStream);
    ASSERT_EQ(entries->size(), 7U);
    EXPECT_EQ((*entries)[4].voided_by, 0U);
    EXPECT_EQ((*entries)[5].voided_by, 7U);
}

TEST(Corrections, ThatDoNotFitLeaveTheFactAsItWas) {
    LogOfFacts log;
    post_a_letter(log, kStream, "N1", "L1");
    log.case_facts(kStream, day(11, 5), corrected(5, "posted_on", "never"),
                   corrected(99, "posted_on", "2026-11-05"), corrected(5, "nothing", "1"));
    Views views(log);
    const auto row = case_row(*views.build("cases"), kStream);
    EXPECT_EQ((*row)->letter.posted_on, day(11, 4));
}

TEST(Parties, StandWhereTheRowSaysWhateverElseTheCaseHas) {
    LogOfFacts log;
    post_a_letter(log, kStream, "N1", "L1");
    log.case_facts(kStream, day(11, 5), corrected(1, "principal.name", "見本 花子"));
    log.case_facts(kStream, day(11, 6), second_visit(day(11, 6)));
    Views views(log);
    const auto row = case_row(*views.build("cases"), kStream);
    std::vector<DecodedCommit> named;
    for (const DecodedCommit& commit : log.commits()) {
        if (std::ranges::count((*row)->parties_at, commit.meta.position.value()) > 0) {
            named.push_back(commit);
        }
    }
    ASSERT_EQ(named.size(), 2U) << "the opening and what corrects it";
    const auto entries = effective_events(named);
    const auto& case_event = std::get<facts::CaseEvent>(entries.at(0).event);
    EXPECT_EQ(std::get<facts::CaseOpened>(case_event).principal.name.reveal(), "見本 花子");
}

TEST(Timeline, ShowsEveryEntryAndWhatCorrectsIt) {
    LogOfFacts log;
    post_a_letter(log, kStream, "N1", "L1");
    log.case_facts(kStream, day(11, 5), corrected(5, "posted_on", "2026-11-05"));
    Views views(log);
    const auto entries = timeline(*views.build("timeline"), kStream);
    ASSERT_EQ(entries->size(), 6U);
    EXPECT_EQ((*entries)[4].corrected_by, 6U);
    EXPECT_EQ((*entries)[5].target_no, 5U);
    EXPECT_EQ((*entries)[5].actor, "s01");
    EXPECT_EQ((*entries)[0].position, 1U);
}

}  // namespace
}  // namespace madoguchi::projections::test
