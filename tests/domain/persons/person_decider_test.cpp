#include <gtest/gtest.h>

#include <map>

#include "../../support/staff.hpp"
#include "madoguchi/domain/persons/decide.hpp"
#include "madoguchi/domain/persons/reactions.hpp"

namespace madoguchi::persons {
namespace {

using namespace std::chrono_literals;
using facts::PersonEvent;
using Events = std::vector<PersonEvent>;

constexpr facts::Date kToday{2026y / 11 / 20};
const Holder kPrincipal("principal");
const Holder kAgent("agent");

/// A person, with cases that stand as a test says.
class World {
 public:
    std::map<std::string, CaseStanding> cases;
    std::string actor = "clerk-1";

    Decision would(const PersonCommand& command) const {
        return decide(state, command,
                      {kToday, facts::Staff(actor), facts::Office("main"),
                       access::standing_of(staff::everyday_staff(), facts::Staff(actor), kToday),
                       [this](const std::string& case_id) {
                           const auto found = cases.find(case_id);
                           return found == cases.end() ? CaseStanding{} : found->second;
                       }});
    }

    World& done(const PersonCommand& command) {
        const auto decision = would(command);
        EXPECT_TRUE(decision) << (decision ? "" : name_of(decision.error().code));
        for (const auto& event : decision ? decision->events : Events()) {
            state = evolve(std::move(state), event);
        }
        return *this;
    }

    World& as(const char* who) {
        actor = who;
        return *this;
    }

    PersonState state;
};

void expect_rejected(const Decision& decision, RejectionCode code,
                     const std::vector<std::string>& ids = {}) {
    ASSERT_FALSE(decision);
    EXPECT_STREQ(name_of(decision.error().code), name_of(code));
    EXPECT_EQ(decision.error().ids, ids);
}

void expect_nothing(const Decision& decision) {
    ASSERT_TRUE(decision) << name_of(decision.error().code);
    EXPECT_TRUE(decision->events.empty());
}

World with_two_cases() {
    World world;
    world.done(RecordCaseLinked{"c1", kPrincipal}).done(RecordCaseLinked{"c2", kAgent});
    return world;
}

const RequestErasure kRequest{Reason("requested_by_person"), "市民第45号"};
const PlacePersonHold kHold{Reason("appeal"), "総務第12号"};

World erased() {
    World world = with_two_cases();
    world.done(kRequest).as("chief-1").done(ApproveErasure{});
    return world;
}

TEST(Links, AreKeptOnceAndUndone) {
    World world = with_two_cases();
    EXPECT_EQ(world.state.links.size(), 2U);
    expect_nothing(world.would(RecordCaseLinked{"c1", kPrincipal}));
    world.done(RecordCaseLinked{"c1", kAgent});
    EXPECT_EQ(world.state.links.size(), 3U);
    world.done(RecordCaseUnlinked{"c1", kAgent});
    EXPECT_EQ(world.state.link("c1", kAgent), nullptr);
    expect_nothing(world.would(RecordCaseUnlinked{"c1", kAgent}));
}

TEST(Erasure, IsAskedForByOneAndApprovedByAnother) {
    World world = with_two_cases();
    world.as("chief-1");
    expect_rejected(world.would(ApproveErasure{}), RejectionCode::kErasureNotRequested);
    world.done(kRequest);
    expect_nothing(world.would(kRequest));
    expect_rejected(world.would(ApproveErasure{}), RejectionCode::kSecondPersonMissing);
    for (const char* who : {"clerk-1", "mail-1", "auditor-1", "admin-1", "nobody"}) {
        expect_rejected(world.as(who).would(ApproveErasure{}), RejectionCode::kSectionChiefMissing);
    }
    world.as("chief-2").done(ApproveErasure{});
    EXPECT_EQ(world.state.erasure, "approved");
    expect_nothing(world.would(ApproveErasure{}));
}

TEST(Erasure, NeedsAPersonAGroundAndTheNumberOfItsFile) {
    expect_rejected(World().would(kRequest), RejectionCode::kPersonUnknown);
    const World world = with_two_cases();
    expect_rejected(world.would(RequestErasure{Reason("why_not"), "1"}),
                    RejectionCode::kUnknownWord, {"ground"});
    expect_rejected(world.would(RequestErasure{Reason("unlawful"), "試験 太郎"}),
                    RejectionCode::kUnknownWord, {"reference"});
    expect_rejected(world.would(RequestErasure{Reason("unlawful"), ""}),
                    RejectionCode::kReferenceMissing);
}

TEST(Erasure, WaitsForOpenCasesCustodyAndHoldsWhenAskedForAndWhenApproved) {
    World world = with_two_cases();
    const auto refuses = [&](CaseStanding standing, RejectionCode code,
                             const std::vector<std::string>& ids) {
        world.cases["c2"] = std::move(standing);
        expect_rejected(world.would(kRequest), code, ids);
        World asked = with_two_cases();
        asked.done(kRequest).as("chief-1");
        asked.cases = world.cases;
        expect_rejected(asked.would(ApproveErasure{}), code, ids);
    };
    refuses({.open = true, .custody = false, .holds = {}}, RejectionCode::kCaseOpen, {"c2"});
    refuses({.open = false, .custody = true, .holds = {}}, RejectionCode::kCaseInCustody, {"c2"});
    refuses({.open = true, .custody = false, .holds = {"incident:9"}},
            RejectionCode::kRetentionHold, {"incident:9"});
    world.cases.clear();
    world.done(kHold);
    expect_rejected(world.would(kRequest), RejectionCode::kRetentionHold, {"appeal:総務第12号"});
    const LiftPersonHold lift{kHold.ground, kHold.reference};
    expect_rejected(world.would(lift), RejectionCode::kSectionChiefMissing);
    world.as("chief-1").done(lift).as("clerk-1").done(kRequest);
}

TEST(Erasure, CanBeDismissedAndAskedForAgain) {
    World world = with_two_cases();
    expect_rejected(world.would(DismissErasure{}), RejectionCode::kErasureNotRequested);
    world.done(kRequest);
    expect_rejected(world.as("clerk-2").would(DismissErasure{}),
                    RejectionCode::kSectionChiefMissing);
    world.as("clerk-1").done(DismissErasure{});
    EXPECT_EQ(world.state.erasure, "");
    world.done(kRequest);
    EXPECT_EQ(world.state.erasure, "requested");
}

TEST(Erasure, IsRecordedCaseByCaseAndAskedForAgainWhereACaseIsLeft) {
    World world = erased();
    expect_rejected(world.would(RecordCaseErased{"c9", kPrincipal}), RejectionCode::kLinkUnknown);
    world.done(RecordCaseErased{"c1", kPrincipal});
    EXPECT_TRUE(world.state.link("c1", kPrincipal)->erased);
    expect_nothing(world.would(RecordCaseErased{"c1", kPrincipal}));
    // The other case said no at the last moment.
    world.as("clerk-1").done(kRequest).as("chief-1").done(ApproveErasure{});
    world.done(RecordCaseErased{"c2", kAgent});
    expect_nothing(world.would(kRequest));
}

TEST(Erasure, LetsNothingMoreBeLinkedOrHeld) {
    const World world = erased();
    expect_rejected(world.would(RecordCaseLinked{"c3", kPrincipal}), RejectionCode::kPersonErased);
    expect_rejected(world.would(kHold), RejectionCode::kPersonErased);
}

TEST(Holds, ArePlacedOnceAndLifted) {
    World world = with_two_cases();
    expect_rejected(World().would(kHold), RejectionCode::kPersonUnknown);
    expect_rejected(world.would(PlacePersonHold{Reason("whim"), "1"}), RejectionCode::kUnknownWord,
                    {"ground"});
    expect_rejected(world.would(PlacePersonHold{Reason("appeal"), "試験 太郎"}),
                    RejectionCode::kUnknownWord, {"reference"});
    expect_rejected(world.would(PlacePersonHold{Reason("appeal"), ""}),
                    RejectionCode::kReferenceMissing);
    world.done(kHold).as("chief-1");
    expect_nothing(world.would(kHold));
    expect_rejected(world.would(LiftPersonHold{Reason("appeal"), "other"}),
                    RejectionCode::kHoldUnknown);
    world.done(LiftPersonHold{kHold.ground, kHold.reference});
    EXPECT_TRUE(world.state.holds.empty());
}

TEST(Reactions, EraseThePersonInEveryCaseThatIsLeft) {
    World world = with_two_cases();
    world.done(RecordCaseErased{"c1", kPrincipal});
    const auto reactions =
        react(facts::ErasureApproved{facts::Staff("a"), facts::Staff("b")}, "p1", world.state);
    ASSERT_EQ(reactions.size(), 1U);
    EXPECT_EQ(reactions[0].case_id, "c2");
    const auto& erase = std::get<cases::EraseParty>(reactions[0].command);
    EXPECT_EQ(erase.holder, kAgent);
    EXPECT_EQ(erase.person, "p1");
}

TEST(Reactions, HoldEveryCaseAlsoOneThatIsLinkedLater) {
    World world = with_two_cases();
    world.done(kHold);
    const auto placed =
        react(facts::PersonHoldPlaced{kHold.ground, kHold.reference, {}}, "p1", world.state);
    ASSERT_EQ(placed.size(), 2U);
    EXPECT_NE(placed[0].purpose, placed[1].purpose);
    world.done(RecordCaseLinked{"c3", kPrincipal});
    const auto later = react(facts::CaseLinked{"c3", kPrincipal}, "p1", world.state);
    ASSERT_EQ(later.size(), 1U);
    const auto& hold = std::get<cases::PlaceRetentionHold>(later[0].command);
    EXPECT_EQ(hold.person, "p1");
    EXPECT_EQ(hold.reference, kHold.reference);
    const auto undone = react(facts::CaseUnlinked{"c3", kPrincipal}, "p1", world.state);
    ASSERT_EQ(undone.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<cases::LiftRetentionHold>(undone[0].command));
    EXPECT_EQ(
        react(facts::PersonHoldLifted{kHold.ground, kHold.reference, {}}, "p1", world.state).size(),
        3U);
}

}  // namespace
}  // namespace madoguchi::persons
