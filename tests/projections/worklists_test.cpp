#include <gtest/gtest.h>

#include "madoguchi/projections/cases/worklist.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

using Names = std::vector<std::string>;

class Worklists : public ::testing::Test {
 protected:
    // Lists other than `open` in which the case stands, in the order of the screens.
    Names lists() {
        const auto cases = views.build("cases");
        Names names;
        for (const Worklist list : all_worklists()) {
            const auto page = worklist_page(
                *cases, {.list = list, .office = {}, .today = today, .until = {}, .after = {}});
            if (page && !page->lines.empty() && list != Worklist::kOpen) {
                names.emplace_back(word_of(list));
            }
        }
        return names;
    }
    CaseLine line() {
        const auto cases = views.build("cases");
        const auto row = case_row(*cases, kStream);
        return row && *row ? case_line(kStream, **row, today) : CaseLine{};
    }
    template <typename... Facts>
    void then(facts::Date on, const Facts&... events) {
        log.case_facts(kStream, on, events...);
    }

    const std::string kStream = "case/a";
    LogOfFacts log;
    Views views{log};
    facts::Date today = day(11, 10);
};

TEST_F(Worklists, FollowTheWayOfALetter) {
    then(day(11, 2), opened("R8-本-0001-1", day(11, 2)));
    EXPECT_EQ(lists(), Names{"intake"});
    then(day(11, 2), accepted(day(11, 2)));
    EXPECT_EQ(lists(), Names{"letter_due"});
    then(day(11, 3), queued("L1"));
    EXPECT_EQ(lists(), Names{"to_print"});
    then(day(11, 3), printed(day(11, 4), day(12, 4)));
    EXPECT_EQ(lists(), Names{"to_hand_over"});
    then(day(11, 3), facts::HandedToMailroom{});
    EXPECT_EQ(lists(), Names{"to_post"});
    then(day(11, 4), posted(day(11, 4)));
    EXPECT_EQ(lists(),
              (Names{"awaiting_reply", "lapsing", "perhaps_not_arrived", "second_visits_due"}));
    EXPECT_EQ(line().status_ja, "回答待ち(残り24日)");
    then(day(11, 6), delivered(day(11, 6)));
    EXPECT_EQ(lists(), (Names{"awaiting_reply", "lapsing", "second_visits_due"}));
    then(day(11, 9), second_visit(day(11, 9)));
    EXPECT_EQ(lists(), Names{"second_visit_open"});
    then(day(11, 9), visit_accepted(day(11, 9)));
    EXPECT_EQ(lists(), Names{"card_work"});
    then(day(11, 9), card_work("o1"));
    EXPECT_EQ(lists(), Names{"card_work"});
    then(day(11, 9), completed(day(11, 9)));
    EXPECT_EQ(lists(), Names{});
    EXPECT_EQ(line().status, "completed");
}

TEST_F(Worklists, KeepALapsedReplyUntilItIsSentAgain) {
    post_a_letter(log, kStream, "N1", "L1");
    then(day(12, 5), facts::ReplyLapsed{});
    EXPECT_EQ(lists(), Names{"reply_lapsed"});
    facts::LetterInvalidated invalidated;
    then(day(12, 6), facts::LetterReissued{}, invalidated, queued("L2", 2));
    EXPECT_EQ(lists(), Names{"to_print"});
    EXPECT_EQ(line().letter_number, "L2");
}

TEST_F(Worklists, AskForAPrintedLetterThatWasGivenUpUntilItIsPulled) {
    then(day(11, 2), opened("N1", day(11, 2)), accepted(day(11, 2)), queued("L1", 1));
    facts::LetterInvalidated given_up;
    given_up.reason = facts::Reason("case_withdrawn");
    then(day(11, 3), printed(day(11, 4), day(12, 4)), given_up, facts::CaseWithdrawn{});
    EXPECT_EQ(lists(), Names{"to_pull"});
    then(day(11, 3), facts::LetterPulled{});
    EXPECT_EQ(lists(), Names{});
}

TEST_F(Worklists, AskThePostForALetterToSomebodyWhoDied) {
    post_a_letter(log, kStream, "N1", "L1");
    facts::LetterInvalidated given_up;
    given_up.reason = facts::Reason("principal_died");
    then(day(11, 9), facts::PrincipalDied{}, given_up,
         facts::CaseClosed{.state = "closed_principal_deceased"});
    EXPECT_EQ(lists(), Names{"to_pull"});
}

TEST_F(Worklists, ShowWhatCameBackAndWhy) {
    post_a_letter(log, kStream, "N1", "L1");
    facts::LetterReturnedUndeliverable returned;
    returned.reason = facts::Reason("unknown_at_address");
    returned.returned_on = day(11, 9);
    then(day(11, 9), returned);
    EXPECT_EQ(lists(), Names{"undeliverable"});
    EXPECT_EQ(line().badges, Names{"undeliverable"});
}

/// A letter of that class, printed; posted where a day is given.
void put_letter(LogOfFacts& log, const std::string& stream, const char* mail_class,
                std::optional<facts::Date> posted_on) {
    facts::LetterQueued letter = queued("L-" + stream);
    letter.post_class = mail_class;
    log.case_facts(stream, day(11, 2), opened("N-" + stream, day(11, 2)), accepted(day(11, 2)),
                   letter, printed(day(11, 4), day(12, 4)));
    if (posted_on) {
        facts::LetterPosted gone = posted(*posted_on);
        gone.post_class.clear();
        log.case_facts(stream, *posted_on, gone);
    }
}

TEST_F(Worklists, CountAndShowTheMailroomsStepsByMailClass) {
    put_letter(log, "case/a", "registered", {});
    put_letter(log, "case/b", "ordinary", {});
    put_letter(log, "case/c", "", {});
    put_letter(log, "case/d", "registered", today);
    put_letter(log, "case/e", "registered", day(11, 9));
    const auto cases = views.build("cases");

    std::vector<std::string> counted;
    const auto lines = letters_by_class(*cases, "", today);
    ASSERT_TRUE(lines);
    for (const MailClassLine& line : *lines) {
        counted.push_back(line.office + ' ' + line.post_class + ' ' +
                          std::to_string(line.to_print) + std::to_string(line.to_hand_over) +
                          std::to_string(line.to_post) + std::to_string(line.posted_today));
    }
    EXPECT_EQ(counted, (Names{"main  0100", "main ordinary 0100", "main registered 0101"}));
    EXPECT_TRUE(letters_by_class(*cases, "elsewhere", today)->empty());

    WorklistQuery registered{.list = Worklist::kAwaitingReply,
                             .office = {},
                             .today = today,
                             .until = {},
                             .part = "registered",
                             .limit = 1};
    const auto first = worklist_page(*cases, registered);
    ASSERT_EQ(first->lines.size(), 1U);
    EXPECT_EQ(first->lines[0].stream, "case/e");
    EXPECT_EQ(first->lines[0].post_class, "registered");
    registered.after = first->next;
    EXPECT_EQ(worklist_page(*cases, registered)->lines[0].stream, "case/d");
    EXPECT_EQ(worklist_count(*cases, registered), 2);
    registered.list = Worklist::kToHandOver;
    registered.part = "";
    registered.after.clear();
    EXPECT_EQ(worklist_page(*cases, registered)->lines[0].stream, "case/c");
}

TEST_F(Worklists, HoldADispatchBeforeItIsPostedOnly) {
    then(day(11, 2), opened("N1", day(11, 2)), accepted(day(11, 2)));
    then(day(11, 2), facts::DispatchHeld{facts::Reason("mail_does_not_reach")});
    EXPECT_EQ(lists(), Names{"held_dispatches"});
    EXPECT_EQ(line().status, "dispatch_on_hold");
    then(day(11, 3), facts::DispatchReleased{});
    EXPECT_EQ(lists(), Names{"letter_due"});
}

TEST_F(Worklists, CountALettersDaysByOneRuleWhetherTheCaseIsOpenOrOver) {
    post_a_letter(log, kStream, "N1", "L1");
    const auto before = line();
    EXPECT_GT(before.citizen_days, 0) << "no news: they may have it";
    EXPECT_EQ(before.post_days, 0);
    then(day(11, 8), facts::PrincipalDenied{});
    EXPECT_EQ(line().post_days, before.post_days) << "what comes next changes nothing of it";
}

TEST_F(Worklists, TakeADeniedCaseOutOfEveryOtherList) {
    post_a_letter(log, kStream, "N1", "L1");
    then(day(11, 8), facts::PrincipalDenied{});
    EXPECT_EQ(lists(), Names{"stopped"});
    EXPECT_EQ(line().status_ja, "本人否認(停止中)");
    EXPECT_EQ(line().citizen_days, 4) << "from posting to the denial: they have read the letter";
    EXPECT_EQ(line().office_days, 4) << "two before the posting, two since the denial";
    EXPECT_EQ(line().in_status_days, 2);
    then(day(11, 9), facts::DenialLifted{});
    EXPECT_EQ(lists(),
              (Names{"awaiting_reply", "lapsing", "perhaps_not_arrived", "second_visits_due"}));
}

TEST_F(Worklists, ShowAProtectedPersonAsStopped) {
    facts::CaseOpened event = opened("N1", day(11, 2));
    event.protected_person = true;
    then(day(11, 2), event);
    EXPECT_EQ(lists(), (Names{"intake", "stopped"}));
}

TEST_F(Worklists, AskForADecisionOnARegisterChange) {
    post_a_letter(log, kStream, "N1", "L1");
    facts::RegisteredAddressChanged moved;
    moved.needs_review = true;
    then(day(11, 8), moved);
    const Names with_change = lists();
    EXPECT_TRUE(std::count(with_change.begin(), with_change.end(), "approvals"));
    EXPECT_TRUE(std::count(with_change.begin(), with_change.end(), "stopped"));
    then(day(11, 9), facts::RegisterChangeReviewed{});
    EXPECT_EQ(lists(),
              (Names{"awaiting_reply", "lapsing", "perhaps_not_arrived", "second_visits_due"}));
}

TEST_F(Worklists, SendAVisitWithSomethingShortHome) {
    post_a_letter(log, kStream, "N1", "L1");
    then(day(11, 9), second_visit(day(11, 9)));
    facts::ReplyHandedBackUnopened back;
    back.missing = {"agent:photo_id"};
    then(day(11, 9), back);
    EXPECT_EQ(lists(), Names{"deficient_visits"});
    EXPECT_EQ(line().shortfall, "agent:photo_id");
    then(day(11, 10), second_visit(day(11, 10)));
    EXPECT_EQ(lists(), Names{"second_visit_open"});
    EXPECT_EQ(line().shortfall, "");
}

TEST_F(Worklists, KeepCustodyEvenWhenTheCaseHasEnded) {
    then(day(11, 2), opened("N1", day(11, 2)));
    facts::CardTakenIntoCustody taken;
    taken.receipt_number = "C1";
    taken.what = "card";
    then(day(11, 2), taken);
    then(day(11, 3), facts::CaseWithdrawn{});
    EXPECT_EQ(lists(), Names{"custody"});
    const auto kept = custody_items(*views.reader("cases"), "main");
    ASSERT_EQ(kept->size(), 1U);
    EXPECT_EQ(kept->at(0).case_number, "N1");
    EXPECT_EQ(kept->at(0).office, "main");
    EXPECT_TRUE(custody_items(*views.reader("cases"), "branch")->empty());
    facts::CardReturned returned;
    returned.receipt_number = "C1";
    then(day(11, 4), returned);
    EXPECT_EQ(lists(), Names{});
}

TEST_F(Worklists, ShowCardWorkThatWasNotDone) {
    then(day(11, 2), opened("N1", day(11, 2)), visit_accepted(day(11, 2)));
    then(day(11, 2), card_work("o1"), facts::CardOutcomeUnknown{});
    EXPECT_EQ(lists(), Names{"card_work_failures"});
    then(day(11, 2), facts::CardReadBack{}, facts::CardStepFailed{});
    EXPECT_EQ(lists(), Names{"card_work_failures"});
    then(day(11, 2), facts::CredentialLocked{});
    EXPECT_EQ(line().status, "card_locked");
    then(day(11, 2), facts::CredentialUnlocked{});
    EXPECT_EQ(lists(), Names{"card_work"});
}

TEST_F(Worklists, ListWhatOnePersonAskedForAndAnotherDecides) {
    then(day(11, 2), opened("N1", day(11, 2)));
    facts::CorrectionRequested asked;
    asked.event_no = 1;
    asked.field = "case_number";
    then(day(11, 3), asked);
    EXPECT_EQ(lists(), (Names{"intake", "approvals"}));
    then(day(11, 3), corrected(1, "case_number", "N2"));
    EXPECT_EQ(lists(), Names{"intake"});
    EXPECT_EQ(line().case_number, "N2");
}

TEST_F(Worklists, LimitByTheDayAskedFor) {
    post_a_letter(log, "case/a", "N1", "L1");
    post_a_letter(log, "case/b", "N2", "L2");
    log.case_facts("case/b", day(11, 5), posted(day(11, 8)));
    const auto cases = views.build("cases");
    const auto old = worklist_page(*cases, {.list = Worklist::kPerhapsNotArrived,
                                            .office = "main",
                                            .today = day(11, 12),
                                            .until = day(11, 12) - std::chrono::days(7),
                                            .after = {}});
    ASSERT_EQ(old->lines.size(), 1U);
    EXPECT_EQ(old->lines[0].stream, "case/a");
}

TEST(WorklistPages, JoinIntoTheWholeListInOrder) {
    LogOfFacts log;
    for (int i = 0; i < 57; ++i) {
        const std::string id = std::to_string(100 + i);
        log.case_facts("case/" + id, day(11, 2),
                       opened("N" + id, day(11, 1U + static_cast<unsigned>(i % 9)),
                              i % 3 == 0 ? "branch" : "main"));
    }
    Views views(log);
    const auto cases = views.build("cases");
    const auto whole = worklist_page(*cases, {.list = Worklist::kOpen,
                                              .office = {},
                                              .today = day(11, 20),
                                              .until = {},
                                              .limit = 1'000,
                                              .after = {}});
    ASSERT_EQ(whole->lines.size(), 57U);
    const WorklistQuery some{.list = Worklist::kOpen,
                             .office = {},
                             .today = day(11, 20),
                             .until = day(11, 5),
                             .from = day(11, 3),
                             .limit = 1'000,
                             .after = {}};
    EXPECT_EQ(worklist_page(*cases, some)->lines.size(), 19U) << "three days of nine";
    EXPECT_EQ(*worklist_count(*cases, some), 19);
    for (const std::size_t limit : {1U, 7U, 10U, 57U}) {
        Names streams;
        std::string after;
        do {
            const auto page = worklist_page(*cases, {.list = Worklist::kOpen,
                                                     .office = {},
                                                     .today = day(11, 20),
                                                     .until = {},
                                                     .limit = limit,
                                                     .after = after});
            for (const CaseLine& each : page->lines) {
                streams.push_back(each.stream);
            }
            after = page->next;
        } while (!after.empty());
        ASSERT_EQ(streams.size(), 57U) << "limit " << limit;
        for (std::size_t i = 0; i < streams.size(); ++i) {
            EXPECT_EQ(streams[i], whole->lines[i].stream);
        }
    }
}

TEST(Figures, SplitTheWayOfACaseByWhoHadIt) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");                     // office: 2 to 4 November
    log.case_facts("case/a", day(11, 6), delivered(day(11, 6)));  // post: 4 to 6
    log.case_facts("case/a", day(11, 16), second_visit(day(11, 16)), visit_accepted(day(11, 16)));
    log.case_facts("case/a", day(11, 16), completed(day(11, 17)));
    Views views(log);
    const auto cases = views.build("cases");
    const auto times = lead_times(*cases, day(11, 1), day(11, 30));
    ASSERT_EQ(times->size(), 4U);
    EXPECT_EQ((*times)[0].part, "citizen");
    EXPECT_EQ((*times)[0].p50_days, 10);
    EXPECT_EQ((*times)[1].part, "office");
    EXPECT_EQ((*times)[1].p50_days, 3);
    EXPECT_EQ((*times)[2].part, "post");
    EXPECT_EQ((*times)[2].p95_days, 2);
    EXPECT_EQ((*times)[3].p85_days, 15);
    const auto days = backlog(*cases, day(11, 1), day(11, 30));
    ASSERT_EQ(days->size(), 4U);
    EXPECT_EQ((*days)[0].open, 0);
    EXPECT_EQ((*days)[1].open, 1);
    EXPECT_EQ((*days)[2].ended, 1);
    EXPECT_EQ((*days)[3].open, 0);
}

TEST(Figures, ReckonLeadTimesOfTheWholeTownFromAllItsCases) {
    LogOfFacts log;
    for (const unsigned days : {1U, 2U, 9U}) {
        const std::string id = std::to_string(days);
        log.case_facts("case/" + id, day(11, 2),
                       opened("N" + id, day(11, 2), days == 9U ? "branch" : "main"));
        log.case_facts("case/" + id, day(11, 2 + days), completed(day(11, 2 + days)));
    }
    Views views(log);
    const auto cases = views.build("cases");
    const auto town = lead_times(*cases, day(11, 1), day(11, 30), LeadTimesOf::kWholeTown);
    ASSERT_EQ(town->size(), 4U);
    EXPECT_EQ(town->at(3).office, "");
    EXPECT_EQ(town->at(3).cases, 3);
    EXPECT_EQ(town->at(3).p50_days, 2);
    EXPECT_EQ(town->at(3).p50_cases, 2) << "two and nine days";
    EXPECT_EQ(town->at(3).p95_cases, 1);
    EXPECT_EQ(town->at(3).p95_days, 9);
}

TEST(Figures, StandEachOpenCaseAtOneStep) {
    LogOfFacts log;
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)));
    log.case_facts("case/b", day(11, 3), opened("N2", day(11, 3)));
    log.case_facts("case/c", day(11, 3), opened("N3", day(11, 3), "branch"));
    post_a_letter(log, "case/d", "N4", "L4");
    log.case_facts("case/d", day(11, 8), facts::PrincipalDenied{});  // stopped, but still open
    log.case_facts("case/e", day(11, 2), opened("N5", day(11, 2)), completed(day(11, 4)));
    Views views(log);
    const auto cases = views.build("cases");
    const auto steps = open_steps(*cases);
    ASSERT_TRUE(steps);
    std::vector<std::string> counted;
    for (const StepLine& line : *steps) {
        counted.push_back(line.step + ' ' + line.office + ' ' + std::to_string(line.count) + ' ' +
                          facts::date_text(line.oldest));
    }
    EXPECT_EQ(counted, (Names{"step_intake branch 1 2026-11-03", "step_intake main 2 2026-11-02",
                              "step_reply main 1 2026-11-02"}));
    const WorklistQuery intake{
        .list = Worklist::kOpen, .office = "main", .today = day(11, 9), .part = "step_intake"};
    EXPECT_EQ(worklist_count(*cases, intake), 2);
    const auto page = worklist_page(*cases, intake);
    ASSERT_EQ(page->lines.size(), 2U);
    EXPECT_EQ(page->lines[0].stream, "case/a") << "the oldest first";
}

TEST(Figures, CountForTheDashboardWhatTheListsHold) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    post_a_letter(log, "case/b", "N2", "L2");
    log.case_facts("case/c", day(11, 5), opened("N3", day(11, 5), "branch"));
    Views views(log);
    const auto cases = views.build("cases");
    const auto lines = dashboard(*cases, day(11, 30));
    for (const DashboardLine& line : *lines) {
        if (line.list == "awaiting_reply" || line.list == "lapsing") {
            EXPECT_EQ(line.count, 2) << line.list;
        }
    }
    ASSERT_FALSE(lines->empty());
    EXPECT_EQ(lines->front().list, "open");
    EXPECT_EQ(lines->front().office, "branch");
    EXPECT_EQ(lines->size(), 7U);
    const DashboardLimits week{.lapsing_days = 7, .not_arrived_days = 7};
    EXPECT_EQ(dashboard(*cases, day(11, 10), week)->size(), 5U) << "nothing lapses within a week";
    const auto ages = open_ages(*cases, day(11, 12));
    ASSERT_EQ(ages->size(), 2U);
    EXPECT_EQ((*ages)[0].from_days, 0);
    EXPECT_EQ((*ages)[1].from_days, 8);
    EXPECT_EQ((*ages)[1].count, 2);
}

TEST(Numbers, LeadToTheCase) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "R8-本-0123-7", "L1");
    Views views(log);
    const auto cases = views.build("cases");
    for (const char* number : {"R8-本-0123-7", "L1", "12345678901"}) {
        EXPECT_EQ(*streams_of_number(*cases, number), Names{"case/a"}) << number;
    }
    EXPECT_TRUE(streams_of_number(*cases, "nothing")->empty());
}

}  // namespace
}  // namespace madoguchi::projections::test
