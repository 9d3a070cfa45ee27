#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/cases/case_end.hpp"
#include "madoguchi/domain/cases/reactions.hpp"

// Who the people of a case are in the register of persons, erasing one of them, and the decision to
// dispose of the case.

namespace madoguchi::cases {
namespace {

const Holder kPrincipal("principal");
const Holder kAgent("agent");
const IdentifyParty kSame{kPrincipal, "p-1", Reason("register_number")};

void expect_rejected(const CaseWorld& world, const CaseCommand& command, RejectionCode code) {
    const auto decision = world.would(command);
    ASSERT_FALSE(decision) << name_of(code);
    EXPECT_STREQ(name_of(decision.error().code), name_of(code));
}

void expect_nothing(const CaseWorld& world, const CaseCommand& command) {
    const auto decision = world.would(command);
    ASSERT_TRUE(decision) << name_of(decision.error().code);
    EXPECT_TRUE(decision->events.empty());
}

CaseWorld ended() {
    CaseWorld world = world_at("completed");
    world.erasure_approved = true;
    return world;
}

TEST(Identifying, NamesOnePersonForAPartyUntilThatIsUndone) {
    CaseWorld world = world_at("awaiting_reply");
    world.done(kSame);
    expect_nothing(world, kSame);
    expect_rejected(world, IdentifyParty{kPrincipal, "p-2", Reason("said_by_clerk")},
                    RejectionCode::kPartyIdentified);
    expect_rejected(world, DistinguishParty{kPrincipal, "p-1"}, RejectionCode::kPartyIdentified);
    world.done(ReleaseParty{kPrincipal});
    expect_rejected(world, ReleaseParty{kPrincipal}, RejectionCode::kPartyNotIdentified);
    // Undone means "not the same": it isn't proposed again, but a clerk may think better of it.
    expect_nothing(world, DistinguishParty{kPrincipal, "p-1"});
    world.done(IdentifyParty{kPrincipal, "p-2", Reason("said_by_clerk")});
    world.done(IdentifyParty{kAgent, "p-1", Reason("name_and_birth_date")});
}

TEST(Identifying, TakesWordsOfTheVocabularyAndPartiesThatThereAre) {
    const CaseWorld world = world_at("awaiting_reply");
    expect_rejected(world, IdentifyParty{Holder("neighbour"), "p-1", Reason("said_by_clerk")},
                    RejectionCode::kUnknownWord);
    expect_rejected(world, IdentifyParty{kPrincipal, "p-1", Reason("feeling")},
                    RejectionCode::kUnknownWord);
    for (const char* const key : {"", "P-1", "p 1", "p/1"}) {
        expect_rejected(world, IdentifyParty{kPrincipal, key, Reason("said_by_clerk")},
                        RejectionCode::kUnknownWord);
    }
    CaseWorld alone = two_visit_world();
    alone.done(self_opening());
    expect_rejected(alone, IdentifyParty{kAgent, "p-1", Reason("said_by_clerk")},
                    RejectionCode::kAgentMissing);
}

TEST(Identifying, KnowsWhoCameInTheAgentsPlace) {
    const Holder other("other_agent");
    const IdentifyParty same{other, "p-3", Reason("said_by_clerk")};
    CaseWorld world = world_at("awaiting_reply");
    expect_rejected(world, same, RejectionCode::kAgentMissing);
    world.as("chief-1").done(ApproveException{.exception = "another_agent", .reason = {}});
    OpenSecondVisit visit;
    visit.other_agent = *two_visit_opening().agent;
    world.as("clerk-1").later(7).done(visit).done(same);
    world.done(IdentifyParty{kAgent, "p-2", Reason("said_by_clerk")});
    const auto reactions =
        react(facts::PartyIdentified{other, "p-3", Reason("said_by_clerk")}, "c", {});
    ASSERT_EQ(reactions.size(), 1U);
    EXPECT_EQ(std::get<PersonReaction>(reactions[0]).person, "p-3");
}

TEST(Erasing, OfWhoCameInTheAgentsPlaceLeavesTheAgent) {
    const Holder other("other_agent");
    EXPECT_EQ(keys_erased_by(facts::PartyErased{other, "p-3", {}}), std::vector{other});
    EXPECT_EQ(keys_erased_by(facts::PartyErased{kAgent, "p-2", {}}), std::vector{kAgent});
    EXPECT_EQ(keys_erased_by(facts::CaseDisposed{}).size(), 5U);
}

TEST(Erasing, WaitsForTheEndOfTheCaseTheDecisionAndTheRightPerson) {
    CaseWorld open = world_at("awaiting_reply");
    open.done(kSame);
    open.erasure_approved = true;
    expect_rejected(open, EraseParty{kPrincipal, "p-1"}, RejectionCode::kCaseNotEnded);
    CaseWorld world = ended();
    expect_rejected(world, EraseParty{kPrincipal, "p-1"}, RejectionCode::kPartyNotIdentified);
    world.done(kSame);
    expect_rejected(world, EraseParty{kPrincipal, "p-2"}, RejectionCode::kPartyNotIdentified);
    world.erasure_approved = false;
    expect_rejected(world, EraseParty{kPrincipal, "p-1"}, RejectionCode::kNotRequested);
    expect_rejected(world, RecordKeysDestroyed{{kPrincipal}}, RejectionCode::kNotRequested);
    world.erasure_approved = true;
    world.done(PlaceRetentionHold{Reason("incident"), "7", ""});
    expect_rejected(world, EraseParty{kPrincipal, "p-1"}, RejectionCode::kRetentionHold);
    const LiftRetentionHold lift{Reason("incident"), "7", ""};
    expect_rejected(world, lift, RejectionCode::kSectionChiefMissing);
    world.as("chief-1").done(lift);
    world.done(EraseParty{kPrincipal, "p-1"});
    expect_nothing(world, EraseParty{kPrincipal, "p-1"});
}

TEST(Erasing, WaitsWhileAnIncidentHoldsTheCase) {
    CaseWorld world = ended();
    world.done(kSame).done(FreezeCase{.incident = "incident-1"});
    EXPECT_EQ(retention_grounds(world.state()), std::vector<std::string>{"incident:incident-1"});
    expect_rejected(world, EraseParty{kPrincipal, "p-1"}, RejectionCode::kCaseFrozen);
    expect_rejected(world, RequestDisposal{}, RejectionCode::kCaseFrozen);
    world.done(LiftFreeze{.incident = "incident-1"});
    EXPECT_TRUE(retention_grounds(world.state()).empty());
    world.done(EraseParty{kPrincipal, "p-1"});
}

TEST(Erasing, TakesEverythingOfThePrincipalOutOfTheState) {
    CaseWorld world = ended();
    EXPECT_NE(world.state().applicant.reveal(), "");
    world.done(kSame).done(EraseParty{kPrincipal, "p-1"});
    EXPECT_EQ(world.state().applicant.reveal(), "");
    EXPECT_EQ(world.state().treated_as.reveal(), "");
    EXPECT_EQ(world.state().birth_date, decltype(world.state().birth_date){});
    for (const auto& document : world.state().documents) {
        EXPECT_EQ(document.type.reveal(), "");
    }
    world.done(RecordKeysDestroyed{{kPrincipal, Holder("case")}});
    expect_nothing(world, RecordKeysDestroyed{{Holder("case"), kPrincipal}});
}

TEST(Erasing, LeavesACaseThatNothingCanBeDoneWith) {
    CaseWorld world = ended();
    world.done(kSame).done(EraseParty{kPrincipal, "p-1"});
    expect_rejected(world, ReopenCase{Reason("again")}, RejectionCode::kDataErased);
    expect_rejected(world, CorrectEntry{1, "channel", {}, {}}, RejectionCode::kDataErased);
    expect_rejected(world, AddNote{}, RejectionCode::kDataErased);
    expect_rejected(world, ReleaseParty{kPrincipal}, RejectionCode::kDataErased);
    // The agent is still there, and may be found out.
    world.done(IdentifyParty{kAgent, "p-2", Reason("said_by_clerk")});
}

TEST(Erasing, KeepsTheHistoryFoldableWhenACorrectedValueIsGone) {
    CaseWorld world = ended();
    const auto corrected = [](std::string value) {
        return facts::EntryCorrected{.event_no = 1,
                                     .field = "principal.birth_date",
                                     .old_value = {},
                                     .new_value = Sensitive<std::string>(std::move(value)),
                                     .reason = {},
                                     .requested_by = Staff("a"),
                                     .approved_by = Staff("b")};
    };
    auto history = world.history();
    history.push_back(corrected("1980-03-04"));
    EXPECT_NO_THROW((void)fold(history));
    history.back() = corrected("");  // As it is read without its key.
    EXPECT_NO_THROW((void)fold(history));
}

TEST(Holds, AreNamedByGroundReferenceAndPerson) {
    CaseWorld world = world_at("awaiting_reply");
    const PlaceRetentionHold hold{Reason("disclosure_request"), "開示第3号", ""};
    world.done(hold);
    expect_nothing(world, hold);
    world.done(PlaceRetentionHold{hold.ground, hold.reference, "p-1"});
    world.as("chief-1").done(LiftRetentionHold{hold.ground, hold.reference, "p-1"});
    EXPECT_EQ(world.state().retention_holds.size(), 1U);
    expect_rejected(world, LiftRetentionHold{hold.ground, "other", ""},
                    RejectionCode::kHoldUnknown);
    expect_rejected(world, PlaceRetentionHold{Reason("whim"), "1", ""},
                    RejectionCode::kUnknownWord);
    for (const char* const text :
         {"試験 太郎", "試験太郎", "本人が来た。1回目", "a b 1", "第1号、第2号"}) {
        expect_rejected(world, PlaceRetentionHold{Reason("appeal"), text, ""},
                        RejectionCode::kUnknownWord);
    }
    expect_rejected(world, PlaceRetentionHold{Reason("appeal"), "", ""},
                    RejectionCode::kReferenceMissing);
    for (const char* const text : {"45", "R8-123", "市民第４５号", "松江(市民)第1号の2"}) {
        EXPECT_TRUE(world.would(PlaceRetentionHold{Reason("appeal"), text, ""})) << text;
    }
}

TEST(Holds, ComeToTheCaseAsTheyAreOnThePersonsRecord) {
    CaseWorld world = world_at("awaiting_reply");
    const PlaceRetentionHold hold{Reason("appeal"), "番号なし", "p-1"};
    expect_rejected(world, hold, RejectionCode::kUnknownWord);
    world.as("process_manager").done(hold);
    world.done(LiftRetentionHold{hold.ground, hold.reference, hold.person});
    EXPECT_TRUE(world.state().retention_holds.empty());
}

class Disposal : public testing::Test {
 protected:
    static CaseWorld world(TestRules::Settings settings = {{"handling.retention_years", "5"}}) {
        CaseWorld ended = two_visit_world(std::move(settings));
        lead_to(ended, "completed");  // On 2026-11-27.
        return ended;
    }
};

TEST_F(Disposal, IsDueFromTheFirstOfAprilAfterTheYearsAndDecidedByTwo) {
    CaseWorld ended = world();
    ended.at("2032-03-31");
    expect_rejected(ended, RequestDisposal{}, RejectionCode::kNotDue);
    ended.at("2032-04-01");
    expect_rejected(ended, ApproveDisposal{}, RejectionCode::kSectionChiefMissing);
    ended.as("chief-2");
    expect_rejected(ended, ApproveDisposal{}, RejectionCode::kNotRequested);
    ended.done(RequestDisposal{});
    expect_nothing(ended, RequestDisposal{});
    expect_rejected(ended, ApproveDisposal{}, RejectionCode::kSecondPersonMissing);
    ended.as("chief-1").done(ApproveDisposal{});
    EXPECT_TRUE(ended.state().disposed);
    expect_nothing(ended, ApproveDisposal{});
    expect_rejected(ended, AddNote{}, RejectionCode::kCaseDisposed);
    expect_rejected(ended, kSame, RejectionCode::kDataErased);
    expect_rejected(ended, PlaceRetentionHold{Reason("appeal"), "1", ""},
                    RejectionCode::kCaseDisposed);
}

TEST_F(Disposal, NeedsTheYearsFromTheOffice) {
    CaseWorld ended = world({});
    ended.at("2040-04-01");
    expect_rejected(ended, RequestDisposal{}, RejectionCode::kPolicySilent);
}

TEST_F(Disposal, NeverRunsWhileTheCaseIsOpenOrHeld) {
    CaseWorld open = world_at("awaiting_reply");
    open.at("2040-04-01");
    expect_rejected(open, RequestDisposal{}, RejectionCode::kCaseNotEnded);
    CaseWorld ended = world();
    ended.at("2032-04-01").done(RequestDisposal{});
    for (const char* const ground : {"disclosure_request", "appeal", "incident"}) {
        ended.done(PlaceRetentionHold{Reason(ground), "1", ""});
        ended.as("chief-1");
        expect_rejected(ended, ApproveDisposal{}, RejectionCode::kRetentionHold);
        ended.done(LiftRetentionHold{Reason(ground), "1", ""});
    }
    ended.done(ApproveDisposal{});
}

TEST(CaseEnd, IsTheEventThatEndedItAsItStands) {
    CaseWorld world = world_at("awaiting_reply");
    EXPECT_FALSE(ending_event_no(world.history()));
    world.done(WithdrawCase{.by = kAgent, .reason = Reason("not_wanted")});
    const auto ending = ending_event_no(world.history());
    ASSERT_TRUE(ending);
    EXPECT_TRUE(std::holds_alternative<facts::CaseWithdrawn>(world.history()[*ending - 1]));
    world.done(PlaceRetentionHold{Reason("appeal"), "1", ""});
    EXPECT_EQ(ending_event_no(world.history()), ending);
}

TEST(RegisterReactions, TellTheRegisterAndDestroyKeys) {
    const auto none = [] { return std::vector<facts::CaseEvent>(); };
    const auto linked =
        react(facts::PartyIdentified{kPrincipal, "p-1", Reason("said_by_clerk")}, "c1", none);
    ASSERT_EQ(linked.size(), 1U);
    EXPECT_EQ(std::get<PersonReaction>(linked[0]).person, "p-1");
    const auto erased = react(facts::PartyErased{kPrincipal, "p-1", {"w1", "w2"}}, "c1", none);
    ASSERT_EQ(erased.size(), 3U);
    const auto& record = std::get<RecordKeysDestroyed>(std::get<CaseReaction>(erased[0]).command);
    EXPECT_EQ(record.of, (std::vector{kPrincipal, Holder("case")}));
    EXPECT_EQ(std::get<KnownWatchReaction>(erased[2]).watch, "w2");
    EXPECT_EQ(keys_erased_by(facts::PartyErased{kAgent, "p-1", {}}), std::vector{kAgent});
    EXPECT_EQ(keys_erased_by(facts::CaseDisposed{}).size(), 5U);
    CaseWorld world = ended();
    world.done(kSame).done(EraseParty{kPrincipal, "p-1"});
    const auto recorded = react(facts::DataKeysDestroyed{{kPrincipal, Holder("case")}}, "c1",
                                [&] { return world.history(); });
    ASSERT_EQ(recorded.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<persons::RecordCaseErased>(
        std::get<PersonReaction>(recorded[0]).command));
}

}  // namespace
}  // namespace madoguchi::cases
