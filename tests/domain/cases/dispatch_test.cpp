#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"

// The letter: from the queue to its reply, its deadline, and sending it again.

namespace madoguchi::cases {
namespace {

PostLetter posted(facts::Date on, const char* approved_by = "") {
    PostLetter post;
    post.posted_on = on;
    post.approved_by = Staff(approved_by);
    return post;
}

TEST(Letter, CannotBePrintedUntilTheOfficeHasSetAReplyPeriod) {
    CaseWorld world = world_silent_on("letter.reply_period");
    lead_to(world, status::kLetterQueued);
    world.when(PrintLetter{.batch = "b-1", .planned_posting_on = world.today()})
        .then_rejected(RejectionCode::kPolicySilent);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"letter.reply_period"});
}

TEST(Letter, IsQueuedOnlyWithItsApproval) {
    CaseWorld world = two_visit_world({{"handling.posting_approval", "per_day"}});
    lead_to(world, status::kIntakeOpen);
    world.when(AcceptApplication{})
        .then<facts::ApplicationAccepted, facts::PostingApprovalRequested>()
        .then_at(status::kApprovalPending);
    world.when(QueueLetter{}).then_rejected(RejectionCode::kApprovalMissing);
    world.as("chief-1").done(ApprovePosting{}).as("clerk-1").done(QueueLetter{});
    CaseWorld delegated = two_visit_world({{"handling.posting_approval", "by_delegation"}});
    lead_to(delegated, status::kIntakeOpen);
    delegated.when(AcceptApplication{}).then<facts::ApplicationAccepted, facts::PostingApproved>();
    delegated.done(QueueLetter{});
}

TEST(Letter, AcceptedBeforeTheOfficeSaidHowItApprovesIsApprovedWhenItIsQueued) {
    const auto decide_on = [](CaseWorld& world, policy::PostingApproval approval) {
        world.rules().change(
            [approval](policy::Policy& policy) { policy.handling.posting_approval = approval; });
    };
    CaseWorld world = world_silent_on("handling.posting_approval");
    lead_to(world, status::kApplicationAccepted);
    decide_on(world, policy::PostingApproval::kByDelegation);
    world.when(QueueLetter{}).then<facts::PostingApproved, facts::LetterQueued>();
    CaseWorld per_day = world_silent_on("handling.posting_approval");
    lead_to(per_day, status::kApplicationAccepted);
    decide_on(per_day, policy::PostingApproval::kPerDay);
    per_day.when(QueueLetter{}).then_rejected(RejectionCode::kApprovalMissing);
    per_day.done(RequestPostingApproval{}).as("chief-1").done(ApprovePosting{});
    per_day.as("clerk-1").when(QueueLetter{}).then<facts::LetterQueued>();
}

TEST(Letter, IsNotMadeBeforeItIsKnownWhereItGoes) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.principal.address = Sensitive<std::string>();
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .done(AcceptApplication{});
    world.when(QueueLetter{}).then_rejected(RejectionCode::kPersonIncomplete);
    world.as("chief-1").done(
        ApproveAddressException{.postcode = {},
                                .address = Sensitive<std::string>("見本町の病院"),
                                .kind = Reason("hospital"),
                                .reason = {}});
    world.as("clerk-1").done(QueueLetter{});
}

TEST(Application, IsNotAcceptedBeforeWhatDecidesIsAsked) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.circumstances.resident_here.reset();
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kFactsNotAsked);
    world.done(RecordCircumstances{two_visit_opening().circumstances}).done(AcceptApplication{});
}

TEST(Refusal, ThatTheRulesDontComeToCitesNoneOfThem) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    world.done(RefuseApplication{.refusal = Refusal("signature_adult_ward"), .reroute_to = ""});
    EXPECT_TRUE(world.newest<facts::ApplicationRefused>().rule_ids.empty());
}

TEST(Document, ThatIsACopyCitesWhatThePageSaysOfIt) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    RecordDocument copy = document(1, "agent", "id_document", "drivers_license");
    copy.original = false;
    world.done(copy);
    EXPECT_FALSE(world.newest<facts::DocumentRejected>().rule_ids.empty());
}

TEST(Postage, IsNotTakenAboveWhatIsDue) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    world.when(CollectPostage{.yen = 435, .method = Method("cash"), .payer = "applicant"})
        .then_rejected(RejectionCode::kAmountMissing);
    world.done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
}

TEST(Letter, ThatIsHeldIsNeitherPrintedNorHandedOverNorPosted) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.done(HoldDispatch{.reason = Reason("consult")});
    world.when(HoldDispatch{.reason = Reason("consult")}).then_nothing_happened();
    world.when(HandToMailroom{.batch = "b-1", .received_by = Staff("mail-1")})
        .then_rejected(RejectionCode::kWrongState);
    world.when(posted(world.today())).then_rejected(RejectionCode::kWrongState);
    world.done(ReleaseDispatch{.reason = Reason("consulted")}).done(posted(world.today()));
    CaseWorld approval = two_visit_world({{"handling.posting_approval", "per_day"}});
    lead_to(approval, status::kIntakeOpen);
    approval.done(AcceptApplication{}).done(HoldDispatch{.reason = Reason("consult")});
    approval.as("chief-1").done(ApprovePosting{}).then_at(status::kDispatchOnHold);
    approval.when(QueueLetter{}).then_rejected(RejectionCode::kWrongState);
}

TEST(Letter, IsHeldWhenMailDoesNotReachThePrincipal) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.circumstances.mail_reaches_registered_address = false;
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .done(AcceptApplication{})
        .then_at(status::kDispatchOnHold);
}

TEST(Letter, GoesToTheStatutoryAgentOnlyWhereThePolicySaysSo) {
    OpenCase opening = two_visit_opening();
    opening.circumstances.principal_is_ward = Sensitive<bool>(true);
    for (const char* to : {"principal", "statutory_agent_of_principal"}) {
        CaseWorld world = two_visit_world({{"letter.addressee_with_statutory_agent", to}});
        lead_to(world, status::kApplicationAccepted);
        Circumstances ward = world.state().circumstances;
        ward.principal_is_ward = Sensitive<bool>(true);
        world.done(RecordCircumstances{.circumstances = ward}).done(QueueLetter{});
        EXPECT_EQ(world.newest<facts::LetterQueued>().addressee, to);
    }
}

TEST(Deadline, IsReckonedFromThePostingAndPrinted) {
    CaseWorld world = world_at(status::kLetterPrinted);
    EXPECT_EQ(world.newest<facts::LetterPrinted>().valid_until, day("2026-12-20"));
}

TEST(Deadline, IsReckonedFromTheApplicationWhereTheOfficeSaysSo) {
    CaseWorld world = two_visit_world({{"letter.reply_period", "1 month application"}});
    lead_to(world, status::kLetterQueued);
    world.later(3).done(PrintLetter{.batch = "b-1", .planned_posting_on = world.today()});
    EXPECT_EQ(world.newest<facts::LetterPrinted>().valid_until, day("2026-12-20"));
}

TEST(Deadline, FromTheArrivalIsKnownWhenTheLetterIsDelivered) {
    CaseWorld world = two_visit_world({{"letter.reply_period", "14 day arrival"}});
    lead_to(world, status::kAwaitingReply);
    EXPECT_FALSE(world.newest<facts::LetterPrinted>().valid_until);
    EXPECT_EQ(world.newest<facts::LetterPrinted>().days_after_arrival, 14U);
    world.later(3).done(RecordDelivery{.delivered_on = day("2026-11-22")});
    EXPECT_EQ(world.newest<facts::LetterDelivered>().valid_until, day("2026-12-06"));
    world.when(RecordDelivery{.delivered_on = day("2026-11-22")}).then_nothing_happened();
    world.when(RecordDelivery{.delivered_on = day("2026-11-19")})
        .then_rejected(RejectionCode::kNotInOrder);
}

TEST(Posting, OnAnotherDayThanPrintedMeansPrintingAgain) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.later(1).when(posted(world.today())).then_rejected(RejectionCode::kPrintedDateBinds);
    world.done(SpoilLetter{.reason = Reason("date_changed")})
        .done(PrintLetter{.batch = "b-2", .planned_posting_on = world.today()});
    EXPECT_EQ(world.newest<facts::LetterPrinted>().print_no, 2U);
    world.done(posted(world.today()));
}

TEST(Posting, EnteredAfterwardsNeedsApprovalAndKeepsThePrintedDay) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.later(4);
    world.when(posted(day("2026-11-21"))).then_rejected(RejectionCode::kSecondPersonMissing);
    world.when(posted(day("2026-11-21"), "clerk-1"))
        .then_rejected(RejectionCode::kSecondPersonMissing);
    world.when(posted(day("2026-11-19"), "chief-1")).then_rejected(RejectionCode::kNotInOrder);
    world.when(posted(day("2026-11-25"), "chief-1")).then_rejected(RejectionCode::kNotInOrder);
    world.when(posted(day("2026-11-21"), "chief-1")).then<facts::LetterPosted>();
    EXPECT_EQ(world.state().live_letter()->valid_until, day("2026-12-20"));
}

TEST(Posting, IsTheDayOnTheAcceptanceSlip) {
    CaseWorld world = world_at(status::kHandedOver);
    world.later(1).done(
        RecordAcceptanceSlip{.accepted_on = day("2026-11-20"), .tracking_no = "91200000021"});
    world.then_at(status::kAwaitingReply);
    EXPECT_EQ(world.state().live_letter()->posted_on, day("2026-11-20"));
    world.when(RecordAcceptanceSlip{.accepted_on = day("2026-11-20"), .tracking_no = "91200000021"})
        .then_nothing_happened();
    world.when(RecordAcceptanceSlip{.accepted_on = day("2026-11-19"), .tracking_no = ""})
        .then_rejected(RejectionCode::kNotInOrder);
}

TEST(HandOver, IsConfirmedByTwoAndCanBeTakenBack) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.when(HandToMailroom{.batch = "b-1", .received_by = Staff("clerk-1")})
        .then_rejected(RejectionCode::kSecondPersonMissing);
    world.done(HandToMailroom{.batch = "b-1", .received_by = Staff("mail-1")})
        .done(TakeBackFromMailroom{.reason = Reason("wrong_bag")})
        .then_at(status::kLetterPrinted);
}

TEST(Reply, LapsesOnTheDayAfterThePrintedOne) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.at("2026-12-20").when(LapseReply{.letter_seq = 1}).then_nothing_happened();
    world.at("2026-12-21").when(LapseReply{.letter_seq = 2}).then_nothing_happened();
    world.when(LapseReply{.letter_seq = 1}).then<facts::ReplyLapsed>();
    world.when(LapseReply{.letter_seq = 1}).then_nothing_happened();
}

TEST(Reply, ThatCameInTimeIsTakenAfterItHasLapsed) {
    CaseWorld world = world_at(status::kReplyLapsed);
    world.at("2026-12-18").when(OpenSecondVisit{}).then<facts::SecondVisitOpened>();
    EXPECT_TRUE(world.state().live_letter() != nullptr);
}

TEST(Reply, OneDayLateIsTheSectionChiefs) {
    CaseWorld world = world_at(status::kReplyLapsed);
    world.when(OpenSecondVisit{}).then_rejected(RejectionCode::kReplyLapsed);
    world.as("chief-1").when(AcceptLateReply{}).then_rejected(RejectionCode::kReasonMissing);
    world.as("chief-1")
        .when(AcceptLateReply{.reason = Sensitive<std::string>("入院")})
        .then<facts::LateReplyAccepted>();
    world.when(AcceptLateReply{}).then_nothing_happened();
    world.as("clerk-1").done(OpenSecondVisit{}).done(RecordReply{.seal_state = "sealed"});
    EXPECT_TRUE(world.newest<facts::ReplyReceived>().within_validity);
    CaseWorld strict = two_visit_world({{"handling.late_reply_by_section_chief", "false"}});
    lead_to(strict, status::kAwaitingReply);
    strict.as("chief-1")
        .later(31)
        .when(AcceptLateReply{})
        .then_rejected(RejectionCode::kNotAllowedHere);
}

TEST(Reply, AfterADeficientVisitCanBeAcceptedLateToo) {
    CaseWorld world = world_at(status::kVisit2Deficient);
    world.at("2026-12-21").when(OpenSecondVisit{}).then_rejected(RejectionCode::kReplyLapsed);
    world.as("chief-1")
        .done(AcceptLateReply{.reason = Sensitive<std::string>("入院")})
        .done(OpenSecondVisit{});
}

TEST(Reply, ClockStandsStillWhileTheTerminalIsDown) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.at("2026-12-18")
        .done(ReportTerminalUnavailable{.reason = Reason("jlis_outage"), .expected_back_on = {}});
    world.at("2026-12-22").when(LapseReply{.letter_seq = 1}).then_nothing_happened();
    world.done(ReportTerminalAvailable{});
    world.at("2026-12-24").when(LapseReply{.letter_seq = 1}).then_nothing_happened();
    world.at("2026-12-25").when(LapseReply{.letter_seq = 1}).then<facts::ReplyLapsed>();
}

TEST(Reply, ByAnotherRouteIsKeptOnce) {
    CaseWorld world = two_visit_world({{"handling.reply_by_other_route", "true"}});
    lead_to(world, status::kAwaitingReply);
    world.done(RecordReplyByOtherRoute{.route = "night_box", .place = "safe"});
    world.when(RecordReplyByOtherRoute{.route = "night_box", .place = "safe"})
        .then_nothing_happened();
    world.later(7).done(OpenSecondVisit{}).done(RecordReply{.seal_state = "sealed"});
    EXPECT_TRUE(world.state().custody.empty());
}

TEST(Reissue, IsPaidByWhoseFaultItIs) {
    CaseWorld theirs = world_at(status::kLetterUndeliverable);
    theirs.when(ReissueLetter{.reason = Reason("not_forwarded"), .payer = ""})
        .then<facts::LetterReissued>();
    EXPECT_EQ(theirs.newest<facts::LetterReissued>().payer, "applicant");
    theirs.when(QueueLetter{}).then_rejected(RejectionCode::kPostageMissing);
    theirs.done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .done(QueueLetter{});
    EXPECT_EQ(theirs.state().live_letter()->seq, 2U);
    EXPECT_EQ(theirs.state().live_letter()->payer, "applicant");
    CaseWorld ours = world_at(status::kAwaitingReply);
    ours.when(ReissueLetter{.reason = Reason("lost_in_the_office"), .payer = ""})
        .then<facts::LetterInvalidated, facts::LetterReissued>();
    EXPECT_EQ(ours.newest<facts::LetterReissued>().payer, "office");
    ours.done(QueueLetter{});
    EXPECT_EQ(ours.state().live_letter()->payer, "office");
}

TEST(Reissue, LeavesOneLetterAlive) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(ReissueLetter{.reason = Reason("lost_in_the_office"), .payer = ""});
    EXPECT_EQ(world.state().live_letter(), nullptr);
    lead_to(world, status::kAwaitingReply);
    int alive = 0;
    for (const LetterState& letter : world.state().letters) {
        alive += letter.stage == "posted" ? 1 : 0;
    }
    EXPECT_EQ(alive, 1);
    EXPECT_NE(world.state().letters[0].document_number, world.state().letters[1].document_number);
    EXPECT_NE(world.state().letters[0].letter_number, world.state().letters[1].letter_number);
}

TEST(Postage, IsRefundedUpToWhatWasPaidAndThenMissing) {
    CaseWorld world = world_at(status::kIntakeOpen);
    const RefundPostage all{
        .yen = 434, .method = Method("cash"), .reason = Reason("case_withdrawn")};
    world.when(RefundPostage{.yen = 435, .method = Method("cash"), .reason = Reason("typed")})
        .then_rejected(RejectionCode::kAmountMissing);
    world.when(all).then<facts::PostageRefunded, facts::ReceiptIssued>();
    world.when(all).then_rejected(RejectionCode::kNotRequested);
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kPostageMissing);
}

TEST(Fee, IsCollectedOrWaivedBeforeCardWork) {
    CaseWorld world("hirosaki", {{"letter.reply_period", "30 day dispatch"}});
    OpenCase opening = self_opening();
    opening.procedures = {procedure("issue", {"signature", "user_auth"})};
    opening.circumstances.cert_state = "lapsed";
    opening.circumstances.card_reissued = true;
    world.done(opening).done(document(1, "principal", "my_number_card")).done(AcceptApplication{});
    const StartCardOperation start{.operation_id = "op-1", .mode = "terminal"};
    world.when(start).then_rejected(RejectionCode::kFeeMissing);
    world.done(CollectFee{.yen = 200, .ground = Reason("card_reissued")}).done(start);
}

TEST(Fee, IsTakenUnderAWordOfTheMunicipalitysOwnTable) {
    CaseWorld world("hirosaki", {{"letter.reply_period", "30 day dispatch"}});
    world.done(self_opening());
    world.when(CollectFee{.yen = 100, .ground = Reason("someone")})
        .then_rejected(RejectionCode::kUnknownWord);
    world.done(CollectFee{.yen = 100, .ground = Reason("renewal")});
}

TEST(Fee, ThatTheRulesDontTakeIsNamedWithItsGroundAtTheEnd) {
    const auto completed_for = [](OpenCase opening, const char* target) {
        CaseWorld world("hirosaki", {{"letter.reply_period", "30 day dispatch"}});
        world.done(opening).done(document(1, "principal", "my_number_card"));
        if (opening.procedures.front().procedure.is("pin_reset")) {
            world.done(document(1, "principal", "id_document", "passport"));
        }
        world.done(AcceptApplication{});
        if (opening.circumstances.card_reissued == true) {
            world.done(CollectFee{.yen = 200, .ground = Reason("card_reissued")});
        }
        world.done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
            .done(HandCardToTerminal{.operation_id = "op-1"})
            .done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}});
        CompleteCardOperation end = completion({target});
        if (opening.procedures.front().procedure.is("issue")) {
            end.certificates.push_back({.kind = Target(target),
                                        .serial = Sensitive<std::string>("1"),
                                        .not_after = day("2031-06-15")});
        }
        end.card_returned_to = "principal";
        return world.done(end).newest<facts::CaseCompleted>().free_of_charge;
    };
    OpenCase reset = self_opening();
    reset.procedures = {procedure("pin_reset", {"user_auth"})};
    EXPECT_EQ(completed_for(reset, "user_auth"),
              (std::vector<facts::FreeOfCharge>{
                  {.procedure = Procedure("pin_reset"), .ground = Reason("pin_reset")}}));
    OpenCase paid = self_opening();
    paid.procedures = {procedure("issue", {"user_auth"})};
    paid.circumstances.cert_state = "lapsed";
    paid.circumstances.card_reissued = true;
    EXPECT_EQ(completed_for(paid, "user_auth"), std::vector<facts::FreeOfCharge>{});
}

}  // namespace
}  // namespace madoguchi::cases
