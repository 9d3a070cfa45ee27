#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"

// The two visits and the card work: who may do what, in which order.

namespace madoguchi::cases {
namespace {

constexpr const char* kSecond = "clerk-2";

CaseWorld at_visit_2() { return world_at(status::kVisit2Open); }

void check_all(CaseWorld& world) {
    world.done(document(2, "principal", "my_number_card"))
        .done(document(2, "principal", "id_document", "passport"))
        .done(document(2, "agent", "id_document", "drivers_license"))
        .done(document(2, "agent", "id_document", "bank_passbook"))
        .done(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")})
        .done(CheckRegister{.changed = false});
}

CaseWorld with_open_reply() {
    CaseWorld world = at_visit_2();
    check_all(world);
    world.done(RecordReply{.seal_state = "sealed"}).done(OpenReply{.witnessed_by = Staff(kSecond)});
    return world;
}

TEST(TwoVisitCase, RunsFromTheOpeningToTheReturnOfTheCard) {
    CaseWorld world = world_at(status::kCompleted);
    EXPECT_FALSE(world.newest<facts::CaseCompleted>().partially);
    EXPECT_EQ(world.count<facts::PinSet>(), 2U);
    EXPECT_EQ(world.newest<facts::PinSet>().entered_by, "clerk_from_sealed_reply");
    EXPECT_EQ(world.newest<facts::CardReturned>().returned_to, "agent");
    EXPECT_EQ(world.newest<facts::LetterQueued>().addressee, "principal");
}

TEST(TwoVisitCase, NeverEndsOnTheDayOfVisitOne) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.when(OpenSecondVisit{}).then_rejected(RejectionCode::kSameDay);
    world.later(1).when(OpenSecondVisit{}).then<facts::SecondVisitOpened>();
    world.at("2026-11-20");
    world.when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then_rejected(RejectionCode::kWrongState);
    CaseWorld ready = world_at(status::kReadyForCardOperation);
    ready.at("2026-11-20")
        .when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then_rejected(RejectionCode::kSameDay);
    CaseWorld running = world_at(status::kCardOperationRunning);
    running.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)})
        .at("2026-11-20")
        .when(completion({"signature"}))
        .then_rejected(RejectionCode::kSameDay);
}

TEST(TwoVisitCase, IsOpenedWithAnAgentAndSomethingAskedFor) {
    CaseWorld world = two_visit_world();
    OpenCase nobody = two_visit_opening();
    nobody.agent.reset();
    world.when(nobody).then_rejected(RejectionCode::kAgentMissing);
    OpenCase nothing = two_visit_opening();
    nothing.procedures.front().targets.clear();
    world.when(nothing).then_rejected(RejectionCode::kNothingAskedFor);
    world.when(two_visit_opening()).then<facts::CaseOpened>();
    EXPECT_EQ(world.newest<facts::CaseOpened>().case_number.substr(0, 7), "R8-本-");
    world.when(two_visit_opening()).then_rejected(RejectionCode::kCaseAlreadyOpened);
}

TEST(TwoVisitCase, NumbersCasesByFiscalYearAndOffice) {
    CaseWorld march = two_visit_world();
    march.at("2027-03-31").done(two_visit_opening());
    EXPECT_EQ(march.newest<facts::CaseOpened>().case_number.substr(0, 3), "R8-");
    CaseWorld april = two_visit_world();
    april.at("2027-04-01").in("saijo_west").done(two_visit_opening());
    EXPECT_EQ(april.newest<facts::CaseOpened>().case_number.substr(0, 7), "R9-西-");
}

TEST(Acceptance, WaitsForDocumentsAndAllOfThePostage) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kDocumentsMissing);
    EXPECT_EQ(world.last().error().rule_ids, std::vector{facts::RuleId("SAIJO-30")});
    world.done(document(1, "agent", "id_document", "drivers_license"));
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kPostageMissing);
    EXPECT_FALSE(world.last().error().rule_ids.empty());
    world.when(CollectPostage{.yen = 400, .method = Method("stamps"), .payer = "applicant"})
        .then<facts::PostageCollected, facts::ReceiptIssued, facts::PostageShortfall>();
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kPostageMissing);
    world.when(CollectPostage{.yen = 34, .method = Method("cash"), .payer = "applicant"})
        .then<facts::PostageCollected, facts::ReceiptIssued>();
    world.when(CollectPostage{.yen = 34, .method = Method("cash"), .payer = "applicant"})
        .then_rejected(RejectionCode::kNotRequested);
    world.done(AcceptApplication{}).then_at(status::kApplicationAccepted);
}

TEST(Acceptance, WaitsUntilAValueThatMayBeOutOfDateIsConfirmed) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.rules().all_reviewed = false;
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kNeedsReview);
}

TEST(Acceptance, SplitsTheApplicationWhereOneTargetIsRefused) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.procedures = {procedure("pin_reset", {"signature", "user_auth", "resident_ledger"})};
    opening.circumstances.unavoidable_reason = false;
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .when(AcceptApplication{})
        .then<facts::TargetRefused, facts::ApplicationAccepted>();
    EXPECT_EQ(world.newest<facts::TargetRefused>().refusal.text(), "no_unavoidable_reason");
    EXPECT_EQ(world.newest<facts::TargetRefused>().rule_ids,
              (std::vector<facts::RuleId>{facts::RuleId("SAIJO-04"), facts::RuleId("SAIJO-27")}))
        << "the rules that refuse, not all that were used";
    lead_to(world, status::kCardOperationRunning);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)})
        .done(completion({"signature", "user_auth"}))
        .then_at(status::kCompletedPartially);
}

TEST(Acceptance, TakesSeveralProceduresInOneSitting) {
    CaseWorld world = notice_form_world();
    OpenCase opening = notice_form_opening();
    opening.applicant = "self";
    opening.agent.reset();
    opening.circumstances.notice_form.reset();
    opening.circumstances.pins_asked = true;
    opening.circumstances.pins_known = {};
    world.done(opening);
    EXPECT_EQ(world.state().visits, 1U);
}

TEST(Acceptance, SendsALetterWhenTheFactsAskForItAfterTheOpening) {
    CaseWorld world = notice_form_world();
    world.done(notice_form_opening()).then_at(status::kSameDayOpen);
    Circumstances lost = world.state().circumstances;
    lost.notice_form = "absent";
    world.done(RecordCircumstances{.circumstances = lost})
        .done(document(1, "principal", "notice_reply_form"))
        .done(document(1, "principal", "my_number_card"))
        .done(document(1, "agent", "photo_id", "drivers_license"))
        .when(AcceptApplication{});
    world.then<facts::RouteDowngradedToInquiry, facts::ApplicationAccepted>();
    world.then_at(status::kApplicationAccepted);
    EXPECT_TRUE(world.state().two_visits());
}

TEST(Telephone, NeedsACallBackBeforeTheAcceptance) {
    CaseWorld world = two_visit_world({{"handling.opening_channels", "counter telephone"}});
    OpenCase opening = two_visit_opening();
    opening.channel = Method("telephone");
    world.done(opening).done(
        CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kCallbackMissing);
    world.done(ConfirmCallback{.called = "registered_number"}).done(AcceptApplication{});
    CaseWorld counter_only = two_visit_world({{"handling.opening_channels", "counter"}});
    counter_only.when(opening).then_rejected(RejectionCode::kChannelNotOffered);
}

TEST(Telephone, IsAskedAboutWhereNobodyHasSaid) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.channel = Method("telephone");
    world.when(opening).then_rejected(RejectionCode::kPolicySilent);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"handling.opening_channels"});
    opening.channel = Method("pigeon");
    world.when(opening).then_rejected(RejectionCode::kUnknownWord);
}

TEST(Telephone, HasThePapersOfVisitOneShownAtVisitTwo) {
    // Given an application by telephone to a page that wants a power of attorney at visit 1
    CaseWorld world("hirosaki", {{"handling.opening_channels", "counter telephone"},
                                 {"handling.posting_approval", "none"},
                                 {"letter.reply_period", "30 day dispatch"},
                                 {"letter.post", "ordinary"}});
    OpenCase opening = two_visit_opening();
    opening.channel = Method("telephone");
    opening.circumstances.agent_photo_id = true;
    world.done(opening).done(ConfirmCallback{.called = "registered_number"});
    world.done(AcceptApplication{});
    lead_to(world, status::kVisit2Open);
    world.done(document(2, "principal", "my_number_card"))
        .done(document(2, "agent", "photo_id", "drivers_license"))
        .done(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")})
        .done(CheckRegister{.changed = false})
        .done(RecordReply{.seal_state = "sealed"});
    // When the reply is opened without it, then not
    world.when(OpenReply{.witnessed_by = Staff(kSecond)})
        .then_rejected(RejectionCode::kOrderOfVisitTwo);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"principal:power_of_attorney"});
}

TEST(Documents, AreJudgedAndNeverCountTwice) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    RecordDocument copy = document(1, "agent", "id_document", "drivers_license");
    copy.original = false;
    world.when(copy).then<facts::DocumentRejected>();
    RecordDocument expired = document(1, "agent", "id_document", "drivers_license");
    expired.expires_on = day("2026-11-19");
    world.when(expired).then<facts::DocumentRejected>();
    expired.expires_on = day("2026-11-20");
    world.when(expired).then<facts::DocumentPresented>();
    world.when(document(1, "agent", "id_document", "drivers_license")).then_nothing_happened();
    world.when(document(1, "agent", "id_document", "employee_badge"))
        .then_rejected(RejectionCode::kUnknownWord);
}

TEST(VisitTwo, OpensTheReplyOnlyAfterEverythingElse) {
    CaseWorld world = at_visit_2();
    world.when(OpenReply{.witnessed_by = Staff(kSecond)})
        .then_rejected(RejectionCode::kReplyMissing);
    world.done(RecordReply{.seal_state = "sealed"});
    world.when(OpenReply{.witnessed_by = Staff(kSecond)})
        .then_rejected(RejectionCode::kOrderOfVisitTwo);
    check_all(world);
    world.when(OpenReply{.witnessed_by = Staff("clerk-1")})
        .then_rejected(RejectionCode::kSecondPersonMissing);
    world.when(OpenReply{.witnessed_by = {}}).then_rejected(RejectionCode::kSecondPersonMissing);
    EXPECT_TRUE(world.last().error().ids.empty());
    world.when(OpenReply{.witnessed_by = Staff("a name")})
        .then_rejected(RejectionCode::kSecondPersonMissing);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"staff_unknown"});
    world.when(AcceptSecondVisit{}).then_rejected(RejectionCode::kReplyMissing);
    world.when(OpenReply{.witnessed_by = Staff(kSecond)}).then<facts::ReplyOpened>();
    world.when(OpenReply{.witnessed_by = Staff(kSecond)}).then_nothing_happened();
    world.when(AcceptSecondVisit{}).then<facts::VisitTwoAccepted>();
}

TEST(VisitTwo, TheCardItselfIsNoSecondDocumentOfThePrincipal) {
    CaseWorld world = at_visit_2();
    world.done(document(2, "principal", "id_document", "my_number_card"))
        .done(document(2, "principal", "my_number_card"))
        .done(document(2, "agent", "id_document", "drivers_license"))
        .done(document(2, "agent", "id_document", "bank_passbook"))
        .done(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")})
        .done(CheckRegister{.changed = false})
        .done(RecordReply{.seal_state = "sealed"});
    world.when(OpenReply{.witnessed_by = Staff(kSecond)})
        .then_rejected(RejectionCode::kOrderOfVisitTwo);
    ASSERT_FALSE(world.last());
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"principal:id_document"});
}

TEST(VisitTwo, HandsTheEnvelopeBackUnopenedWhenADocumentIsShort) {
    CaseWorld world = at_visit_2();
    world.done(RecordReply{.seal_state = "sealed"})
        .when(HandBackReplyUnopened{.missing = {"principal:id_document"}})
        .then<facts::ReplyHandedBackUnopened>()
        .then_at(status::kVisit2Deficient);
    world.later(3).done(OpenSecondVisit{}).then_at(status::kVisit2Open);
    EXPECT_EQ(world.state().visit.visit_no, 3U);
    EXPECT_TRUE(world.state().visit.reply_seal_state.empty());
    EXPECT_TRUE(world.state().live_letter() != nullptr);
    CaseWorld opened = with_open_reply();
    opened.when(HandBackReplyUnopened{.missing = {}})
        .then_rejected(RejectionCode::kOrderOfVisitTwo);
}

TEST(VisitTwo, WantsANewFormForAnEnvelopeThatArrivesOpen) {
    CaseWorld world = at_visit_2();
    world.when(RecordReply{.seal_state = "not_sealed"})
        .then<facts::ReplyReceived, facts::ReplyRejected>()
        .then_at(status::kVisit2Deficient);
    EXPECT_TRUE(world.newest<facts::ReplyRejected>().needs_new_letter);
    world.later(1).when(OpenSecondVisit{}).then_rejected(RejectionCode::kLetterMissing);
    world.done(ReissueLetter{.reason = Reason("reply_not_sealed"), .payer = "office"});
    lead_to(world, status::kAwaitingReply);
    EXPECT_EQ(world.state().live_letter()->seq, 2U);
}

TEST(VisitTwo, WantsANewFormOnceThePinPartIsShredded) {
    CaseWorld world = with_open_reply();
    world.when(RejectReply{.reason = Reason("reply_incomplete")})
        .then_rejected(RejectionCode::kReplyUnaccounted);
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)})
        .done(RejectReply{.reason = Reason("reply_incomplete")});
    EXPECT_TRUE(world.newest<facts::ReplyRejected>().needs_new_letter);
    CaseWorld back = with_open_reply();
    back.done(DisposePinPart{.how = "handed_back", .witnessed_by = Staff(kSecond)})
        .done(RejectReply{.reason = Reason("reply_incomplete")});
    EXPECT_FALSE(back.newest<facts::ReplyRejected>().needs_new_letter);
    CaseWorld wrong_pin = with_open_reply();
    wrong_pin.done(DisposePinPart{.how = "handed_back", .witnessed_by = Staff(kSecond)})
        .done(RejectReply{.reason = Reason("pin_mismatch")});
    EXPECT_TRUE(wrong_pin.newest<facts::ReplyRejected>().needs_new_letter);
}

TEST(VisitTwo, SendsTheAgentToTheCounterOfVisitOneWhereThePolicySaysSo) {
    CaseWorld world = two_visit_world({{"handling.visit2_same_office", "true"}});
    lead_to(world, status::kAwaitingReply);
    world.later(7).in("saijo_west").when(OpenSecondVisit{});
    world.then<facts::SecondVisitOpened, facts::ReplyHandedBackUnopened>();
    world.in("saijo_main").when(OpenSecondVisit{}).then<facts::SecondVisitOpened>();
}

TEST(VisitTwo, AnotherPersonsCardIsNoCheckedCard) {
    CaseWorld world = at_visit_2();
    world.done(CheckCard{.is_principals = false, .card_expires_on = day("2020-01-01")});
    EXPECT_FALSE(world.state().visit.card_checked);
    EXPECT_FALSE(world.state().circumstances.card_expires_on);
    world.when(CheckCard{.is_principals = true, .card_expires_on = day("2026-11-26")})
        .then<facts::CardChecked, facts::CardExpired, facts::CaseClosed>()
        .then_at(status::kClosedCardUnusable);
}

TEST(VisitTwo, ConvertsARenewalWhoseCertificateHasExpiredMeanwhile) {
    CaseWorld world = notice_form_world();
    OpenCase opening = notice_form_opening();
    opening.circumstances.cert_expires_on = day("2026-11-25");
    opening.circumstances.notice_form = "absent";
    world.done(opening);
    ASSERT_TRUE(world.state().two_visits());
    world.done(document(1, "agent", "photo_id", "drivers_license"));
    world.done(AcceptApplication{});
    lead_to(world, status::kVisit2Open);
    world.done(document(2, "principal", "my_number_card"))
        .done(document(2, "principal", "id_document", "passport"))
        .done(document(2, "agent", "photo_id", "drivers_license"))
        .done(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")})
        .done(CheckRegister{.changed = false})
        .done(RecordReply{.seal_state = "sealed"})
        .done(OpenReply{.witnessed_by = Staff(kSecond)});
    // The letter was printed for a renewal: its delegation must have been widened by hand.
    world.when(AcceptSecondVisit{}).then_rejected(RejectionCode::kPowerOfAttorneyMissing);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"issue"});
    world.done(RecordPowerOfAttorney{.form = "in_reply_form", .scope = {Procedure("issue")}})
        .when(AcceptSecondVisit{})
        .then<facts::CertificateExpired, facts::ProcedureConverted, facts::VisitTwoAccepted>();
    EXPECT_TRUE(world.state().procedures.front().procedure.is("issue"));
}

TEST(PinPart, MustBeDisposedOfBeforeTheCaseIsCompleted) {
    CaseWorld world = world_at(status::kCardOperationRunning);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}});
    world.when(completion({"signature", "user_auth"}))
        .then_rejected(RejectionCode::kReplyUnaccounted);
    world.when(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-1")})
        .then_rejected(RejectionCode::kSecondPersonMissing);
    world.done(ResealReply{.place = "safe", .witnessed_by = Staff(kSecond)});
    world.when(completion({"signature", "user_auth"}))
        .then_rejected(RejectionCode::kReplyUnaccounted);
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)})
        .when(DisposePinPart{.how = "handed_back", .witnessed_by = Staff(kSecond)})
        .then_nothing_happened();
    world.done(completion({"signature", "user_auth"})).then_at(status::kCompleted);
}

TEST(PinPart, IsDisposedOfEvenWhenTheCaseHasEnded) {
    CaseWorld world = with_open_reply();
    RecordResidentChange death;
    death.kind = "death";
    death.notified_on = death.effective_on = world.today();
    world.done(death).then_at(status::kClosedPrincipalDeceased);
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)});
}

TEST(CardWork, StartsOnlyAfterVisitTwoWasAccepted) {
    CaseWorld world = with_open_reply();
    world.when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then_rejected(RejectionCode::kWrongState);
    world.done(AcceptSecondVisit{})
        .when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then<facts::CardOperationStarted>();
    world.when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then_nothing_happened();
}

TEST(CardWork, IsCompletedOnlyWithACardReadBackAsExpected) {
    CaseWorld world = world_at(status::kCardOperationRunning);
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)});
    world.when(completion({"signature"})).then_rejected(RejectionCode::kCardNotReadBack);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = false, .locked = {}});
    world.when(completion({"signature"})).then_rejected(RejectionCode::kCardNotReadBack);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}});
    world.when(completion({"resident_ledger"})).then_rejected(RejectionCode::kResultNotAuthorised);
    CompleteCardOperation by_agent = completion({"signature"});
    by_agent.pins_set.front().entered_by = "clerk";
    world.when(by_agent).then_rejected(RejectionCode::kResultNotAuthorised);
    world.done(completion({"signature"})).then_at(status::kCompletedPartially);
}

TEST(CardWork, WaitsForTheStepsOfCompletion) {
    CaseWorld world = two_visit_world({{"handling.completion_steps", "entered_in_register"}});
    lead_to(world, status::kCardOperationRunning);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)});
    world.when(completion({"signature", "user_auth"}))
        .then_rejected(RejectionCode::kCompletionStepMissing);
    world.done(RecordCompletionStep{.step = "entered_in_register"})
        .done(completion({"signature", "user_auth"}));
}

TEST(CardWork, ThatLocksThePinGoesOnAfterAnUnlock) {
    CaseWorld world = world_at(status::kCardLocked);
    world.when(RetryCardOperation{.operation_id = "op-1"})
        .then_rejected(RejectionCode::kWrongState);
    world.when(UnlockInCase{.credential = Target("user_auth"), .ground = "reset_is_a_target"})
        .then_rejected(RejectionCode::kUnknownWord);
    world.done(UnlockInCase{.credential = Target("signature"), .ground = "reset_is_a_target"})
        .then_at(status::kReadyForCardOperation);
    world.done(StartCardOperation{.operation_id = "op-2", .mode = "terminal"});
}

TEST(CardWork, IsReadBackBeforeItIsTriedAgain) {
    CaseWorld world = world_at(status::kCardOperationFailed);
    world.when(RetryCardOperation{.operation_id = "op-1"})
        .then_rejected(RejectionCode::kCardNotReadBack);
    world.when(AbortCardOperation{.reason = Reason("agent_left"), .card_read_back = false})
        .then_rejected(RejectionCode::kCardNotReadBack);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(RetryCardOperation{.operation_id = "op-1"})
        .then_at(status::kCardOperationRunning);
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)});
    world.when(completion({"signature", "user_auth"}))
        .then_rejected(RejectionCode::kCardNotReadBack);  // What was read was the try before.
}

TEST(CardWork, KeepsEndingsAwayUntilItIsSettled) {
    CaseWorld world = world_at(status::kCardOperationRunning);
    world.done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)});
    world.when(WithdrawCase{.by = Holder("agent"), .reason = Reason("not_wanted")})
        .then_rejected(RejectionCode::kWrongState);
    world.when(RecordPrincipalAppears{.new_case = "case-2"})
        .then_rejected(RejectionCode::kWrongState);
}

TEST(CardWork, CanBeOpenedAgainWhenTheCardContradictsTheRecord) {
    CaseWorld world = world_at(status::kCompleted);
    world.done(ReopenCase{.reason = Reason("card_read_back_contradicts")})
        .then_at(status::kReadyForCardOperation);
    world.done(StartCardOperation{.operation_id = "op-2", .mode = "terminal"});
}

TEST(SameDayCase, GoesOnWithALetterWhenThePinFailsAndKeepsItsHistory) {
    CaseWorld world = notice_form_world();
    world.done(notice_form_opening())
        .done(document(1, "principal", "notice_reply_form"))
        .done(document(1, "principal", "my_number_card"))
        .done(document(1, "agent", "photo_id", "drivers_license"))
        .done(AcceptApplication{})
        .then_at(status::kReadyForCardOperation)
        .done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"});
    const std::size_t before = world.history().size();
    world.done(ReportPinMismatch{.credential = Target("user_auth"), .tries_left = 2})
        .then_at(status::kApplicationAccepted);
    EXPECT_EQ(world.count<facts::RouteDowngradedToInquiry>(), 1U);
    EXPECT_GT(world.history().size(), before);
    EXPECT_TRUE(world.state().two_visits());
    lead_to(world, status::kAwaitingReply);
    world.when(OpenSecondVisit{}).then_rejected(RejectionCode::kSameDay);
}

TEST(SameDayCase, IsWeighedAgainWhenCardWorkBeginsOnALaterDay) {
    CaseWorld world = notice_form_world();
    OpenCase opening = notice_form_opening();
    opening.circumstances.cert_expires_on = day("2026-11-25");
    world.done(opening)
        .done(document(1, "principal", "notice_reply_form"))
        .done(document(1, "principal", "my_number_card"))
        .done(document(1, "agent", "photo_id", "drivers_license"))
        .done(AcceptApplication{})
        .at("2026-11-26")
        .when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then_rejected(RejectionCode::kNoLongerAllowed);
    world.done(RefuseApplication{.refusal = Refusal("certificate_expired"), .reroute_to = "issue"});
}

TEST(Custody, IsReturnedBeforeTheCaseIsCompleted) {
    CaseWorld world = world_at(status::kCardOperationRunning);
    world.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff(kSecond)})
        .done(TakeCardIntoCustody{.what = "card", .place = "safe"});
    world.when(TakeCardIntoCustody{.what = "card", .place = "safe"}).then_nothing_happened();
    world.when(completion({"signature", "user_auth"})).then_rejected(RejectionCode::kCardInCustody);
    const std::string receipt = world.newest<facts::CardTakenIntoCustody>().receipt_number;
    world.when(ReturnCard{.receipt_number = "R8-99", .returned_to = "agent"})
        .then_rejected(RejectionCode::kNothingInCustody);
    world.done(ReturnCard{.receipt_number = receipt, .returned_to = "agent"})
        .done(completion({"signature", "user_auth"}));
}

TEST(Custody, DoesNotTravelByInternalMail) {
    CaseWorld world = world_at(status::kVisit2Open);
    for (const char* what : {"card", "opened_reply"}) {
        world.when(SendByInternalMail{.bag = "bag-1", .what = what, .to = Office("saijo_west")})
            .then_rejected(RejectionCode::kNotByInternalMail);
    }
    world.when(SendByInternalMail{.bag = "bag-1", .what = "parcel", .to = Office("saijo_west")})
        .then_rejected(RejectionCode::kUnknownWord);
    const SendByInternalMail send{
        .bag = "bag-1", .what = "application_form", .to = Office("saijo_west")};
    const ReceiveByInternalMail receive{.bag = "bag-1", .what = "application_form"};
    world.when(receive).then_rejected(RejectionCode::kNotRequested);
    world.done(send).when(send).then_nothing_happened();
    world.done(receive).when(receive).then_rejected(RejectionCode::kNotRequested);
}

TEST(Custody, OnItsWayBetweenOfficesKeepsACaseOpen) {
    CaseWorld world = two_visit_world({{"handling.internal_mail_cards", "true"}});
    lead_to(world, status::kVisit2Open);
    world.done(SendByInternalMail{.bag = "bag-1", .what = "card", .to = Office("saijo_west")});
    const WithdrawCase withdraw{.by = Holder("agent"), .reason = Reason("not_wanted")};
    world.when(withdraw).then_rejected(RejectionCode::kCardInCustody);
    world.done(ReceiveByInternalMail{.bag = "bag-1", .what = "card"}).done(withdraw);
}

TEST(Terminal, WhenItIsDownStopsCardWorkAndTheClock) {
    CaseWorld world = world_at(status::kReadyForCardOperation);
    world.done(ReportTerminalUnavailable{.reason = Reason("jlis_outage"), .expected_back_on = {}});
    world.when(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
        .then_rejected(RejectionCode::kTerminalUnavailable);
    world.later(2).done(ReportTerminalAvailable{});
    EXPECT_EQ(world.state().clock_stopped_days, 2U);
    world.done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"});
}

}  // namespace
}  // namespace madoguchi::cases
