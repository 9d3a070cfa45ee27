#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"

// Who may decide, and whose case it is.

namespace madoguchi::cases {
namespace {

using access::Role;

const char* const kOwn = "saijo_main";
const char* const kOther = "saijo_west";

/// A clerk and a chief at the case's office, and the same at another one.
staff::StaffState two_offices() {
    return staff::staff_of({{"clerk-1", {{Role::kClerk, kOwn}}},
                            {"clerk-2", {{Role::kClerk, kOwn}}},
                            {"chief-1", {{Role::kSectionChief, kOwn}}},
                            {"mail-1", {{Role::kMailroom}}},
                            {"west-clerk", {{Role::kClerk, kOther}}},
                            {"west-chief", {{Role::kSectionChief, kOther}}},
                            {"everywhere", {{Role::kClerk}}}});
}

CaseWorld awaiting_reply(TestRules::Settings settings = {}) {
    CaseWorld world = two_visit_world(std::move(settings));
    lead_to(world, status::kAwaitingReply);
    EXPECT_EQ(world.state().office.text(), kOwn);
    world.among(two_offices()).later(1);
    return world;
}

std::vector<CaseCommand> what_a_chief_decides() {
    return {ApproveException{.exception = "another_agent", .reason = {}},
            ApprovePosting{},
            ApproveAddressException{
                .postcode = {}, .address = {}, .kind = Reason("hospital"), .reason = {}},
            AcceptLateReply{},
            ApproveProtectedHandling{.act = "accept", .reason = {}},
            ReviewRegisterChange{.decision = "go_on", .reason = {}},
            ApproveCorrection{.event_no = 1, .field = "channel"},
            VoidEntry{.event_no = 2},
            AdoptPolicyVersion{.to_version = TestRules::kNewerVersion}};
}

TEST(SectionChief, DecidesTheExceptions) {
    for (const CaseCommand& command : what_a_chief_decides()) {
        CaseWorld world = world_at(status::kAwaitingReply);
        world.as("clerk-1").when(command).then_rejected(RejectionCode::kSectionChiefMissing);
        world.as("mail-1").when(command).then_rejected(RejectionCode::kSectionChiefMissing);
        world.as("admin-1").when(command).then_rejected(RejectionCode::kSectionChiefMissing);
        for (const char* who : {"chief-1", "manager-1"}) {
            const Decision decision = world.as(who).would(command);
            EXPECT_TRUE(decision || decision.error().code != RejectionCode::kSectionChiefMissing)
                << who << " " << command.index();
        }
    }
}

TEST(Office, IsNamedByEveryPersonAndNotByTheProgram) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.in("").when(CollectFee{.yen = 200, .ground = Reason("reissue")});
    world.then_rejected(RejectionCode::kOtherOffice);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"office"});
    world.as("chief-1").when(AddNote{.text = Sensitive<std::string>("電話があった")});
    world.then_rejected(RejectionCode::kOtherOffice);
    world.as("process_manager").done(FreezeCase{.incident = "incident-1"});
}

TEST(SectionChief, IsNeededWhereTheActorNamesOne) {
    CaseWorld world = world_at(status::kIntakeOpen);
    RecordWrittenByAnother written{.document = "application_form",
                                   .name = {},
                                   .relationship = {},
                                   .reason = {},
                                   .approved_by = Staff("clerk-2")};
    world.when(written).then_rejected(RejectionCode::kSectionChiefMissing);
    written.approved_by = Staff("nobody");
    world.when(written).then_rejected(RejectionCode::kSecondPersonMissing);
    written.approved_by = Staff("timer");
    world.when(written).then_rejected(RejectionCode::kSecondPersonMissing);
    written.approved_by = Staff("chief-1");
    world.as("chief-1").when(written).then_rejected(RejectionCode::kSecondPersonMissing);
    world.as("clerk-1").when(written).then<facts::WrittenByAnother>();
}

TEST(SectionChief, ApprovesNoPostingThatTheyAskedForThemselves) {
    CaseWorld world = two_visit_world({{"handling.posting_approval", "per_day"}});
    lead_to(world, status::kIntakeOpen);
    world.as("chief-1").done(AcceptApplication{}).then_at(status::kApprovalPending);
    EXPECT_EQ(world.state().posting_requested_by, Staff("chief-1"));
    world.when(ApprovePosting{}).then_rejected(RejectionCode::kSecondPersonMissing);
    world.as("chief-2").when(ApprovePosting{}).then<facts::PostingApproved>();
}

TEST(Manager, AloneLiftsADenial) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(RecordDenial{.channel = Method("telephone"), .confirmed = "case_number"});
    world.as("clerk-1").when(LiftDenial{}).then_rejected(RejectionCode::kManagerMissing);
    world.as("chief-1").when(LiftDenial{}).then_rejected(RejectionCode::kManagerMissing);
    world.as("manager-1")
        .when(LiftDenial{.reason = facts::Sensitive<std::string>("家族の思い違い")})
        .then<facts::DenialLifted>();
}

TEST(SecondPerson, WorksHere) {
    CaseWorld world = world_at(status::kLetterPrinted);
    world.when(HandToMailroom{.batch = "b-1", .received_by = Staff("nobody")})
        .then_rejected(RejectionCode::kSecondPersonMissing);
}

TEST(OtherOffice, WorksOnACaseOnlyWhereTheMunicipalitySaysSo) {
    CaseWorld world = awaiting_reply();
    const ReissueLetter again{.reason = Reason("not_collected"), .payer = ""};
    world.in(kOther).as("west-clerk").when(again).then_rejected(RejectionCode::kOtherOffice);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{kOwn});
    EXPECT_TRUE(world.as("everywhere").would(again));
    CaseWorld shared = awaiting_reply({{"handling.work_across_offices", "true"}});
    EXPECT_TRUE(shared.in(kOther).as("west-clerk").would(again));
}

TEST(OtherOffice, StopsACaseAndTakesWhoStandsThere) {
    CaseWorld world = awaiting_reply();
    world.in(kOther).as("west-clerk");
    EXPECT_TRUE(world.would(
        RecordDenial{.channel = Method("counter"), .confirmed = "name_and_birth_date"}));
    EXPECT_TRUE(world.would(ReportCardLost{.reported_on = world.today()}));
    EXPECT_TRUE(world.would(ConfirmCaller{.caller = "agent", .how = "case_number"}));
    EXPECT_TRUE(world.would(AddNote{.text = Sensitive<std::string>("電話があった")}));
}

TEST(OtherOffice, GoesOnWithAVisitThatItMayTake) {
    CaseWorld world = awaiting_reply();
    world.in(kOther).as("west-clerk").done(OpenSecondVisit{});
    EXPECT_TRUE(world.would(RecordReply{.seal_state = "sealed"}));
    CaseWorld strict = awaiting_reply({{"handling.visit2_same_office", "true"}});
    strict.in(kOther).as("west-clerk").done(OpenSecondVisit{});
    strict.when(AcceptSecondVisit{}).then_rejected(RejectionCode::kOtherOffice);
    world.as("west-chief").when(ApproveException{.exception = "another_agent", .reason = {}});
    EXPECT_TRUE(world.last());
}

TEST(OtherOffice, HasNoChiefForThisOne) {
    CaseWorld world = awaiting_reply({{"handling.work_across_offices", "true"}});
    world.in(kOwn).as("west-chief").when(ApproveException{.exception = "x", .reason = {}});
    world.then_rejected(RejectionCode::kSectionChiefMissing);
}

TEST(Claim, IsOnePersonsUntilItIsReleased) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.when(ReleaseCase{}).then_nothing_happened();
    world.when(ClaimCase{}).then<facts::CaseClaimed>();
    world.when(ClaimCase{}).then_nothing_happened();
    world.as("clerk-2").when(ClaimCase{}).then_rejected(RejectionCode::kClaimedByOther);
    world.when(ReleaseCase{}).then_rejected(RejectionCode::kClaimedByOther);
    world.as("chief-1").when(ReleaseCase{}).then<facts::ClaimReleased>();
    world.as("clerk-2").when(ClaimCase{}).then<facts::CaseClaimed>();
}

TEST(HandOver, GivesClaimAndCustodyToAnother) {
    CaseWorld world = world_at(status::kVisit2Open);
    world.as("clerk-1").done(ClaimCase{});
    world.done(TakeCardIntoCustody{.what = "card", .place = "safe"});
    const HandOverWork command{.from = Staff("clerk-1"), .to = Staff("clerk-2")};
    world.as("clerk-2").when(command).then_rejected(RejectionCode::kSectionChiefMissing);
    world.as("chief-1");
    world.when(HandOverWork{.from = Staff("clerk-1"), .to = Staff("clerk-1")})
        .then_rejected(RejectionCode::kReceiverUnknown);
    world.when(HandOverWork{.from = Staff("clerk-1"), .to = Staff("nobody")})
        .then_rejected(RejectionCode::kReceiverUnknown);
    world.when(command).then<facts::WorkHandedOver>();
    EXPECT_EQ(world.state().clerk, Staff("clerk-2"));
    EXPECT_EQ(world.state().custody.front().keeper, Staff("clerk-2"));
    EXPECT_EQ(world.newest<facts::WorkHandedOver>().custody.size(), 1U);
    world.when(command).then_nothing_happened();
}

TEST(HandOver, IsDoneByThePersonOrAnAdministratorToo) {
    const HandOverWork command{.from = Staff("clerk-1"), .to = Staff("clerk-2")};
    for (const char* who : {"clerk-1", "admin-1", "manager-1"}) {
        CaseWorld world = world_at(status::kIntakeOpen);
        world.as("clerk-1").done(ClaimCase{});
        world.as(who).when(command).then<facts::WorkHandedOver>();
    }
}

TEST(HandOver, LeavesWhatSomebodyAskedForWithThem) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.as("chief-1").done(ClaimCase{});
    world.done(RequestCorrection{.event_no = 1,
                                 .field = "principal.name",
                                 .new_value = facts::Sensitive<std::string>("試験 次郎"),
                                 .reason = {}});
    world.done(HandOverWork{.from = Staff("chief-1"), .to = Staff("clerk-2")});
    world.when(ApproveCorrection{.event_no = 1, .field = "principal.name"})
        .then_rejected(RejectionCode::kSecondPersonMissing);
}

}  // namespace
}  // namespace madoguchi::cases
