#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"

// Where practice differs from office to office: what each value of a field means for the case, and
// that silence asks.

namespace madoguchi::cases {
namespace {

using Settings = TestRules::Settings;
using Ids = std::vector<std::string>;

CaseWorld at(const char* status, Settings settings) {
    CaseWorld world = two_visit_world(std::move(settings));
    lead_to(world, status);
    return world;
}

OpenSecondVisit somebody_else() {
    OpenSecondVisit visit;
    visit.other_agent = *two_visit_opening().agent;
    visit.other_agent->name = Sensitive<std::string>("見本 次郎");
    visit.other_agent->birth_date.reset();
    return visit;
}

TEST(AnotherAgentAtVisitTwo, IsAskedAboutWhereNobodyHasSaid) {
    CaseWorld world = at(status::kAwaitingReply, {});
    world.later(7).when(somebody_else()).then_rejected(RejectionCode::kPolicySilent);
    EXPECT_EQ(world.last().error().ids, Ids{"handling.visit2_same_agent"});
    world.as("chief-1").done(ApproveException{.exception = "another_agent", .reason = {}});
    world.as("clerk-1").when(somebody_else()).then<facts::SecondVisitOpened>();
    EXPECT_EQ(world.newest<facts::SecondVisitOpened>().other_agent->name.reveal(), "見本 次郎");
}

TEST(AnotherAgentAtVisitTwo, TakesTheEnvelopeBackWhereTheSameOneMustCome) {
    CaseWorld world = at(status::kAwaitingReply, {{"handling.visit2_same_agent", "true"}});
    world.later(7)
        .when(somebody_else())
        .then<facts::SecondVisitOpened, facts::ReplyHandedBackUnopened>()
        .then_at(status::kVisit2Deficient);
    EXPECT_EQ(world.newest<facts::ReplyHandedBackUnopened>().missing, Ids{"another_agent"});
    world.done(OpenSecondVisit{}).then_at(status::kVisit2Open);
}

TEST(AnotherAgentAtVisitTwo, NeedsANewPowerOfAttorneyWhereTheOfficeWantsOne) {
    CaseWorld free = at(status::kAwaitingReply, {{"handling.visit2_same_agent", "false"}});
    free.later(7).when(somebody_else()).then<facts::SecondVisitOpened>();
    CaseWorld world =
        at(status::kAwaitingReply, {{"handling.visit2_same_agent", "false"},
                                    {"handling.agent_replacement", "new_power_of_attorney"}});
    world.later(7).when(somebody_else()).then_rejected(RejectionCode::kPowerOfAttorneyMissing);
    world.done(RecordPowerOfAttorney{.form = "separate_document", .scope = {}})
        .done(somebody_else());
}

TEST(PersonsAtAnOpenedReply, AreTwoUnlessTheOfficeSaysOne) {
    for (const char* persons : {"", "2"}) {
        CaseWorld world = at(
            status::kReadyForCardOperation,
            *persons == '\0' ? Settings{} : Settings{{"handling.persons_to_open_reply", persons}});
        world.when(ResealReply{.place = "safe", .witnessed_by = Staff()})
            .then_rejected(RejectionCode::kSecondPersonMissing);
        world.when(DisposePinPart{.how = "shredded", .witnessed_by = Staff()})
            .then_rejected(RejectionCode::kSecondPersonMissing);
    }
    CaseWorld alone = at(status::kReadyForCardOperation, {{"handling.persons_to_open_reply", "1"}});
    alone.when(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-1")})
        .then_rejected(RejectionCode::kSecondPersonMissing);
    alone.done(ResealReply{.place = "safe", .witnessed_by = Staff()})
        .done(OpenReply{.witnessed_by = Staff()})
        .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff()});
    EXPECT_TRUE(alone.newest<facts::ReplyOpened>().witnessed_by.empty());
}

RecordResidentChange flagged(const CaseWorld& world) {
    RecordResidentChange change;
    change.kind = "protection_on";
    change.notified_on = change.effective_on = world.today();
    return change;
}

TEST(ProtectedPersons, AreHeldForTheSectionChiefUnlessTheOfficeSaysOtherwise) {
    for (const Settings& settings :
         {Settings{}, Settings{{"handling.hold_for_protected_persons", "true"}}}) {
        CaseWorld world = at(status::kLetterQueued, settings);
        world.when(flagged(world)).then<facts::ProtectionFlagged, facts::DispatchHeld>();
        world.when(PrintLetter{.batch = "b-1", .planned_posting_on = world.today()})
            .then_rejected(RejectionCode::kProtectedPerson);
    }
    CaseWorld open = at(status::kLetterQueued, {{"handling.hold_for_protected_persons", "false"}});
    open.when(flagged(open)).then<facts::ProtectionFlagged>();
    open.done(PrintLetter{.batch = "b-1", .planned_posting_on = open.today()});
}

TEST(ReplyByOtherRoute, IsKeptAndAskedAboutWhereNobodyHasSaid) {
    CaseWorld world = at(status::kAwaitingReply, {});
    world.done(RecordReplyByOtherRoute{.route = "post", .place = "safe"});
    world.later(7).done(OpenSecondVisit{});
    world.when(RecordReply{.seal_state = "sealed"}).then_rejected(RejectionCode::kPolicySilent);
    EXPECT_EQ(world.last().error().ids, Ids{"handling.reply_by_other_route"});
    EXPECT_EQ(world.state().custody.size(), 1U);
}

TEST(ReplyByOtherRoute, GoesBackUnopenedWhereItDoesNotCount) {
    CaseWorld world = at(status::kAwaitingReply, {{"handling.reply_by_other_route", "false"}});
    world.done(RecordReplyByOtherRoute{.route = "post", .place = "safe"});
    world.later(7).done(OpenSecondVisit{});
    world.when(RecordReply{.seal_state = "sealed"})
        .then<facts::CardReturned, facts::ReplyHandedBackUnopened>()
        .then_at(status::kVisit2Deficient);
    EXPECT_TRUE(world.state().custody.empty());
    EXPECT_EQ(world.newest<facts::ReplyHandedBackUnopened>().missing, Ids{"reply_by_other_route"});
}

RecordWrittenByAnother by_hand(const char* approved_by) {
    RecordWrittenByAnother written;
    written.document = "inquiry_reply_form";
    written.approved_by = Staff(approved_by);
    return written;
}

TEST(AnothersHand, IsTheSectionChiefsWhereNobodyHasSaid) {
    CaseWorld world = at(status::kVisit2Open, {});
    world.when(by_hand("")).then_rejected(RejectionCode::kSecondPersonMissing);
    world.when(by_hand("chief-1")).then<facts::WrittenByAnother>();
    CaseWorld allowed = at(status::kVisit2Open, {{"handling.handwritten_by_another", "true"}});
    allowed.when(by_hand("")).then<facts::WrittenByAnother>();
    CaseWorld refused = at(status::kVisit2Open, {{"handling.handwritten_by_another", "false"}});
    refused.when(by_hand("chief-1")).then_rejected(RejectionCode::kNotAllowedHere);
}

TEST(Telephone, OfTheLetterIsSetBeforeTheDeadlineIsFixed) {
    CaseWorld world("saijo", {{"handling.posting_approval", "none"}});
    lead_to(world, status::kLetterQueued);
    world.when(PrintLetter{.batch = "b-1", .planned_posting_on = world.today()})
        .then_rejected(RejectionCode::kPolicySilent);
    EXPECT_EQ(world.last().error().ids, (Ids{"letter.reply_period", "contact.phone"}));
}

TEST(Agent, IsKnownByPapersThatTheOfficeNamesWhereThePageDoesNot) {
    // Given a page that names the application form only (AMB-08)
    OpenCase opening = two_visit_opening();
    CaseWorld silent("matsue");
    silent.done(opening).done(document(1, "agent", "application_form"));
    silent.when(AcceptApplication{}).then_rejected(RejectionCode::kPolicySilent);
    EXPECT_EQ(silent.last().error().ids, Ids{"handling.visit1_agent_id"});
    // When the office asks for one A or two B, then one B is not enough
    CaseWorld world("matsue", {{"handling.visit1_agent_id", "A 2B"}});
    world.done(opening).done(document(1, "agent", "application_form"));
    world.done(document(1, "agent", "id_document", "pension_book"));
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kDocumentsMissing);
    EXPECT_EQ(world.last().error().ids, Ids{"agent:id_document"});
    world.done(document(1, "agent", "id_document", "employee_id")).done(AcceptApplication{});
}

TEST(Office, DoesOnlyWhatItIsThereFor) {
    CaseWorld world = at(status::kLetterQueued, {});
    world.rules().change([](policy::Policy& policy) {
        for (policy::Office& office : policy.offices) {
            office.prints = office.code == "saijo_main";
            office.operates_terminal = office.code == "saijo_main";
            office.grounds = {0};
        }
    });
    const PrintLetter print{.batch = "b-1", .planned_posting_on = world.today()};
    world.in("saijo_west").when(print).then_rejected(RejectionCode::kNotAllowedHere);
    world.in("saijo_main").done(print);
    lead_to(world, status::kReadyForCardOperation);
    const StartCardOperation start{.operation_id = "op-1", .mode = "terminal"};
    world.in("saijo_west").when(start).then_rejected(RejectionCode::kNotAllowedHere);
    EXPECT_EQ(world.last().error().ids, Ids{"operates_terminal"});
    EXPECT_EQ(world.last().error().rule_ids, std::vector{facts::RuleId("SAIJO-01")});
    world.in("saijo_main").done(start);
}

TEST(Counter, ThatDoesNotTakeTheProcedureSendsOnAndOpensNothing) {
    const auto main_only = [](policy::Policy& policy) {
        for (policy::ProcedureRule& rule : policy.procedures) {
            rule.offices = {"saijo_main"};
        }
    };
    CaseWorld first = two_visit_world();
    first.rules().change(main_only);
    first.in("saijo_west").done(two_visit_opening());
    EXPECT_EQ(first.last()->ids.back(), "wrong_counter");
    first.when(AcceptApplication{}).then_rejected(RejectionCode::kNotAcceptable);
    EXPECT_EQ(first.last().error().ids, Ids{"wrong_counter"});
    first.done(RefuseApplication{.refusal = Refusal("wrong_counter"), .reroute_to = ""});
    EXPECT_FALSE(first.newest<facts::ApplicationRefused>().rule_ids.empty());
    CaseWorld second = at(status::kAwaitingReply, {});
    second.rules().change(main_only);
    second.later(7).in("saijo_west").when(OpenSecondVisit{});
    second.then<facts::SecondVisitOpened, facts::ReplyHandedBackUnopened>();
    EXPECT_EQ(second.newest<facts::ReplyHandedBackUnopened>().missing, Ids{"wrong_counter"});
    second.in("saijo_main").when(OpenSecondVisit{}).then<facts::SecondVisitOpened>();
}

TEST(Copies, AndExpiredPapersCountOnlyWhereThePageSaysSo) {
    CaseWorld world = at(status::kIntakeOpen, {});
    RecordDocument copy = document(1, "agent", "id_document", "passport");
    copy.original = false;
    copy.expires_on = day("2026-11-19");
    world.when(copy).then<facts::DocumentRejected>();
    world.rules().change([](policy::Policy& policy) {
        policy.identity.originals_only = false;
        policy.identity.in_validity_only = false;
    });
    world.when(copy).then<facts::DocumentPresented>();
}

TEST(Guardians, ShowWhatGivesThemTheirPower) {
    const std::map<std::string, const char*> proofs = {{"curator", "list_of_powers"},
                                                       {"assistant", "list_of_powers"},
                                                       {"voluntary_guardian", "list_of_powers"},
                                                       {"guardian_of_minor", "family_register"},
                                                       {"institution_staff", "staff_certificate"}};
    for (const auto& [kind, proof] : proofs) {
        SCOPED_TRACE(kind);
        CaseWorld world = two_visit_world();
        world.rules().change([](policy::Policy& policy) {
            for (policy::ProcedureRule& rule : policy.procedures) {
                for (policy::ApplicantRule& row : rule.applicants) {
                    if (row.applicants.front() == policy::Applicant::kVoluntaryAgent) {
                        row.applicants = {policy::Applicant::kVoluntaryAgent,
                                          policy::Applicant::kCurator,
                                          policy::Applicant::kAssistant,
                                          policy::Applicant::kVoluntaryGuardian,
                                          policy::Applicant::kCorporateGuardian,
                                          policy::Applicant::kInstitutionStaff,
                                          policy::Applicant::kGuardianOfMinor};
                    }
                }
            }
        });
        OpenCase opening = two_visit_opening();
        opening.applicant = kind;
        world.done(opening)
            .done(document(1, "agent", "id_document", "drivers_license"))
            .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
        world.when(AcceptApplication{}).then_rejected(RejectionCode::kAgencyNotVerified);
        world.done(VerifyAgency{.proof = Sensitive<std::string>("resident_record")})
            .when(AcceptApplication{})
            .then_rejected(RejectionCode::kAgencyNotVerified);
        world.done(VerifyAgency{.proof = Sensitive<std::string>(proof)}).done(AcceptApplication{});
    }
}

TEST(Guardians, OfACorporationShowItsPapersBesideTheCertificate) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.applicant = "corporate_guardian";
    opening.circumstances.principal_is_ward = Sensitive<bool>(true);
    RecordDocument certificate = document(1, "principal", "guardianship_certificate");
    certificate.issued_on = day("2026-11-01");
    world.done(opening)
        .done(document(1, "principal", "my_number_card"))
        .done(document(1, "principal", "id_document", "passport"))
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(certificate);
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kAgencyNotVerified);
    world.done(VerifyAgency{.proof = Sensitive<std::string>("corporate_documents")})
        .done(AcceptApplication{});
}

TEST(FeeWaiver, CountsForTheProceduresThatAreAskedFor) {
    CaseWorld world = at(status::kIntakeOpen, {});
    world.rules().change([](policy::Policy& policy) {
        for (policy::ProcedureRule& rule : policy.procedures) {
            const bool reset = rule.procedure == policy::Procedure::kPinReset;
            rule.fee_waivers = {{.ground = reset ? "disaster" : "public_assistance"}};
        }
    });
    world.when(WaiveFee{.ground = Reason("public_assistance")})
        .then_rejected(RejectionCode::kNotAllowedHere);
    world.when(WaiveFee{.ground = Reason("disaster")}).then<facts::FeeWaived>();
}

TEST(Principal, IsNotOpenedForWithoutNameAndBirthDate) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.principal.birth_date.reset();
    opening.principal.name = {};
    world.when(opening).then_rejected(RejectionCode::kPersonIncomplete);
    EXPECT_EQ(world.last().error().ids, (Ids{"principal.name", "principal.birth_date"}));
    opening = two_visit_opening();
    opening.principal.birth_date = Sensitive<facts::Date>(world.today() + std::chrono::days(1));
    world.when(opening).then_rejected(RejectionCode::kNotInOrder);
    EXPECT_EQ(world.last().error().ids, (Ids{"principal.birth_date"}));
    // A birth date of 1970-01-01 is one like any other.
    opening = two_visit_opening();
    opening.principal.birth_date = Sensitive<facts::Date>(day("1970-01-01"));
    world.done(opening);
    EXPECT_EQ(world.state().birth_date->reveal(), day("1970-01-01"));
}

TEST(Principal, WhoComesInPersonBringsNoAgent) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.applicant = "self";
    world.when(opening).then_rejected(RejectionCode::kUnknownWord);
    EXPECT_EQ(world.last().error().ids, (Ids{"agent"}));
}

TEST(LetterGivenUp, IsPulledFromTrayOrBagOrAskedForAtThePost) {
    CaseWorld printed = world_at(status::kHandedOver);
    printed.when(PullLetter{.letter_seq = 1, .how = "taken_out"})
        .then_rejected(RejectionCode::kLetterMissing);
    RecordResidentChange death;
    death.kind = "death";
    death.notified_on = death.effective_on = printed.today();
    printed.done(death).then_at(status::kClosedPrincipalDeceased);
    EXPECT_TRUE(printed.state().letters.front().to_pull);
    printed.when(PullLetter{.letter_seq = 1, .how = "taken_out"}).then<facts::LetterPulled>();
    printed.when(PullLetter{.letter_seq = 1, .how = "taken_out"}).then_nothing_happened();
    CaseWorld posted = world_at(status::kAwaitingReply);
    posted.done(death).when(PullLetter{.letter_seq = 1, .how = "recall_asked"});
    posted.then<facts::LetterPulled>();
    CaseWorld withdrawn = world_at(status::kWithdrawn);
    withdrawn.when(PullLetter{.letter_seq = 1, .how = "recall_asked"}).then_nothing_happened();
}

}  // namespace
}  // namespace madoguchi::cases
