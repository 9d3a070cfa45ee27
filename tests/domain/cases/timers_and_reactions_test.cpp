#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/cases/reactions.hpp"
#include "madoguchi/domain/cases/timers.hpp"

// What becomes due for a case, and what follows from it for others.

namespace madoguchi::cases {
namespace {

using Due = std::vector<DueCommand>;

const RecordDenial kDenial{.channel = Method("telephone"), .confirmed = "case_number"};

/// Each timer, on its day and not the day before, becomes a command that does something.
void expect_each_does_something_on_its_day(const CaseWorld& world) {
    for (const DueCommand& due : timers(world.state())) {
        CaseWorld then = world;
        then.later(static_cast<int>((due.due_on - world.today()).count()));
        then.done(due_command(due.kind, due.key));
        for (const DueCommand& left : timers(then.state())) {
            EXPECT_FALSE(left == due) << due.kind << " " << due.key << " comes again";
        }
    }
}

TEST(Timers, LapseAReplyOnTheDayAfterItsLast) {
    CaseWorld world = world_at(status::kAwaitingReply);
    const Due due = timers(world.state());
    ASSERT_EQ(due.size(), 1U);
    EXPECT_TRUE(
        (due[0] == DueCommand{.kind = "lapse_reply", .key = "1", .due_on = day("2026-12-21")}));
    expect_each_does_something_on_its_day(world);
}

TEST(Timers, WaitWhileTheTerminalIsDownAndAreLaterAfterwards) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.later(3).done(
        ReportTerminalUnavailable{.reason = Reason("jlis_outage"), .expected_back_on = {}});
    EXPECT_TRUE(timers(world.state()).empty());
    world.later(2).done(ReportTerminalAvailable{});
    ASSERT_EQ(timers(world.state()).size(), 1U);
    EXPECT_EQ(timers(world.state())[0].due_on, day("2026-12-23"));
    expect_each_does_something_on_its_day(world);
}

TEST(Timers, FollowExpiriesAndMoves) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.circumstances.cert_expires_on = day("2027-02-03");
    opening.circumstances.card_expires_on = day("2028-02-03");
    world.done(opening);
    RecordResidentChange move;
    move.kind = "move_out";
    move.notified_on = world.today();
    move.effective_on = day("2026-12-01");
    world.done(move);
    const Due wanted = {{.kind = "expire", .key = "certificate", .due_on = day("2027-02-04")},
                        {.kind = "expire", .key = "card", .due_on = day("2028-02-04")},
                        {.kind = "expire", .key = "residence", .due_on = day("2026-12-01")}};
    EXPECT_TRUE(timers(world.state()) == wanted);
    expect_each_does_something_on_its_day(world);
}

TEST(Timers, FollowABirthdayWithoutSayingItsDay) {
    for (const char* born : {"2011-12-10", "2011-12-01", "2011-12-31"}) {
        CaseWorld world = two_visit_world();
        OpenCase opening = two_visit_opening();
        opening.applicant = "statutory_agent_minor";
        opening.principal.birth_date = Sensitive<facts::Date>(day(born));
        world.done(opening);
        ASSERT_EQ(timers(world.state()).size(), 1U) << born;
        EXPECT_EQ(timers(world.state())[0].due_on, day("2027-01-01")) << born;
        expect_each_does_something_on_its_day(world);
    }
    CaseWorld leap = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.applicant = "statutory_agent_minor";
    opening.principal.birth_date = Sensitive<facts::Date>(day("2012-02-29"));
    leap.done(opening);
    EXPECT_EQ(timers(leap.state())[0].due_on, day("2027-03-01"));
    expect_each_does_something_on_its_day(leap);
}

TEST(Timers, AreNoneForADeniedOrEndedCase) {
    CaseWorld denied = world_at(status::kAwaitingReply);
    denied.done(kDenial);
    EXPECT_TRUE(timers(denied.state()).empty());
    denied.as("manager-1").done(LiftDenial{.reason = Sensitive<std::string>("勘違い")});
    EXPECT_EQ(timers(denied.state()).size(), 1U);
    for (const char* end : {status::kCompleted, status::kWithdrawn, status::kRefused}) {
        EXPECT_TRUE(timers(world_at(end).state()).empty()) << end;
    }
    EXPECT_TRUE(timers(CaseState()).empty());
}

std::vector<Reaction> reactions_to_newest(const CaseWorld& world) {
    return react(world.history().back(), "case-1", [&world] { return world.history(); });
}

TEST(Reactions, OpenACaseForTheNewAgentWithWhatIsKnown) {
    CaseWorld world = world_at(status::kApplicationAccepted);
    RecordResidentChange move;
    move.kind = "move_within";
    move.notified_on = move.effective_on = world.today();
    move.address = Sensitive<std::string>("見本町2番地");
    ReplaceAgent replace;
    replace.new_case = "case-2";
    replace.new_agent.name = Sensitive<std::string>("見本 次郎");
    replace.approved_by = Staff("chief-1");
    world.done(move).done(replace);
    const auto all = reactions_to_newest(world);
    ASSERT_EQ(all.size(), 1U);
    const auto& reaction = std::get<CaseReaction>(all[0]);
    EXPECT_EQ(reaction.case_id, "case-2");
    EXPECT_EQ(reaction.purpose, "open_for_new_agent");
    const auto& opening = std::get<OpenCase>(reaction.command);
    EXPECT_EQ(opening.continues_case, "case-1");
    ASSERT_TRUE(opening.agent);
    EXPECT_EQ(opening.agent->name.reveal(), "見本 次郎");
    EXPECT_EQ(opening.principal.name.reveal(), "試験 太郎");
    EXPECT_EQ(opening.principal.address.reveal(), "見本町2番地");
    EXPECT_TRUE(opening.procedures == two_visit_opening().procedures);
    two_visit_world().done(opening).then_at(status::kIntakeOpen);
}

TEST(Reactions, OpenASameDayCaseForThePrincipalInPerson) {
    CaseWorld world = world_at(status::kSuperseded);
    const auto all = reactions_to_newest(world);
    ASSERT_EQ(all.size(), 1U);
    const auto& reaction = std::get<CaseReaction>(all[0]);
    EXPECT_EQ(reaction.purpose, "open_for_principal");
    const auto& opening = std::get<OpenCase>(reaction.command);
    EXPECT_EQ(opening.applicant, "self");
    EXPECT_FALSE(opening.agent);
    two_visit_world().done(opening).then_at(status::kSameDayOpen);
}

TEST(Reactions, UseWhatWasCorrected) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world
        .done(RequestCorrection{.event_no = 1,
                                .field = "principal.name",
                                .new_value = Sensitive<std::string>("試験 次郎"),
                                .reason = {}})
        .as("chief-1")
        .done(ApproveCorrection{.event_no = 1, .field = "principal.name"})
        .done(RecordPrincipalAppears{.new_case = "case-2"});
    const auto all = reactions_to_newest(world);
    ASSERT_EQ(all.size(), 1U);
    const auto& opening = std::get<OpenCase>(std::get<CaseReaction>(all[0]).command);
    EXPECT_EQ(opening.principal.name.reveal(), "試験 次郎");
}

TEST(Reactions, CloseTheWatchOverARenewedCertificate) {
    CaseWorld world = world_at(status::kApplicationAccepted);
    const facts::CertificateIssued issued{.kind = Target("signature"),
                                          .serial = {},
                                          .not_after = day("2031-06-15"),
                                          .reason = Reason("renewal")};
    const auto all = react(issued, "case-1", [&world] { return world.history(); });
    ASSERT_EQ(all.size(), 1U);
    const auto& reaction = std::get<WatchReaction>(all[0]);
    EXPECT_EQ(reaction.kind, Target("signature"));
    EXPECT_EQ(reaction.register_no.reveal(), "0012345");
    EXPECT_EQ(reaction.purpose, "close_renewed_signature");
    EXPECT_EQ(std::get<watches::CloseWatchRenewed>(reaction.command).case_number,
              world.state().case_number);
}

TEST(Reactions, AreNoneToMostFacts) {
    CaseWorld world = world_at(status::kCompleted);
    for (const facts::CaseEvent& event : world.history()) {
        EXPECT_TRUE(react(event, "case-1", [] { return std::vector<facts::CaseEvent>(); }).empty());
    }
}

}  // namespace
}  // namespace madoguchi::cases
