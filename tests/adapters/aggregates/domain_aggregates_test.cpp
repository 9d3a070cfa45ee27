#include "madoguchi/adapters/aggregates/domain_aggregates.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/aggregates/watch_stream.hpp"
#include "world.hpp"

namespace madoguchi::aggregates {
namespace {

using cases::CaseCommand;
using facts::CaseEvent;
using facts::Sensitive;
using log::AnswerKind;
using log::OutcomeKind;

class DomainAggregatesTest : public testing::Test {
 protected:
    void SetUp() override { world_.publish_policy(); }

    void expect_accepted(const log::Answer& answer) {
        EXPECT_EQ(answer.kind, AnswerKind::kStored) << answer.code << " " << answer.detail;
        EXPECT_EQ(answer.outcome.kind, OutcomeKind::kAccepted) << answer.outcome.code_name;
    }

    template <typename Fact>
    Fact last_fact(const std::string& stream) {
        const auto events = world_.events(stream);
        EXPECT_FALSE(events.empty());
        const auto* const fact = std::get_if<Fact>(&std::get<CaseEvent>(events.back()));
        EXPECT_NE(fact, nullptr);
        return fact == nullptr ? Fact() : *fact;
    }

    World world_;
};

TEST_F(DomainAggregatesTest, DecidesACaseUnderThePolicyInTheLog) {
    const auto answer = world_.submit("case/1", CaseCommand(opening()));
    expect_accepted(answer);
    const auto opened = last_fact<facts::CaseOpened>("case/1");
    EXPECT_EQ(opened.policy_version, "sample-2026-04-01");
    EXPECT_EQ(opened.opened_on, world_.day);
    EXPECT_EQ(opened.principal.name.reveal(), "試験 太郎");
    EXPECT_EQ(answer.outcome.ids.at(0), opened.case_number);
    const auto commit = world_.commits("case/1").at(0);
    EXPECT_EQ(commit.policy_version, "sample-2026-04-01");
    EXPECT_EQ(commit.draws.size(), 1u);
}

TEST_F(DomainAggregatesTest, GoesOnAfterARestartWithPoliciesAndStates) {
    const auto first = world_.submit("case/1", CaseCommand(opening()));
    expect_accepted(first);
    world_.restart();
    EXPECT_NE(world_.domain->rules(world_.tenant).in_force(world_.day), nullptr);
    expect_accepted(
        world_.submit("case/1", CaseCommand(cases::AddNote{Sensitive<std::string>("a note")})));
    const auto again = world_.submit("case/1", CaseCommand(opening()));
    EXPECT_EQ(again.outcome.code_name, "case_already_opened");
    EXPECT_EQ(again.outcome.ids.at(0), first.outcome.ids.at(0));
}

TEST_F(DomainAggregatesTest, FoldsACaseAsItEvolvedIt) {
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
    expect_accepted(
        world_.submit("case/1", CaseCommand(cases::AddNote{Sensitive<std::string>("a note")})));
    const log::StreamId stream("case/1");
    const auto row = world_.ledger->state(world_.tenant, stream);
    ASSERT_TRUE(row && *row);
    const auto loaded = world_.domain->load(world_.tenant, stream, **row);
    const auto folded = world_.domain->fold(world_.tenant, stream, world_.commits("case/1"));
    ASSERT_TRUE(loaded && folded);
    EXPECT_EQ(world_.domain->save(stream, **loaded), (*row)->bytes);
    EXPECT_EQ(world_.domain->save(stream, **folded), (*row)->bytes);
}

TEST_F(DomainAggregatesTest, SaysThatAKeyCantBeHadAndTakesTheCommandLater) {
    const auto command = world_.command("case/1", CaseCommand(opening()), "clerk-1");
    world_.sealer.has_keys = false;
    const auto failed = world_.submit(command);
    EXPECT_EQ(failed.kind, AnswerKind::kFailed);
    EXPECT_EQ(failed.code, "keys_unavailable");
    EXPECT_EQ(failed.detail.find("試験"), std::string::npos);
    world_.sealer.has_keys = true;
    expect_accepted(world_.submit(command));
    const log::StreamId stream("case/1");
    const auto folded = world_.domain->fold(world_.tenant, stream, world_.commits("case/1"));
    ASSERT_TRUE(folded);
    world_.sealer.has_keys = false;
    EXPECT_EQ(world_.domain->save(stream, **folded), "") << "it is folded again when it is used";
}

TEST_F(DomainAggregatesTest, SealsNothingForACommandThatComesTooLate) {
    auto late = world_.command("case/1", CaseCommand(opening()), "clerk-1");
    late.expected = log::StreamVersion(3);
    world_.sealer.has_keys = false;
    EXPECT_EQ(world_.submit(late).kind, AnswerKind::kStale) << "no key was asked for";
    world_.sealer.has_keys = true;
    auto stranger = world_.command("case/1", CaseCommand(opening()), "nobody-9");
    stranger.expected = log::StreamVersion(3);
    const auto answer = world_.submit(stranger);
    EXPECT_EQ(answer.kind, AnswerKind::kNotTaken);
    EXPECT_EQ(answer.code, "not_permitted");
    EXPECT_EQ(answer.version, log::StreamVersion(0));
}

TEST_F(DomainAggregatesTest, TakesNoCommandThatDoesNotBelongToTheStream) {
    for (const auto* const stream : {"office/main", "watch/1", "policy/sample"}) {
        const auto answer = world_.submit(stream, CaseCommand(opening()));
        EXPECT_EQ(answer.kind, AnswerKind::kNotTaken);
        EXPECT_EQ(answer.code, "wrong_stream");
    }
    for (const auto* const stream : {"letter/1", "case/", "case"}) {
        const auto answer = world_.submit(stream, CaseCommand(opening()));
        EXPECT_EQ(answer.kind, AnswerKind::kQuarantined);
        EXPECT_NE(answer.detail.find("is no stream: case, incident, "), std::string::npos)
            << answer.detail;
    }
}

TEST_F(DomainAggregatesTest, KnowsOneStreamOfStaffAndOneOfPolicies) {
    const auto hire = staff::StaffCommand(
        staff::RegisterStaff{facts::Staff("x-1"), Sensitive<std::string>("見本"), world_.day});
    const auto elsewhere = world_.submit("staff/other", hire, "admin-1");
    EXPECT_EQ(elsewhere.kind, AnswerKind::kNotTaken);
    EXPECT_EQ(elsewhere.code, "wrong_stream");
    const auto policy = world_.submit(
        "policy/other", policies::PolicyCommand(policies::PublishPolicyVersion{}), "chief-1");
    EXPECT_EQ(policy.code, "wrong_stream");
    EXPECT_TRUE(world_.commits("staff/other").empty());
    const auto closure =
        offices::OfficeCommand(offices::RegisterOfficeClosure{world_.day, facts::Reason("flood")});
    EXPECT_EQ(world_.submit("office/moon", closure, "chief-1").code, "wrong_stream");
    expect_accepted(world_.submit("office/sample_main", closure, "chief-1"));
    // Everybody is still there.
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
}

TEST_F(DomainAggregatesTest, CorrectsOverTheWholeHistory) {
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
    world_.restart();
    expect_accepted(world_.submit(
        "case/1", CaseCommand(cases::RequestCorrection{1, "principal.birth_date",
                                                       Sensitive<std::string>("2012-02-03"),
                                                       Sensitive<std::string>("read wrongly")})));
    EXPECT_EQ(
        world_.submit("case/1", CaseCommand(cases::ApproveCorrection{1, "principal.birth_date"}))
            .outcome.kind,
        OutcomeKind::kRejected);
    expect_accepted(world_.submit(
        "case/1", CaseCommand(cases::ApproveCorrection{1, "principal.birth_date"}), "chief-1"));
    const auto corrected = last_fact<facts::EntryCorrected>("case/1");
    EXPECT_EQ(corrected.old_value.reveal(), "1980-02-03");
    const log::StreamId stream("case/1");
    const auto row = world_.ledger->state(world_.tenant, stream);
    ASSERT_TRUE(row && *row);
    EXPECT_NE((*row)->bytes.find("2012-02-03"), std::string::npos);
    const auto folded = world_.domain->fold(world_.tenant, stream, world_.commits("case/1"));
    ASSERT_TRUE(folded);
    EXPECT_EQ(world_.domain->save(stream, **folded), (*row)->bytes);
}

TEST_F(DomainAggregatesTest, OpensTheCaseThatTakesOver) {
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
    expect_accepted(world_.submit("case/1", CaseCommand(cases::RecordPrincipalAppears{"2"})));
    const auto cause = world_.commits("case/1").back();
    const auto prepared = world_.domain->react(cause).value();
    ASSERT_EQ(prepared.size(), 1u);
    EXPECT_EQ(prepared[0].stream, log::StreamId("case/2"));
    EXPECT_EQ(prepared[0].actor, "process_manager");

    world_.restart();
    const auto read_again = world_.domain->react(cause).value();
    ASSERT_EQ(read_again.size(), 1u);
    EXPECT_EQ(read_again[0].id, prepared[0].id);
    EXPECT_EQ(read_again[0].payload, prepared[0].payload);

    const auto answers = world_.engine->process(read_again, read_again[0].occurred_at);
    expect_accepted(answers.at(0));
    const auto opened = last_fact<facts::CaseOpened>("case/2");
    EXPECT_EQ(opened.continues_case, "1");
    EXPECT_EQ(opened.principal.name.reveal(), "試験 太郎");
    EXPECT_FALSE(opened.agent);
}

TEST_F(DomainAggregatesTest, SaysWhatKeepsItFromReadingWhatFollows) {
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
    expect_accepted(world_.submit("case/1", CaseCommand(cases::RecordPrincipalAppears{"2"})));
    auto cause = world_.commits("case/1").back();
    cause.events.front().payload += "\x7a\x01x";  // Field 15, which this build doesn't know.
    world_.restart();
    const auto follows = world_.domain->react(cause);
    ASSERT_FALSE(follows);
    EXPECT_NE(follows.error().reason.find("unknown field 15"), std::string::npos);
    EXPECT_FALSE(follows.error().may_pass);
}

TEST_F(DomainAggregatesTest, ReactsToNothingElse) {
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
    EXPECT_TRUE(world_.domain->react(world_.commits("case/1").back())->empty());
    EXPECT_TRUE(world_.domain->react(world_.commits("policy/sample").back())->empty());
}

TEST_F(DomainAggregatesTest, LetsAWatchExpireByItsTimer) {
    watches::ImportExpiry row;
    row.kind = facts::Target("signature");
    row.principal = opening().principal;
    row.expires_on = world_.day + std::chrono::days(30);
    const auto stream =
        watch_stream(*world_.digester, world_.tenant, row.principal.register_no, row.kind);
    expect_accepted(world_.submit(stream.text(), watches::WatchCommand(row)));
    EXPECT_TRUE(world_.run_timers().empty());
    for (int i = 0; i < 31; ++i) {  // A clock that jumps holds timers back.
        world_.day += std::chrono::days(1);
        const auto answers = world_.run_timers();
        EXPECT_EQ(answers.size(), i == 30 ? 1u : 0u);
        for (const auto& answer : answers) {
            expect_accepted(answer);
        }
    }
    const auto events = world_.events(stream.text());
    EXPECT_TRUE(events.back() ==
                facts::AnyEvent(facts::WatchEvent(facts::WatchClosedExpired{row.expires_on})));
    EXPECT_TRUE(world_.run_timers().empty());
}

TEST_F(DomainAggregatesTest, KeepsOfficesApartFromCases) {
    offices::CloseDay close;
    close.day = world_.day;
    expect_accepted(world_.submit("office/sample_main", offices::OfficeCommand(close)));
    const auto confirmation = offices::OfficeCommand(offices::ConfirmDayClose{world_.day});
    EXPECT_EQ(world_.submit("office/sample_main", confirmation).outcome.code_name,
              "second_person_missing");
    world_.restart();
    expect_accepted(world_.submit("office/sample_main", confirmation, "chief-1"));
    EXPECT_EQ(world_.submit("office/sample_main", confirmation, "chief-1").outcome.kind,
              OutcomeKind::kNothingToDo);
}

TEST_F(DomainAggregatesTest, TakesOfficeValuesAndReviewsIntoTheBook) {
    expect_accepted(world_.submit("policy/sample",
                                  policies::PolicyCommand(policies::SetOfficeValue{
                                      "letter.reply_period", "10 day dispatch", world_.day, {}}),
                                  "chief-1"));
    expect_accepted(world_.submit("policy/sample",
                                  policies::PolicyCommand(policies::ConfirmReviewedValue{
                                      facts::RuleId("SAMPLE-02"), "sample-2026-04-01"}),
                                  "chief-1"));
    for (int run = 0; run < 2; ++run) {
        const auto& rules = world_.domain->rules(world_.tenant);
        const auto before = rules.in_force(world_.day - std::chrono::days(1));
        const auto after = rules.in_force(world_.day);
        ASSERT_TRUE(before && after);
        EXPECT_FALSE(*before == *after);
        EXPECT_EQ(after, rules.in_force(world_.day + std::chrono::days(1)));
        EXPECT_TRUE(rules.reviewed(facts::RuleId("SAMPLE-02"), "sample-2026-04-01"));
        EXPECT_FALSE(rules.reviewed(facts::RuleId("SAMPLE-03"), "sample-2026-04-01"));
        EXPECT_EQ(rules.in_force(facts::parse_date("2026-03-31").value()), nullptr);
        EXPECT_EQ(rules.version("none", world_.day), nullptr);
        world_.restart();
    }
}

TEST_F(DomainAggregatesTest, QuarantinesAHistoryThatIsNewerThanTheBuild) {
    expect_accepted(world_.submit("case/1", CaseCommand(opening())));
    auto commits = world_.commits("case/1");
    commits[0].events[0].type = "madoguchi.case.case_opened.v9";
    const auto folded = world_.domain->fold(world_.tenant, log::StreamId("case/1"), commits);
    ASSERT_FALSE(folded);
    EXPECT_TRUE(folded.error().newer_than_build);
    commits[0].events[0].type = "madoguchi.case.note_added.v1";
    commits[0].events[0].payload.clear();
    const auto impossible = world_.domain->fold(world_.tenant, log::StreamId("case/1"), commits);
    ASSERT_FALSE(impossible);
    EXPECT_FALSE(impossible.error().newer_than_build);
}

}  // namespace
}  // namespace madoguchi::aggregates
