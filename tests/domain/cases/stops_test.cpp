#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/cases/timers.hpp"

// What stops a case: a denial, protection, changes of the register, other endings.

namespace madoguchi::cases {
namespace {

RecordResidentChange change(const char* kind, const char* notified, const char* effective) {
    RecordResidentChange change;
    change.kind = kind;
    change.notified_on = day(notified);
    change.effective_on = day(effective);
    return change;
}

ApproveProtectedHandling allow(const char* act) {
    return {.act = act, .reason = Sensitive<std::string>("本人に会って確かめた")};
}

const RecordDenial kDenial{.channel = Method("telephone"), .confirmed = "name_and_birth_date"};

TEST(Denial, StopsEverythingUntilAManagerLiftsIt) {
    CaseWorld printed = world_at(status::kLetterPrinted);
    PostLetter post;
    post.posted_on = printed.today();
    printed.when(kDenial).then<facts::PrincipalDenied>();
    printed.when(kDenial).then_nothing_happened();
    printed.when(post).then_rejected(RejectionCode::kPrincipalDenied);
    printed.when(HandToMailroom{.batch = "b", .received_by = Staff("mail-1")})
        .then_rejected(RejectionCode::kPrincipalDenied);
    printed.as("manager-1").done(LiftDenial{.reason = Sensitive<std::string>("勘違い")});
    printed.as("clerk-1").done(post);
    CaseWorld waiting = world_at(status::kAwaitingReply);
    waiting.done(kDenial)
        .later(7)
        .when(OpenSecondVisit{})
        .then_rejected(RejectionCode::kPrincipalDenied);
    CaseWorld running = world_at(status::kCardOperationRunning);
    running.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")})
        .done(kDenial);
    running.when(completion({"signature"})).then_rejected(RejectionCode::kPrincipalDenied);
    running.when(WithdrawCase{.by = Holder("agent"), .reason = Reason("not_wanted")})
        .then_rejected(RejectionCode::kPrincipalDenied);
}

TEST(Denial, StopsTheClocksToo) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(kDenial).later(60);
    world.when(LapseReply{.letter_seq = 1}).then_nothing_happened();
    world.when(RecordExpiry{.what = "card"}).then_nothing_happened();
}

TEST(Denial, LetsTheReplyAndTheCardBeAccountedFor) {
    CaseWorld world = world_at(status::kCardOperationRunning);
    world.done(TakeCardIntoCustody{.what = "card", .place = "safe"}).done(kDenial);
    world.done(ResealReply{.place = "safe", .witnessed_by = Staff("clerk-2")})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")})
        .done(ReturnCard{.receipt_number = world.state().custody.front().receipt_number,
                         .returned_to = "principal"})
        .done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
        .done(AbortCardOperation{.reason = Reason("principal_denied"), .card_read_back = true});
}

TEST(ProtectedPerson, IsHandledOnlyAsTheSectionChiefAllows) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.protected_person = true;
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kProtectedPerson);
    world.as("chief-1").done(allow("accept"));
    world.as("clerk-1").done(AcceptApplication{});
    world.when(QueueLetter{}).then_rejected(RejectionCode::kProtectedPerson);
    world.as("chief-1").done(allow("post_letter"));
    lead_to(world, status::kAwaitingReply);
    world.later(7).when(OpenSecondVisit{}).then_rejected(RejectionCode::kProtectedPerson);
}

TEST(ProtectedPerson, FlaggedBeforePostingIsHeldAndAskedAnew) {
    CaseWorld world = world_at(status::kHandedOver);
    world.when(change("protection_on", "2026-11-20", "2026-11-20"))
        .then<facts::ProtectionFlagged, facts::DispatchHeld>();
    world.when(change("protection_on", "2026-11-20", "2026-11-20")).then_nothing_happened();
    world.when(RecordAcceptanceSlip{.accepted_on = world.today(), .tracking_no = ""});
    world.as("chief-1").done(allow("post_letter"));
    world.as("import").done(change("protection_off", "2026-11-20", "2026-11-20"));
    EXPECT_TRUE(world.state().protected_acts.empty());
}

TEST(ProtectedPerson, IsOneFromTheOpeningOnWhereTheRegisterSaysSo) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.principal.register_no = Sensitive<std::string>(world.protected_register_no);
    world.when(opening).then<facts::CaseOpened>();
    EXPECT_TRUE(world.newest<facts::CaseOpened>().protected_person);
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kProtectedPerson);
    CaseWorld other = two_visit_world();
    opening.principal.register_no = Sensitive<std::string>("90000002");
    other.done(opening);
    EXPECT_FALSE(other.state().protected_person);
}

TEST(ProtectedPerson, IsOneFromTheDayOnWhichTheNumberIsPutRight) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.done(RequestCorrection{.event_no = 1,
                                 .field = "principal.register_no",
                                 .new_value = Sensitive<std::string>(world.protected_register_no),
                                 .reason = Sensitive<std::string>("番号の写し違い")});
    world.as("chief-1")
        .when(ApproveCorrection{.event_no = 1, .field = "principal.register_no"})
        .then<facts::EntryCorrected, facts::ProtectionFlagged, facts::DispatchHeld>();
    EXPECT_TRUE(world.state().protected_person);
    EXPECT_TRUE(world.state().held);
}

TEST(ProtectedPerson, IsNoLongerOneOnlyWhenTheRegisterSaysSo) {
    for (const std::string& status :
         {std::string(status::kAwaitingReply), std::string(status::kCompleted)}) {
        CaseWorld world = world_at(status);
        world.done(change("protection_on", "2026-11-20", "2026-11-20"));
        const auto off = change("protection_off", "2026-11-21", "2026-11-21");
        for (const char* who : {"clerk-1", "chief-1", "manager-1"}) {
            world.as(who).when(off).then_rejected(RejectionCode::kRegisterEndsIt);
        }
        EXPECT_TRUE(world.state().protected_person);
        world.as("import").when(off).then<facts::ProtectionEnded>();
    }
}

TEST(Denial, IsLiftedWithAReasonOnly) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(kDenial).as("manager-1");
    world.when(LiftDenial{}).then_rejected(RejectionCode::kReasonMissing);
    world.when(LiftDenial{.reason = Sensitive<std::string>("家族の思い違い")})
        .then<facts::DenialLifted>();
    world.when(LiftDenial{}).then_nothing_happened();
}

TEST(Denial, IsTakenAfterTheEndAndKeepsTheCaseClosed) {
    CaseWorld world = world_at(status::kCompleted);
    world.when(kDenial).then<facts::PrincipalDenied>();
    world.when(ReopenCase{.reason = Reason("card_read_back_contradicts")})
        .then_rejected(RejectionCode::kPrincipalDenied);
    world.as("manager-1").done(LiftDenial{.reason = Sensitive<std::string>("記録と照らして解決")});
    world.done(ReopenCase{.reason = Reason("card_read_back_contradicts")});
    two_visit_world().when(kDenial).then_rejected(RejectionCode::kCaseNotOpened);
}

TEST(Stops, ArentCorrectedAway) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(kDenial).done(change("protection_on", "2026-11-20", "2026-11-20"));
    world.done(FreezeCase{.incident = "incident-1"});
    const std::uint64_t denied = world.number_of<facts::PrincipalDenied>();
    CaseWorld free = world;
    free.done(LiftFreeze{.incident = "incident-1"});
    for (const std::uint64_t one : {denied, world.number_of<facts::ProtectionFlagged>(),
                                    world.number_of<facts::CaseFrozen>()}) {
        free.when(RequestVoid{.event_no = one, .reason = {}})
            .then_rejected(RejectionCode::kStopIsLifted);
    }
    free.when(CorrectEntry{.event_no = denied,
                           .field = "channel",
                           .new_value = Sensitive<std::string>("letter"),
                           .reason = {}})
        .then_rejected(RejectionCode::kStopIsLifted);
    free.when(CorrectEntry{.event_no = 1,
                           .field = "protected_person",
                           .new_value = Sensitive<std::string>("true"),
                           .reason = {}})
        .then_rejected(RejectionCode::kNotAllowedHere);
}

TEST(ProtectedPerson, IsToldOfByTelephoneOncePerDecision) {
    CaseWorld world = world_at(status::kAwaitingReply);
    const ConfirmCaller call{.caller = "agent", .how = "case_number"};
    world.done(call).done(change("protection_on", "2026-11-20", "2026-11-20"));
    world.when(call).then_rejected(RejectionCode::kProtectedPerson);
    world.as("chief-1")
        .when(ApproveProtectedHandling{.act = "telephone", .reason = {}})
        .then_rejected(RejectionCode::kReasonMissing);
    world.done(allow("telephone"));
    world.as("clerk-1").done(call);
    world.when(call).then_rejected(RejectionCode::kProtectedPerson);
    world.when(kDenial).then<facts::PrincipalDenied>();
}

TEST(ProtectedPerson, EachLetterIsADecision) {
    CaseWorld world = world_at(status::kLetterUndeliverable);
    world.done(change("protection_on", "2026-11-20", "2026-11-20")).as("chief-1");
    world.done(allow("post_letter"))
        .done(ReissueLetter{.reason = Reason("not_collected"), .payer = ""});
    world.when(QueueLetter{}).then_rejected(RejectionCode::kProtectedPerson);
}

TEST(ProtectedPerson, IsFlaggedAfterTheEndToo) {
    CaseWorld world = world_at(status::kCompleted);
    world.when(change("protection_on", "2026-11-20", "2026-11-20"))
        .then<facts::ProtectionFlagged>();
    EXPECT_TRUE(world.state().protected_person);
    world.as("import")
        .when(change("protection_off", "2026-11-21", "2026-11-21"))
        .then<facts::ProtectionEnded>();
}

TEST(Freeze, HoldsTheCaseUntilEveryIncidentIsClosed) {
    CaseWorld world = world_at(status::kLetterPrinted);
    PostLetter post;
    post.posted_on = world.today();
    world.done(FreezeCase{.incident = "incident-1"}).done(FreezeCase{.incident = "incident-2"});
    world.when(FreezeCase{.incident = "incident-1"}).then_nothing_happened();
    world.when(post).then_rejected(RejectionCode::kCaseFrozen);
    EXPECT_EQ(world.last().error().ids, (std::vector<std::string>{"incident-1", "incident-2"}));
    world.done(AddNote{.text = Sensitive<std::string>("封筒を確保した")});
    world.done(LiftFreeze{.incident = "incident-1"});
    world.when(post).then_rejected(RejectionCode::kCaseFrozen);
    world.done(LiftFreeze{.incident = "incident-2"});
    world.when(LiftFreeze{.incident = "incident-2"}).then_nothing_happened();
    world.done(post);
}

TEST(Freeze, StopsTheClocks) {
    CaseWorld world = world_at(status::kAwaitingReply);
    EXPECT_FALSE(timers(world.state()).empty());
    world.done(FreezeCase{.incident = "incident-1"}).later(60);
    EXPECT_TRUE(timers(world.state()).empty());
    world.when(LapseReply{.letter_seq = 1}).then_nothing_happened();
    world.done(LiftFreeze{.incident = "incident-1"});
    EXPECT_FALSE(timers(world.state()).empty());
}

TEST(Freeze, LetsGoOnWhatTheMunicipalityAllows) {
    const CorrectEntry correct{.event_no = 1,
                               .field = "channel",
                               .new_value = Sensitive<std::string>("telephone"),
                               .reason = {}};
    CaseWorld strict = two_visit_world();
    CaseWorld lenient = two_visit_world({{"handling.frozen_case_takes", "corrections refunds"}});
    for (CaseWorld* world : {&strict, &lenient}) {
        lead_to(*world, status::kAwaitingReply);
        world->done(FreezeCase{.incident = "incident-1"});
    }
    strict.when(correct).then_rejected(RejectionCode::kCaseFrozen);
    lenient.done(correct);
}

TEST(RegisterChange, BeforeDeliveryPullsTheLetterAndSendsAnother) {
    for (const char* at : {status::kLetterQueued, status::kLetterPrinted, status::kHandedOver,
                           status::kAwaitingReply}) {
        CaseWorld world = world_at(at);
        const auto move = change("move_within", "2026-11-20", "2026-11-18");
        world.when(move)
            .then<facts::RegisteredAddressChanged, facts::CertificateLapsed,
                  facts::LetterInvalidated, facts::LetterReissued>()
            .then_at(status::kApplicationAccepted);
        EXPECT_EQ(world.newest<facts::LetterReissued>().payer, "office");
        world.when(move).then_nothing_happened();
        world.done(QueueLetter{});
    }
}

TEST(RegisterChange, AfterDeliveryIsTheSectionChiefs) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.later(3).done(RecordDelivery{.delivered_on = day("2026-11-22")});
    world.when(change("move_within", "2026-11-23", "2026-11-23"))
        .then<facts::RegisteredAddressChanged, facts::CertificateLapsed>();
    EXPECT_TRUE(world.newest<facts::RegisteredAddressChanged>().needs_review);
    world.when(OpenSecondVisit{}).then_rejected(RejectionCode::kRegisterChangeOpen);
    CaseWorld again = world;
    world.as("chief-1").done(ReviewRegisterChange{.decision = "go_on", .reason = {}});
    world.as("clerk-1").done(OpenSecondVisit{});
    again.as("chief-1").done(ReviewRegisterChange{.decision = "send_again", .reason = {}});
    again.then_at(status::kApplicationAccepted);
    again.when(ReviewRegisterChange{.decision = "go_on", .reason = {}})
        .then_rejected(RejectionCode::kNotRequested);
}

TEST(RegisterChange, SeenAtVisitTwoStopsItToo) {
    CaseWorld world = world_at(status::kVisit2Open);
    world.done(CheckRegister{.changed = true});
    world.when(RecordReply{.seal_state = "sealed"})
        .then_rejected(RejectionCode::kRegisterChangeOpen);
}

TEST(RegisterChange, DeathClosesTheCase) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.when(change("death", "2026-11-20", "2026-11-19"))
        .then<facts::PrincipalDied, facts::LetterInvalidated, facts::CaseClosed>()
        .then_at(status::kClosedPrincipalDeceased);
    world.when(change("death", "2026-11-20", "2026-11-19"))
        .then_rejected(RejectionCode::kCaseEnded);
}

TEST(RegisterChange, AMoveOutClosesTheCaseOnItsDay) {
    CaseWorld world = world_at(status::kAwaitingReply);
    const auto move = change("move_out", "2026-11-20", "2026-11-30");
    world.when(move).then<facts::PrincipalMovedOut>().then_at(status::kAwaitingReply);
    world.when(move).then_nothing_happened();
    world.at("2026-11-29").when(RecordExpiry{.what = "residence"}).then_nothing_happened();
    world.at("2026-11-30")
        .done(RecordExpiry{.what = "residence"})
        .then_at(status::kClosedOutOfJurisdiction);
    CaseWorld abroad = world_at(status::kAwaitingReply);
    auto continued = change("moved_abroad", "2026-11-20", "2026-11-20");
    continued.continued_use = true;
    abroad.done(continued).then_at(status::kAwaitingReply);
}

TEST(CardLost, ClosesTheCaseAndItsFindingIsRecorded) {
    CaseWorld world = world_at(status::kVisit2Open);
    world.when(RecordCardFound{.found_on = world.today()})
        .then_rejected(RejectionCode::kWrongState);
    world.done(ReportCardLost{.reported_on = world.today()}).then_at(status::kClosedCardUnusable);
    world.done(RecordCardFound{.found_on = world.today()});
}

TEST(Expiry, OfTheCertificateTurnsARenewalWithALetterIntoAnIssue) {
    CaseWorld world = notice_form_world();
    OpenCase opening = notice_form_opening();
    opening.circumstances.notice_form = "absent";
    world.done(opening).at("2027-01-20").when(RecordExpiry{.what = "certificate"});
    world.then_nothing_happened();
    world.at("2027-01-21")
        .when(RecordExpiry{.what = "certificate"})
        .then<facts::CertificateExpired, facts::ProcedureConverted>();
    world.when(RecordExpiry{.what = "certificate"}).then_nothing_happened();
}

TEST(Age, IsWeighedAgain) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.applicant = "statutory_agent_minor";
    opening.principal.birth_date = Sensitive<facts::Date>(day("2011-12-10"));
    opening.procedures = {procedure("pin_reset", {"user_auth"})};
    world.done(opening).at("2026-12-09").when(ReevaluateAge{}).then_nothing_happened();
    world.at("2026-12-10").when(ReevaluateAge{}).then<facts::ApplicantKindReevaluated>();
    EXPECT_EQ(world.state().treated_as.reveal(), "voluntary_agent");
    EXPECT_EQ(world.state().age_class, "15_to_17");
}

TEST(Agent, IsReplacedByANewCaseWithApproval) {
    ReplaceAgent replace;
    replace.new_case = "case-2";
    CaseWorld world = world_at(status::kAwaitingReply);
    world.when(replace).then_rejected(RejectionCode::kSecondPersonMissing);
    replace.approved_by = Staff("chief-1");
    world.when(replace).then<facts::LetterInvalidated, facts::AgentReplaced>().then_at(
        status::kSuperseded);
    CaseWorld strict = two_visit_world({{"handling.agent_replacement", "not_allowed"}});
    lead_to(strict, status::kAwaitingReply);
    strict.when(replace).then_rejected(RejectionCode::kNotAllowedHere);
    strict.as("chief-2").done(ApproveException{.exception = "another_agent", .reason = {}});
    strict.as("clerk-1").done(replace);
    CaseWorld late = world_at(status::kVisit2Open);
    late.when(replace).then_rejected(RejectionCode::kWrongState);
}

TEST(Principal, WhoComesInPersonTakesOver) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.when(RecordPrincipalAppears{.new_case = "case-2"})
        .then<facts::LetterInvalidated, facts::CaseConvertedToSelf>()
        .then_at(status::kSuperseded);
    CaseWorld self = world_at(status::kSameDayOpen);
    self.when(RecordPrincipalAppears{.new_case = "case-2"})
        .then_rejected(RejectionCode::kWrongState);
}

TEST(Withdrawal, InvalidatesTheLetter) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.when(WithdrawCase{.by = Holder("agent"), .reason = Reason("not_wanted")})
        .then<facts::LetterInvalidated, facts::CaseWithdrawn>();
    EXPECT_EQ(world.state().live_letter(), nullptr);
}

}  // namespace
}  // namespace madoguchi::cases
