#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"

// What was entered wrongly is put right by further facts; nothing is deleted.

namespace madoguchi::cases {
namespace {

Sensitive<std::string> text(const char* value) { return Sensitive<std::string>(value); }

TEST(Correction, MakesTheHistoryWhatItWouldHaveBeen) {
    CaseWorld world = world_at(status::kAwaitingReply);
    const std::uint64_t posting = world.number_of<facts::LetterPosted>();
    world.done(CorrectEntry{.event_no = posting,
                            .field = "tracking_no",
                            .new_value = text("91200000021"),
                            .reason = text("写し間違い")});
    EXPECT_EQ(world.state().live_letter()->tracking_no, "91200000021");

    std::vector<facts::CaseEvent> right = world_at(status::kAwaitingReply).history();
    std::get<facts::LetterPosted>(right[posting - 1]).tracking_no = "91200000021";
    CaseState wanted = fold(right);
    wanted.event_count = world.state().event_count;
    EXPECT_TRUE(world.state() == wanted);
    const auto& corrected = world.newest<facts::EntryCorrected>();
    EXPECT_EQ(corrected.old_value.reveal(), "91200000010");
}

TEST(Correction, OfIdentityDataNeedsTwoPersons) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.as("chief-2")
        .when(CorrectEntry{.event_no = 1,
                           .field = "principal.birth_date",
                           .new_value = text("1980-06-16"),
                           .reason = {}})
        .then_rejected(RejectionCode::kNeedsSecondPerson);
    const RequestCorrection request{.event_no = 1,
                                    .field = "principal.birth_date",
                                    .new_value = text("1980-06-16"),
                                    .reason = {}};
    const ApproveCorrection approve{.event_no = 1, .field = "principal.birth_date"};
    world.when(approve).then_rejected(RejectionCode::kNotRequested);
    world.when(request).then<facts::CorrectionRequested>();
    world.when(request).then_nothing_happened();
    world.when(approve).then_rejected(RejectionCode::kSecondPersonMissing);
    world.as("chief-1").when(approve).then<facts::EntryCorrected>();
    EXPECT_EQ(world.state().birth_date->reveal(), day("1980-06-16"));
    world.when(approve).then_rejected(RejectionCode::kNotRequested);
    EXPECT_EQ(world.newest<facts::EntryCorrected>().requested_by, Staff("chief-2"));
}

TEST(Correction, CanBeApprovedWhenWhoAskedForItHasLeft) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.as("clerk-2").done(RequestCorrection{.event_no = 1,
                                               .field = "principal.birth_date",
                                               .new_value = text("1980-06-16"),
                                               .reason = {}});
    world.among(staff::staff_of(
        {{"clerk-1", {{staff::Role::kClerk}}}, {"chief-1", {{staff::Role::kSectionChief}}}}));
    world.as("chief-1")
        .when(ApproveCorrection{.event_no = 1, .field = "principal.birth_date"})
        .then<facts::EntryCorrected>();
}

TEST(Correction, OfWhatTheRulesMadeOrWhoDidItIsRejected) {
    CaseWorld world = world_at(status::kVisit2Open);
    for (const char* field : {"route", "visits", "policy_version", "case_number", "treated_as"}) {
        world
            .when(CorrectEntry{.event_no = 1, .field = field, .new_value = text("1"), .reason = {}})
            .then_rejected(RejectionCode::kNotAllowedHere);
    }
    world
        .when(CorrectEntry{.event_no = world.number_of<facts::LetterPosted>(),
                           .field = "approved_by",
                           .new_value = text("chief-1"),
                           .reason = {}})
        .then_rejected(RejectionCode::kNotAllowedHere);
    world
        .when(CorrectEntry{.event_no = world.number_of<facts::LetterQueued>(),
                           .field = "addressee",
                           .new_value = text("statutory_agent_of_principal"),
                           .reason = {}})
        .then_rejected(RejectionCode::kNotAllowedHere);
}

TEST(Correction, OfSomethingThatIsNotThereIsRejected) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world
        .when(
            CorrectEntry{.event_no = 99, .field = "channel", .new_value = text("x"), .reason = {}})
        .then_rejected(RejectionCode::kEventUnknown);
    world.when(CorrectEntry{.event_no = 1, .field = "colour", .new_value = text("x"), .reason = {}})
        .then_rejected(RejectionCode::kFieldUnknown);
    world
        .when(CorrectEntry{
            .event_no = 1, .field = "opened_on", .new_value = text("31.2."), .reason = {}})
        .then_rejected(RejectionCode::kFieldUnknown);
    world
        .when(CorrectEntry{
            .event_no = 1, .field = "channel", .new_value = text("counter"), .reason = {}})
        .then_nothing_happened();
}

TEST(Correction, LeavesCardWorkAlone) {
    CaseWorld world = world_at(status::kCompleted);
    for (const std::uint64_t event :
         {world.number_of<facts::PinSet>(), world.number_of<facts::CardHandedToTerminal>(),
          world.number_of<facts::CardOperationStarted>(), world.number_of<facts::CardReadBack>()}) {
        world.when(RequestVoid{.event_no = event, .reason = {}})
            .then_rejected(RejectionCode::kCardWorkHappened);
    }
    world
        .when(CorrectEntry{.event_no = world.number_of<facts::PinSet>(),
                           .field = "entered_by",
                           .new_value = text("principal"),
                           .reason = {}})
        .then_rejected(RejectionCode::kCardWorkHappened);
}

TEST(Void, TakesAnEntryOutWithTwoPersons) {
    CaseWorld world = world_at(status::kIntakeDeficient);
    const std::uint64_t missing = world.number_of<facts::DocumentsFoundMissing>();
    const RequestVoid request{.event_no = missing, .reason = {}};
    world.as("chief-2");
    world.when(VoidEntry{.event_no = missing}).then_rejected(RejectionCode::kNotRequested);
    world.done(request).when(request).then_nothing_happened();
    world.when(VoidEntry{.event_no = missing}).then_rejected(RejectionCode::kSecondPersonMissing);
    world.as("chief-1").done(VoidEntry{.event_no = missing}).then_at(status::kIntakeOpen);
    world.when(request).then_rejected(RejectionCode::kEventUnknown);
    world.when(RequestVoid{.event_no = 1, .reason = {}})
        .then_rejected(RejectionCode::kEventUnknown);
}

TEST(Void, OfWhatLaterEntriesRestOnIsRejected) {
    CaseWorld world = world_at(status::kCardOperationRunning);
    for (const std::uint64_t event :
         {world.number_of<facts::LetterQueued>(), world.number_of<facts::LetterPrinted>(),
          world.number_of<facts::LetterPosted>(), world.number_of<facts::ReplyReceived>(),
          world.number_of<facts::SecondVisitOpened>(),
          world.number_of<facts::VisitTwoAccepted>()}) {
        world.as("clerk-1").done(RequestVoid{.event_no = event, .reason = {}});
        world.as("chief-1")
            .when(VoidEntry{.event_no = event})
            .then_rejected(RejectionCode::kCorrectionDoesNotFold);
    }
}

TEST(Policy, OfACaseMovesOnlyByTwoPersons) {
    CaseWorld world = world_at(status::kApplicationAccepted);
    const RequestPolicyAdoption request{.to_version = TestRules::kNewerVersion, .reason = {}};
    const AdoptPolicyVersion adopt{.to_version = TestRules::kNewerVersion};
    world.as("chief-2").when(adopt).then_rejected(RejectionCode::kNotRequested);
    world.when(RequestPolicyAdoption{.to_version = "never-published", .reason = {}})
        .then_rejected(RejectionCode::kPolicyMissing);
    world.done(request).when(request).then_nothing_happened();
    world.when(adopt).then_rejected(RejectionCode::kSecondPersonMissing);
    world.as("chief-1").done(adopt);
    EXPECT_EQ(world.state().policy_version, TestRules::kNewerVersion);
    world.when(QueueLetter{}).then<facts::LetterQueued>();
}

}  // namespace
}  // namespace madoguchi::cases
