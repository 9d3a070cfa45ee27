#include "madoguchi/domain/cases/next_step.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/cases/acts.hpp"

// What comes next with a case, and that the main buttons are those of that step.

namespace madoguchi::cases {
namespace {

using Names = std::vector<std::string_view>;

std::string_view next_of(const CaseWorld& world) {
    return next_step(world.state(), world.context()).word;
}

Names mains(const CaseWorld& world) {
    Names names;
    for (const AllowedAct& act : acts_now(world.state(), world.context()).allowed) {
        if (act.main) {
            names.push_back(act.command);
        }
    }
    return names;
}

bool offers(const CaseWorld& world, std::string_view command) {
    const Acts acts = acts_now(world.state(), world.context());
    return std::ranges::find(acts.allowed, command, &AllowedAct::command) != acts.allowed.end();
}

const BlockedAct* blocked(const Acts& acts, std::string_view command) {
    const auto found = std::ranges::find(acts.blocked, command, &BlockedAct::command);
    return found == acts.blocked.end() ? nullptr : &*found;
}

/// A child who comes alone: the rules refuse it.
OpenCase childs_opening() {
    OpenCase opening = self_opening();
    opening.principal.birth_date = Sensitive<facts::Date>(day("2015-04-01"));
    return opening;
}

TEST(NextStep, IsTheStatusesWhereNothingStandsBeforeIt) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    EXPECT_EQ(next_of(world), "");
    EXPECT_EQ(next_of(world_at(status::kAwaitingReply)), "");
    EXPECT_EQ(next_of(world_at(status::kCompleted)), "");
}

TEST(NextStep, IsToAskWhatNobodyAsked) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.circumstances = {};
    world.done(opening);
    EXPECT_EQ(next_of(world), "facts_not_asked");
    ASSERT_FALSE(mains(world).empty());
    EXPECT_EQ(mains(world).front(), "record_circumstances");
    world.done(RecordCircumstances{two_visit_opening().circumstances});
    EXPECT_EQ(next_of(world), "");
    EXPECT_TRUE(offers(world, "record_circumstances")) << "an answer may still change";
}

TEST(NextStep, IsToRefuseWithTheReasonWhereTheRulesSayNo) {
    CaseWorld world = two_visit_world();
    world.done(childs_opening());
    EXPECT_EQ(next_of(world), "not_acceptable");
    ASSERT_FALSE(mains(world).empty());
    EXPECT_EQ(mains(world).front(), "refuse_application");
    const Acts acts = acts_now(world.state(), world.context());
    const auto* const accept = blocked(acts, "accept_application");
    ASSERT_NE(accept, nullptr);
    EXPECT_EQ(accept->code, "not_acceptable");
    ASSERT_EQ(accept->ids.size(), 1U);
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kNotAcceptable);
    world.done(RefuseApplication{.refusal = Refusal(accept->ids.front()), .reroute_to = ""});
    EXPECT_FALSE(world.newest<facts::ApplicationRefused>().rule_ids.empty());
    world.then_at(status::kRefused);
}

TEST(NextStep, AtVisit2IsToRefuseWhatTheRulesRefuseByNow) {
    CaseWorld world = world_at(status::kVisit2Open);
    EXPECT_EQ(next_of(world), "");
    auto changed = world.state().circumstances;
    changed.card_issued = false;
    world.done(RecordCircumstances{changed});
    EXPECT_EQ(next_of(world), "not_acceptable");
    ASSERT_FALSE(mains(world).empty());
    EXPECT_EQ(mains(world).front(), "refuse_application");
    world.when(AcceptSecondVisit{}).then_rejected(RejectionCode::kNotAcceptable);
    ASSERT_EQ(world.last().error().ids.size(), 1U);
    const Refusal refusal(world.last().error().ids.front());
    world.then_at(status::kVisit2Open);
    world.done(RefuseApplication{.refusal = refusal, .reroute_to = ""}).then_at(status::kRefused);
    EXPECT_EQ(world.newest<facts::ApplicationRefused>().refusal, refusal);
}

TEST(NextStep, AtVisit2AccountsForAnOpenedReplyBeforeItRefuses) {
    CaseWorld world = world_at(status::kReadyForCardOperation);
    world.done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .done(AbortCardOperation{.reason = Reason("agent_left"), .card_read_back = true})
        .then_at(status::kVisit2Open);
    auto changed = world.state().circumstances;
    changed.card_issued = false;
    world.done(RecordCircumstances{changed});
    EXPECT_EQ(next_of(world), "not_acceptable");
    EXPECT_EQ(mains(world).front(), "dispose_pin_part");
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")});
    EXPECT_EQ(mains(world).front(), "refuse_application");
}

TEST(NextStep, WaitsForTheSectionChiefWhereTheRegisterHasChanged) {
    CaseWorld world = world_at(status::kVisit2Open);
    world.done(CheckRegister{.changed = true});
    EXPECT_EQ(next_of(world), "register_change");
    world.as("chief-1");
    EXPECT_EQ(mains(world).front(), "review_register_change");
}

TEST(NextStep, OfAProtectedPersonsLetterIsTheSectionChiefs) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.protected_person = true;
    world.done(opening).as("chief-1");
    world.done(ApproveProtectedHandling{.act = "accept",
                                        .reason = Sensitive<std::string>("本人に確かめた")});
    world.as("clerk-1")
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .done(AcceptApplication{});
    EXPECT_EQ(next_of(world), "protected_person");
}

TEST(NextStep, IsToAskTheSectionChiefWhereThePageIsSilent) {
    CaseWorld world("misaki", office_values());
    world.done(two_visit_opening());
    EXPECT_EQ(next_of(world), "decision_refers");
    const Names all = mains(world);
    EXPECT_EQ(std::ranges::find(all, "collect_postage"), all.end()) << "no money before a yes";
}

TEST(NextStep, OfAProtectedPersonIsTheSectionChiefs) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.protected_person = true;
    world.done(opening);
    EXPECT_EQ(next_of(world), "protected_person");
    const Names clerks = mains(world);
    for (const char* const told : {"collect_postage", "collect_fee", "refuse_application"}) {
        EXPECT_EQ(std::ranges::find(clerks, told), clerks.end()) << told;
    }
    world.as("chief-1");
    EXPECT_EQ(next_of(world), "protected_person");
    EXPECT_EQ(mains(world).front(), "approve_protected_handling");
    world.done(ApproveProtectedHandling{.act = "accept",
                                        .reason = Sensitive<std::string>("本人に確かめた")});
    world.as("clerk-1");
    EXPECT_EQ(next_of(world), status::kIntakeOpen);
    EXPECT_NE(mains(world).front(), "approve_protected_handling");
}

TEST(NextStep, OnTheSameDayIsToAccept) {
    CaseWorld world = two_visit_world();
    world.done(self_opening());
    EXPECT_NE(blocked(acts_now(world.state(), world.context()), "accept_application"), nullptr)
        << "what is missing is said";
    world.done(document(1, "principal", "my_number_card"))
        .done(document(1, "principal", "id_document", "drivers_license"));
    ASSERT_FALSE(mains(world).empty());
    EXPECT_EQ(mains(world).front(), "accept_application");
}

TEST(NextStep, OfCardWorkIsWhatIsOpenOfIt) {
    CaseWorld world = world_at(status::kReadyForCardOperation);
    world.done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"});
    EXPECT_EQ(next_of(world), "card_to_terminal");
    EXPECT_EQ(mains(world).front(), "hand_card_to_terminal");
    world.done(HandCardToTerminal{.operation_id = "op-1"});
    EXPECT_EQ(next_of(world), "card_to_read_back");
    EXPECT_EQ(mains(world).front(), "report_card_read_back");
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}});
    EXPECT_EQ(next_of(world), "pin_part_left");
    EXPECT_EQ(mains(world).front(), "dispose_pin_part");
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")});
    EXPECT_EQ(next_of(world), "card_to_return");
    EXPECT_EQ(mains(world).front(), "complete_card_operation");
}

TEST(NextStep, NeverPutsTheCardBackUnderTheFinger) {
    CaseWorld world = world_at(status::kReadyForCardOperation);
    world.done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}});
    const Names all = mains(world);
    EXPECT_EQ(std::ranges::find(all, "hand_card_to_terminal"), all.end());
}

TEST(NextStep, OfALapsedReplyIsNeverOnlyToGiveUp) {
    CaseWorld world = world_silent_on("handling.reissue_on_request");
    lead_to(world, status::kAwaitingReply);
    world.later(31).done(LapseReply{.letter_seq = 1});
    const Acts acts = acts_now(world.state(), world.context());
    EXPECT_NE(mains(world), Names{"withdraw_case"});
    EXPECT_TRUE(offers(world, "withdraw_case"));
    EXPECT_NE(blocked(acts, "accept_late_reply"), nullptr) << "who may is said";
}

}  // namespace
}  // namespace madoguchi::cases
