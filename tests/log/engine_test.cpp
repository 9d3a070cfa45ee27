#include "madoguchi/log/engine.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <optional>

#include "fake_aggregates.hpp"
#include "madoguchi/adapters/memory/memory_ledger.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/log/head_check.hpp"
#include "madoguchi/log/proof/stored_tree.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::log_test {
namespace {

using log::Answer;
using log::AnswerKind;
using log::Command;
using log::Commit;
using log::Heads;
using log::OutcomeKind;
using log::Position;
using log::StoreErrorCode;
using log::StreamId;
using log::StreamVersion;
using log::TenantId;
using log::Timer;
using log::UtcTime;
using std::chrono::hours;

const openssl::OpenSslDigester& digester() {
    static const std::array<std::uint8_t, 32> kKey{1, 2, 3};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

class EngineTest : public testing::Test {
 protected:
    void SetUp() override { start(); }

    /// Starts again, with a head record that names what is in the logs, or `recorded`.
    void start(const std::optional<Heads>& recorded = {}) {
        engine_.reset();
        ledger_ = std::make_unique<memory::MemoryLedger>(disk_);
        engine_ =
            std::make_unique<log::Engine>(*ledger_, codec_, digester(), aggregates_, options_);
        const auto started =
            engine_->start(std::vector{alpha_, beta_}, recorded.value_or(true_heads()));
        ASSERT_TRUE(started) << started.error().detail;
    }

    /// The heads of the logs, computed from their commits.
    Heads true_heads() {
        Heads heads;
        for (const auto& tenant : {alpha_, beta_}) {
            log::GrowingTree tree;
            EXPECT_TRUE(log::grow(tree, *ledger_, digester(), tenant, UINT64_MAX));
            heads[tenant] = {Position(tree.size()), tree.edge().root(digester()),
                             log::generation_of(*ledger_, tenant).value()};
        }
        return heads;
    }

    Answer process(const Command& command, UtcTime now = at_hour(1)) {
        return engine_->process(std::span(&command, 1), now).at(0);
    }

    std::vector<Answer> process_all(const std::vector<Command>& batch, UtcTime now = at_hour(1)) {
        return engine_->process(batch, now);
    }

    std::vector<Commit> commits(const TenantId& tenant) {
        std::vector<Commit> found;
        const auto visited = log::read_commits(*ledger_, codec_, tenant, Position(1),
                                               {.commits_max = 100'000}, [&](const Commit& commit) {
                                                   found.push_back(commit);
                                                   return true;
                                               });
        EXPECT_TRUE(visited) << visited.error().detail;
        return found;
    }

    /// Puts the commands that are due to the engine and returns the answers.
    std::vector<Answer> fire(UtcTime now, std::size_t max = 100) {
        const auto due = engine_->due(now, max);
        EXPECT_TRUE(due) << due.error().detail;
        return process_all(*due, now);
    }

    std::string alarm(const std::string& key, UtcTime due) {
        return "alarm " + key + " " + std::to_string(due.time_since_epoch().count());
    }

    const TenantId alpha_{"alpha"};
    const TenantId beta_{"beta"};
    std::shared_ptr<memory::MemoryDisk> disk_ = memory::make_memory_disk();
    std::unique_ptr<memory::MemoryLedger> ledger_;
    protobuf::ProtobufCommitCodec codec_;
    FakeAggregates aggregates_;
    log::EngineOptions options_;
    std::unique_ptr<log::Engine> engine_;
};

// The commit.

TEST_F(EngineTest, StoresEveryFieldOfTheCommit) {
    const Command given = command(1, "add 5");
    const Answer answer = process(given, at_hour(2));
    EXPECT_EQ(answer.kind, AnswerKind::kStored);
    EXPECT_EQ(answer.position, Position(1));
    EXPECT_EQ(answer.version, StreamVersion(1));
    EXPECT_FALSE(answer.repeated);

    const auto stored = commits(alpha_);
    ASSERT_EQ(stored.size(), 1u);
    const Commit& commit = stored[0];
    EXPECT_EQ(commit.format, 1u);
    EXPECT_EQ(commit.tenant, alpha_);
    EXPECT_EQ(commit.position, Position(1));
    EXPECT_EQ(commit.term, log::Term(1));
    EXPECT_EQ(commit.previous_leaf, log::Digest{});
    EXPECT_EQ(commit.command_id, given.id);
    EXPECT_NE(commit.content_mac, log::Digest{});
    EXPECT_EQ(commit.stream, given.stream);
    EXPECT_EQ(commit.version_before, StreamVersion(0));
    EXPECT_EQ(commit.actor, "clerk-1");
    EXPECT_EQ(commit.office, "main");
    EXPECT_EQ(commit.occurred_at, at_hour(0));
    EXPECT_EQ(commit.recorded_at, at_hour(2));
    EXPECT_EQ(commit.policy_version, "p0");
    EXPECT_EQ(commit.command_type, "test.command.v1");
    ASSERT_EQ(commit.events.size(), 1u);
    EXPECT_EQ(commit.events[0].payload, "add 5");
    EXPECT_EQ(commit.outcome, answer.outcome);
}

TEST_F(EngineTest, ChainsTheCommitsByTheLeavesOfTheirBytes) {
    ASSERT_EQ(process_all({command(1, "add 1"), command(2, "add 2")}).size(), 2u);
    ASSERT_EQ(process(command(3, "reject")).kind, AnswerKind::kStored);
    std::vector<log::Digest> leaves{{}};
    ASSERT_TRUE(ledger_->read(alpha_, Position(1), {}, [&](const log::EncodedCommit& encoded) {
        EXPECT_EQ(encoded.leaf, digester().leaf(encoded.bytes));
        EXPECT_EQ(encoded.previous_leaf, leaves.back());
        leaves.push_back(encoded.leaf);
        return true;
    }));
    const auto stored = commits(alpha_);
    ASSERT_EQ(stored.size(), 3u);
    for (std::size_t i = 0; i < stored.size(); ++i) {
        EXPECT_EQ(stored[i].previous_leaf, leaves[i]);
    }
}

TEST_F(EngineTest, EachCommandSeesTheEventsOfThoseBeforeItInTheBatch) {
    Command second = command(2, "add 2");
    second.expected = StreamVersion(1);
    Command third = command(3, "add 3");
    third.expected = StreamVersion(1);
    const auto answers = process_all({command(1, "add 1"), second, third});
    EXPECT_EQ(answers[0].kind, AnswerKind::kStored);
    EXPECT_EQ(answers[1].kind, AnswerKind::kStored);
    EXPECT_EQ(answers[1].version, StreamVersion(2));
    EXPECT_EQ(answers[2].kind, AnswerKind::kStale);
    EXPECT_EQ(answers[2].version, StreamVersion(2));
    EXPECT_EQ(ledger_->state(alpha_, StreamId("counter/one")).value()->bytes, "3");
}

TEST_F(EngineTest, KeepsOneLogPerTenantInOneBatch) {
    Command other = command(1, "add 7");
    other.tenant = beta_;
    const auto answers = process_all({command(1, "add 1"), other, command(2, "add 1")});
    EXPECT_EQ(answers[1].kind, AnswerKind::kStored);
    EXPECT_FALSE(answers[1].repeated) << "an id belongs to its tenant";
    EXPECT_EQ(answers[1].position, Position(1));
    EXPECT_EQ(answers[2].position, Position(2));
    EXPECT_EQ(commits(alpha_).size(), 2u);
    EXPECT_EQ(commits(beta_).size(), 1u);
}

TEST_F(EngineTest, RecordedTimeNeverGoesBack) {
    ASSERT_EQ(process(command(1, "add 1"), at_hour(5)).kind, AnswerKind::kStored);
    ASSERT_EQ(process(command(2, "add 1"), at_hour(3)).kind, AnswerKind::kStored);
    start();
    ASSERT_EQ(process(command(3, "add 1"), at_hour(4)).kind, AnswerKind::kStored);
    ASSERT_EQ(process(command(4, "add 1"), at_hour(6)).kind, AnswerKind::kStored);
    const auto stored = commits(alpha_);
    EXPECT_EQ(stored[1].recorded_at, at_hour(5));
    EXPECT_EQ(stored[2].recorded_at, at_hour(5));
    EXPECT_EQ(stored[3].recorded_at, at_hour(6));
}

TEST_F(EngineTest, WritesTheTermOfEachOwner) {
    ASSERT_EQ(process(command(1, "add 1")).kind, AnswerKind::kStored);
    start();
    ASSERT_EQ(process(command(2, "add 1")).kind, AnswerKind::kStored);
    const auto stored = commits(alpha_);
    EXPECT_LT(stored[0].term, stored[1].term);
}

// Outcomes and ids.

TEST_F(EngineTest, StoresRejectionsAndNothingToDoWithoutEvents) {
    const auto answers = process_all({command(1, "reject"), command(2, "nothing")});
    EXPECT_EQ(answers[0].kind, AnswerKind::kStored);
    EXPECT_EQ(answers[0].outcome.kind, OutcomeKind::kRejected);
    EXPECT_EQ(answers[0].outcome.code_name, "counter_says_no");
    EXPECT_EQ(answers[1].outcome.kind, OutcomeKind::kNothingToDo);
    const auto stored = commits(alpha_);
    ASSERT_EQ(stored.size(), 2u);
    EXPECT_TRUE(stored[0].events.empty());
    EXPECT_EQ(answers[1].version, StreamVersion(0));
}

TEST_F(EngineTest, AnswersTheSameIdWithTheStoredOutcomeAcrossRestarts) {
    const Answer first = process(command(1, "draw letters"));
    const Answer rejected = process(command(2, "reject"));
    for (int round = 0; round < 2; ++round) {
        const Answer again = process(command(1, "draw letters"), at_hour(9));
        EXPECT_EQ(again.kind, AnswerKind::kStored);
        EXPECT_TRUE(again.repeated);
        EXPECT_EQ(again.outcome, first.outcome);
        EXPECT_EQ(again.position, first.position);
        EXPECT_EQ(again.version, first.version);
        EXPECT_EQ(process(command(2, "reject")).outcome, rejected.outcome);
        start();
    }
    EXPECT_EQ(commits(alpha_).size(), 2u);
}

TEST_F(EngineTest, AnswersTheSameIdWithinABatchOnce) {
    const auto answers = process_all({command(1, "add 4"), command(1, "add 4")});
    EXPECT_FALSE(answers[0].repeated);
    EXPECT_TRUE(answers[1].repeated);
    EXPECT_EQ(answers[1].position, answers[0].position);
    EXPECT_EQ(commits(alpha_).size(), 1u);
}

TEST_F(EngineTest, RefusesTheSameIdWithOtherContent) {
    const auto answers = process_all({command(1, "add 4"), command(1, "add 5")});
    EXPECT_EQ(answers[1].kind, AnswerKind::kIdReused);
    EXPECT_EQ(answers[1].code, "id_reused");
    EXPECT_EQ(process(command(1, "add 5")).kind, AnswerKind::kIdReused);

    Command other_actor = command(1, "add 4");
    other_actor.actor = "clerk-2";
    EXPECT_EQ(process(other_actor).kind, AnswerKind::kIdReused);
    Command other_stream = command(1, "add 4", "two");
    EXPECT_EQ(process(other_stream).kind, AnswerKind::kIdReused);
    Command other_time = command(1, "add 4");
    other_time.occurred_at += hours(1);
    EXPECT_EQ(process(other_time).kind, AnswerKind::kIdReused);
    EXPECT_EQ(commits(alpha_).size(), 1u);
}

TEST_F(EngineTest, TheSameContentWithANewerBeliefIsTheSameCommand) {
    ASSERT_EQ(process(command(1, "add 4")).kind, AnswerKind::kStored);
    Command again = command(1, "add 4");
    again.expected = StreamVersion(1);
    EXPECT_TRUE(process(again).repeated);
}

TEST_F(EngineTest, LeavesTheIdFreeWhenNothingWasStored) {
    Command stale = command(1, "add 1");
    stale.expected = StreamVersion(3);
    EXPECT_EQ(process(stale).kind, AnswerKind::kStale);
    Command future = command(1, "add 2");
    future.occurred_at = at_hour(2);
    EXPECT_EQ(process(future, at_hour(1)).code, "occurred_in_future");
    EXPECT_EQ(process(command(1, "forbid")).code, "not_permitted");
    EXPECT_EQ(process(command(1, "big 70000")).code, "too_large");
    EXPECT_TRUE(commits(alpha_).empty());
    EXPECT_EQ(process(command(1, "add 3")).kind, AnswerKind::kStored);
}

TEST_F(EngineTest, TellsWhoIsntPermittedThatAndNotThatTheyAreLate) {
    ASSERT_EQ(process(command(1, "add 1")).kind, AnswerKind::kStored);
    Command late = command(2, "forbid");
    late.expected = StreamVersion(7);
    const Answer answer = process(late);
    EXPECT_EQ(answer.kind, AnswerKind::kNotTaken);
    EXPECT_EQ(answer.code, "not_permitted");
    EXPECT_EQ(answer.version, StreamVersion(0)) << "nor where the stream is";
    for (const char* const payload : {"draw S", "reject", "add 1", "big 70000"}) {
        Command permitted = command(3, payload);
        permitted.expected = StreamVersion(7);
        const Answer stale = process(permitted);
        EXPECT_EQ(stale.kind, AnswerKind::kStale) << payload;
        EXPECT_EQ(stale.version, StreamVersion(1));
    }
    EXPECT_EQ(commits(alpha_).size(), 1u);
    EXPECT_EQ(process(command(4, "draw S")).outcome.ids.at(0), "1") << "no number was used up";
}

TEST_F(EngineTest, TakesWorkThatWasDoneInThePast) {
    Command past = command(1, "add 1");
    past.occurred_at = at_hour(-1'000);
    EXPECT_EQ(process(past).kind, AnswerKind::kStored);
}

TEST_F(EngineTest, RefusesAnEnvelopeThatCantBeStored) {
    std::vector<Command> bad(6, command(1, "add 1"));
    bad[0].stream = StreamId("");
    bad[1].stream = StreamId("counter/" + std::string(120, 'x'));
    bad[2].actor = "";
    bad[3].actor = "\xff\xfe";
    bad[4].office = "main office";
    bad[5].type = "";
    for (const auto& answer : process_all(bad)) {
        EXPECT_EQ(answer.kind, AnswerKind::kNotTaken);
        EXPECT_EQ(answer.code, "malformed");
        EXPECT_FALSE(answer.detail.empty());
    }
    EXPECT_EQ(aggregates_.decisions, 0);
}

TEST_F(EngineTest, RefusesATenantThatItDoesntKeep) {
    Command foreign = command(1, "add 1");
    foreign.tenant = TenantId("gamma");
    EXPECT_EQ(process(foreign).code, "unknown_tenant");
}

TEST_F(EngineTest, ATooLargeCommitHasNoEffectOnTheCommandsAfterIt) {
    const auto answers =
        process_all({command(1, "add 1"), command(2, "big 70000"), command(3, "add 1")});
    EXPECT_EQ(answers[1].kind, AnswerKind::kNotTaken);
    EXPECT_EQ(answers[2].position, Position(2));
    EXPECT_EQ(answers[2].version, StreamVersion(2));
}

TEST_F(EngineTest, ForgetsAnIdOnlyAfterNinetyDaysOfLogTime) {
    options_.prune_every = 4;
    options_.clock_jump_max = hours(24 * 1'000);
    start();
    ASSERT_EQ(process(command(1, "add 1"), at_hour(1)).kind, AnswerKind::kStored);
    for (std::uint64_t i = 2; i < 20; ++i) {
        process(command(i, "add 1"), at_hour(1 + 90 * 24));
    }
    EXPECT_TRUE(process(command(1, "add 1"), at_hour(1 + 90 * 24)).repeated)
        << "exactly 90 days old is still known";
    for (std::uint64_t i = 20; i < 30; ++i) {
        process(command(i, "add 1"), at_hour(2 + 90 * 24));
    }
    EXPECT_FALSE(ledger_->outcome(alpha_, id_of(1)).value().has_value());
    EXPECT_TRUE(ledger_->outcome(alpha_, id_of(2)).value().has_value());
    EXPECT_FALSE(process(command(1, "add 1"), at_hour(2 + 90 * 24)).repeated);
}

// States.

TEST_F(EngineTest, WritesOnlyTheLastStateOfEachStream) {
    process_all({command(1, "add 1"), command(2, "add 1"), command(3, "add 1", "two")});
    const auto row = ledger_->state(alpha_, StreamId("counter/one")).value();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->bytes, "2");
    EXPECT_EQ(row->version, StreamVersion(2));
    EXPECT_EQ(row->fold_version, 1u);
}

TEST_F(EngineTest, DropsTheStatesUnusedForLongestAndLoadsThemAgain) {
    options_.cached_streams_max = 2;
    start();
    process_all({command(1, "add 1", "a"), command(2, "add 2", "b"), command(3, "add 3", "c")});
    EXPECT_EQ(aggregates_.loads, 0);
    process(command(4, "add 1", "c"));
    EXPECT_EQ(aggregates_.loads, 0);
    EXPECT_EQ(process(command(5, "add 1", "a")).version, StreamVersion(2));
    EXPECT_EQ(aggregates_.loads, 1);
    EXPECT_EQ(ledger_->state(alpha_, StreamId("counter/a")).value()->bytes, "2");
}

TEST_F(EngineTest, FoldsAgainWhatAnotherFoldVersionWrote) {
    process(command(1, alarm("x", at_hour(9))));
    process(command(2, "add 5"));
    aggregates_.version = 2;
    start();
    const Answer rejected = process(command(3, "reject"));
    EXPECT_EQ(rejected.version, StreamVersion(2));
    EXPECT_EQ(aggregates_.folds, 1);
    const auto row = ledger_->state(alpha_, StreamId("counter/one")).value();
    EXPECT_EQ(row->fold_version, 2u) << "written even though the command was rejected";
    EXPECT_EQ(row->bytes.substr(0, 1), "5");
    const auto timers = ledger_->timers(alpha_, StreamId("counter/one")).value();
    ASSERT_EQ(timers.size(), 1u);
    EXPECT_EQ(timers[0].kind, "alarm2") << "the timers are derived again";
}

TEST_F(EngineTest, QuarantinesOneStreamAndServesTheOthers) {
    process_all({command(1, "add 1", "bad"), command(2, "add 1", "good")});
    aggregates_.broken = {"counter/bad"};
    start();
    const auto answers = process_all({command(3, "add 1", "bad"), command(4, "add 1", "good")});
    EXPECT_EQ(answers[0].kind, AnswerKind::kQuarantined);
    EXPECT_EQ(answers[0].code, "stream_quarantined");
    EXPECT_EQ(answers[0].detail, "the history is impossible");
    EXPECT_EQ(answers[1].kind, AnswerKind::kStored);
    process(command(5, "add 1", "bad"));
    EXPECT_EQ(aggregates_.loads, 2) << "the quarantine is remembered";
    aggregates_.version = 2;
    start();
    EXPECT_EQ(process(command(3, "add 1", "bad")).code, "newer_than_build");
}

TEST_F(EngineTest, ReadsAStreamAgainWhoseKeysCouldNotBeHad) {
    process(command(1, "add 1", "sealed"));
    start();
    aggregates_.has_keys = false;
    const auto answer = process(command(2, "add 1", "sealed"));
    EXPECT_EQ(answer.kind, AnswerKind::kFailed);
    EXPECT_EQ(answer.code, "store_unavailable");
    EXPECT_NE(answer.detail.find("counter/sealed"), std::string::npos);
    aggregates_.has_keys = true;
    EXPECT_EQ(process(command(2, "add 1", "sealed")).kind, AnswerKind::kStored);
}

// Number series.

TEST_F(EngineTest, DrawsNumbersWithoutGaps) {
    const auto answers = process_all({command(1, "draw letters"), command(2, "draw-reject letters"),
                                      command(3, "draw letters"), command(4, "draw others")});
    EXPECT_EQ(answers[0].outcome.ids, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(answers[2].outcome.ids, (std::vector<std::string>{"3", "4"}));
    EXPECT_EQ(answers[3].outcome.ids, (std::vector<std::string>{"1", "2"}));
    start();
    EXPECT_EQ(process(command(5, "draw letters")).outcome.ids,
              (std::vector<std::string>{"5", "6"}));
    Command other = command(6, "draw letters");
    other.tenant = beta_;
    EXPECT_EQ(process(other).outcome.ids, (std::vector<std::string>{"1", "2"}));
    const auto stored = commits(alpha_);
    ASSERT_EQ(stored[0].draws.size(), 2u);
    EXPECT_EQ(stored[0].draws[1], (log::Draw{"letters", 2}));
}

// Reference data.

TEST_F(EngineTest, LaterCommandsOfABatchSeeWhatWasObserved) {
    process_all({command(1, "add 1"), command(2, "policy p1", "policies"), command(3, "add 1")});
    const auto stored = commits(alpha_);
    EXPECT_EQ(stored[0].policy_version, "p0");
    EXPECT_EQ(stored[2].policy_version, "p1");
}

TEST_F(EngineTest, ObservesTheReferenceStreamsOnStartInOrder) {
    process_all({command(1, "policy p1", "policies"), command(2, "add 1"),
                 command(3, "policy p2", "policies"), command(4, "add 1", "offices")});
    aggregates_.references = {"counter/policies", "counter/offices"};
    aggregates_.observed.clear();
    aggregates_.policy = "none";
    start();
    ASSERT_EQ(aggregates_.observed.size(), 3u);
    EXPECT_EQ(aggregates_.observed[0].first, Position(1));
    EXPECT_EQ(aggregates_.observed[1].first, Position(3));
    EXPECT_EQ(aggregates_.observed[2], (std::pair<Position, long>(Position(4), 1)));
    EXPECT_EQ(aggregates_.policy, "p2");
}

// Failing writes.

TEST_F(EngineTest, StopsAcknowledgingAfterAFailedWrite) {
    ASSERT_EQ(process(command(1, "add 1")).kind, AnswerKind::kStored);
    ledger_->fail_writes({StoreErrorCode::kWriteFailed, "the sync failed"});
    const auto answers = process_all({command(2, "add 1"), command(3, "add 1")});
    for (const auto& answer : answers) {
        EXPECT_EQ(answer.kind, AnswerKind::kFailed);
        EXPECT_EQ(answer.code, "stopped");
    }
    EXPECT_EQ(commits(alpha_).size(), 1u);
}

TEST_F(EngineTest, RefusesEverythingOnceAWriteHasFailed) {
    const auto fenced = std::make_unique<memory::MemoryLedger>(disk_);
    ASSERT_TRUE(fenced->take_over(alpha_));
    EXPECT_EQ(process(command(1, "add 1")).kind, AnswerKind::kFailed);
    ASSERT_TRUE(engine_->stopped());
    EXPECT_EQ(engine_->stopped()->code, StoreErrorCode::kFenced);
    Command other = command(2, "add 1");
    other.tenant = beta_;
    EXPECT_EQ(process(other).kind, AnswerKind::kFailed);
    EXPECT_FALSE(engine_->due(at_hour(2), 10));
    EXPECT_FALSE(engine_->beat(at_hour(2)));
    EXPECT_TRUE(commits(alpha_).empty());
    EXPECT_TRUE(commits(beta_).empty());
}

TEST_F(EngineTest, RefusesWhileTheDiskIsFullAndGoesOnAfterwards) {
    ledger_->set_ready(log::StoreError{StoreErrorCode::kDiskFull, "free some space"});
    const Answer refused = process(command(1, "add 1"));
    EXPECT_EQ(refused.kind, AnswerKind::kFailed);
    EXPECT_EQ(refused.code, "disk_full");
    EXPECT_EQ(aggregates_.decisions, 0);
    EXPECT_FALSE(engine_->stopped());
    ledger_->set_ready(std::nullopt);
    EXPECT_EQ(process(command(1, "add 1")).kind, AnswerKind::kStored);
}

// Keys that can't be had.

TEST_F(EngineTest, FailsWhatCantBeSealedAndLeavesItsIdFree) {
    const Answer failed = process(command(1, "keyless"));
    EXPECT_EQ(failed.kind, AnswerKind::kFailed);
    EXPECT_EQ(failed.code, "keys_unavailable");
    EXPECT_TRUE(commits(alpha_).empty());
    EXPECT_FALSE(engine_->stopped());
    EXPECT_EQ(process(command(1, "add 1")).kind, AnswerKind::kStored);
}

TEST_F(EngineTest, FoldsAStateAgainThatCouldntBeSealed) {
    ASSERT_EQ(process(command(1, "add 1")).kind, AnswerKind::kStored);
    aggregates_.has_keys = false;
    ASSERT_EQ(process(command(2, "add 2")).kind, AnswerKind::kStored);
    ASSERT_EQ(
        process(command(3, "alarm a " + std::to_string(at_hour(9).time_since_epoch().count())))
            .kind,
        AnswerKind::kStored);
    aggregates_.has_keys = true;
    start();
    aggregates_.folds = 0;
    const Answer after = process(command(4, "add 4"));
    EXPECT_EQ(after.version, StreamVersion(4));
    EXPECT_EQ(aggregates_.folds, 1);
    EXPECT_EQ(aggregates_.observed.back().second, 7);
    const auto due = engine_->due(at_hour(10), 10);
    ASSERT_TRUE(due);
    EXPECT_EQ(due->size(), 1U);
    start();
    ASSERT_EQ(process(command(5, "add 8")).kind, AnswerKind::kStored);
    EXPECT_EQ(aggregates_.folds, 1) << "the row is whole again";
    EXPECT_EQ(aggregates_.observed.back().second, 15);
}

TEST_F(EngineTest, TakesWhatIsRecordedBeforeShowingWhileTheDiskIsNearlyFull) {
    options_.urgent_kind = "looks";
    start();
    ledger_->set_ready(log::StoreError{StoreErrorCode::kDiskFull, "free some space"}, false);
    Command look = command(1, "add 1");
    look.stream = StreamId("looks/2026-11-28");
    Command no_look = command(2, "add 1");
    no_look.stream = StreamId("looksalike/1");
    const auto answers = process_all({look, no_look, command(3, "add 1")});
    EXPECT_EQ(answers[0].kind, AnswerKind::kStored);
    EXPECT_EQ(answers[1].code, "disk_full");
    EXPECT_EQ(answers[2].code, "disk_full");
    EXPECT_EQ(commits(alpha_).size(), 1U);
    EXPECT_TRUE(engine_->beat(at_hour(5))) << "what is read goes on";
    ledger_->set_ready(log::StoreError{StoreErrorCode::kDiskFull, "free some space"});
    look.id = command(4, "add 1").id;
    EXPECT_EQ(process(look).code, "disk_full");
    EXPECT_FALSE(engine_->stopped());
}

// The head record.

TEST_F(EngineTest, NamesTheHeadsOfItsLogs) {
    process_all({command(1, "add 1"), command(2, "add 1")});
    const Heads heads = engine_->heads();
    ASSERT_EQ(heads.size(), 2u);
    EXPECT_EQ(heads.at(alpha_).position, Position(2));
    EXPECT_EQ(heads, true_heads());
    EXPECT_EQ(heads.at(beta_), log::RecordedHead());
    start(heads);
    EXPECT_EQ(engine_->heads(), heads);
    process(command(3, "add 1"));
    start(heads);  // The log may be ahead of the record.
}

TEST_F(EngineTest, RefusesToStartWhenTheLogIsShorterThanRecorded) {
    process_all({command(1, "add 1"), command(2, "add 1")});
    Heads heads = engine_->heads();
    heads[alpha_].position = Position(5);
    heads[TenantId("gone")].position = Position(2);
    log::Engine second(*ledger_, codec_, digester(), aggregates_);
    const auto started = second.start(std::vector{alpha_}, heads);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, StoreErrorCode::kCorruption);
    EXPECT_NE(started.error().detail.find("log of alpha: commits 3 to 5 are missing"),
              std::string::npos)
        << started.error().detail;
    EXPECT_NE(started.error().detail.find("log of gone: commits 1 to 2 are missing"),
              std::string::npos);
}

TEST_F(EngineTest, RefusesToStartWithoutAHeadRecordUnlessTheLogIsEmpty) {
    process(command(1, "add 1"));
    log::Engine second(*ledger_, codec_, digester(), aggregates_);
    const auto started = second.start(std::vector{alpha_, beta_}, {});
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, StoreErrorCode::kCorruption);
    EXPECT_NE(started.error().detail.find("log of alpha: it has 1 commits and no checkpoint"),
              std::string::npos)
        << started.error().detail;
    EXPECT_EQ(started.error().detail.find("beta"), std::string::npos);
}

TEST_F(EngineTest, RefusesToStartWithAnOlderHeadThanIsKnownToHaveBeenRecorded) {
    process(command(1, "add 1"));
    const Heads older = engine_->heads();
    process(command(2, "add 1"));
    engine_->set_checkpoint(alpha_, log::kHeadRecorded, Position(2));
    process(command(3, "add 1"));
    log::Engine second(*ledger_, codec_, digester(), aggregates_);
    const auto started = second.start(std::vector{alpha_}, older);
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().detail.find("its newest checkpoint is missing: one was written at "
                                          "position 2"),
              std::string::npos)
        << started.error().detail;
}

// The Merkle tree.

TEST_F(EngineTest, WritesTheTreeWithTheCommitsAndGoesOnWithItAfterAStart) {
    std::uint64_t id = 0;
    for (int round = 0; round < 3; ++round) {
        std::vector<Command> batch;
        for (int i = 0; i < 300; ++i) {
            batch.push_back(command(++id, "add 1"));
        }
        process_all(batch);
        log::GrowingTree tree;
        ASSERT_TRUE(log::grow(tree, *ledger_, digester(), alpha_, UINT64_MAX));
        EXPECT_EQ(ledger_->right_edge(alpha_).value(), tree.edge());
        for (const auto& tile : tree.take_tiles()) {
            EXPECT_EQ(ledger_->tile(alpha_, tile.place).value(), tile.hashes);
        }
        start();
    }
}

TEST_F(EngineTest, MakesTheTreeOfALogThatCameWithoutOne) {
    Commit commit;
    commit.tenant = alpha_;
    commit.stream = StreamId("counter/one");
    const auto term = ledger_->take_over(alpha_).value().term;
    log::EncodedCommit encoded{alpha_, Position(1), term, {}, {}, {}};
    commit.position = Position(1);
    commit.term = term;
    encoded.bytes = codec_.encode(commit);
    encoded.leaf = digester().leaf(encoded.bytes);
    ASSERT_TRUE(ledger_->append(alpha_, std::span(&encoded, 1)));
    start();
    EXPECT_EQ(ledger_->right_edge(alpha_)->root(digester()), encoded.leaf);
}

TEST_F(EngineTest, RefusesATreeThatGoesFurtherThanItsLog) {
    process(command(1, "add 1"));
    auto longer = ledger_->right_edge(alpha_).value();
    longer.append(digester(), {});
    log::LedgerBatch batch;
    batch.edges.push_back({alpha_, longer});
    ASSERT_TRUE(ledger_->write(batch));
    log::Engine second(*ledger_, codec_, digester(), aggregates_);
    const auto started = second.start(std::vector{alpha_, beta_}, true_heads());
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().detail.find("its tree has 2 leaves"), std::string::npos)
        << started.error().detail;
}

// The mark of a restore.

TEST_F(EngineTest, MarksARestoredLogWhichThenGoesOnUnderANewOrigin) {
    process_all({command(1, "add 1"), command(2, "add 1")});
    engine_->set_checkpoint(alpha_, log::kHeadRecorded, Position(2));
    process(command(3, "add 1"));
    const log::RestoreMark mark{"madoguchi/test/alpha/1", Position(9), log::Digest{7},
                                "the disk was lost"};
    {
        log::Engine restoring(*ledger_, codec_, digester(), aggregates_);
        ASSERT_TRUE(restoring.mark_restored({{alpha_, mark}}, "administrator", at_hour(2)));
        const auto heads = restoring.heads();
        EXPECT_EQ(heads.at(alpha_).generation, 2u);
        EXPECT_EQ(heads.at(alpha_).position, Position(4));
    }
    EXPECT_EQ(log::mark_of(commits(alpha_).back()), mark);
    EXPECT_EQ(commits(alpha_).back().actor, "administrator");
    Heads before = true_heads();
    before[alpha_].generation = 1;
    log::Engine second(*ledger_, codec_, digester(), aggregates_);
    EXPECT_FALSE(second.start(std::vector{alpha_, beta_}, before))
        << "what was recorded of the log before holds no more";
    start();
    EXPECT_EQ(process(command(4, "add 1")).position, Position(5));
    EXPECT_EQ(engine_->heads().at(alpha_).generation, 2u);
}

TEST_F(EngineTest, RefusesToStartWhenTheRecordedCommitIsAnother) {
    process_all({command(1, "add 1"), command(2, "add 1")});
    Heads heads = engine_->heads();
    heads[alpha_].root[0] ^= 1;
    log::Engine second(*ledger_, codec_, digester(), aggregates_);
    const auto started = second.start(std::vector{alpha_}, heads);
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().detail.find("up to position 2 aren't those"), std::string::npos)
        << started.error().detail;
}

// Timers.

TEST_F(EngineTest, TurnsDueTimersIntoCommandsInTheOrderOfTheirTime) {
    process_all({command(1, alarm("late", at_hour(6))),
                 command(2, alarm("soon", at_hour(4)), "two"),
                 command(3, alarm("never", at_hour(20)))});
    EXPECT_TRUE(engine_->due(at_hour(3), 10)->empty());
    const auto due = engine_->due(at_hour(6), 10);
    ASSERT_TRUE(due);
    ASSERT_EQ(due->size(), 2u);
    EXPECT_EQ((*due)[0].payload, "fire soon");
    EXPECT_EQ((*due)[1].payload, "fire late");
}

TEST_F(EngineTest, AFiredTimerIsGone) {
    process(command(1, alarm("x", at_hour(2))));
    const auto answers = fire(at_hour(3));
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0].outcome.kind, OutcomeKind::kAccepted);
    EXPECT_TRUE(fire(at_hour(4)).empty());
    EXPECT_TRUE(ledger_->timers(alpha_, StreamId("counter/one"))->empty());
}

TEST_F(EngineTest, ATimerThatWasRejectedIsGoneToo) {
    process(command(1, alarm("x", at_hour(2))));
    aggregates_.reject_fires = true;
    ASSERT_EQ(fire(at_hour(3)).size(), 1u);
    EXPECT_TRUE(fire(at_hour(10)).empty());
    start();
    EXPECT_TRUE(fire(at_hour(11)).empty());
}

TEST_F(EngineTest, ATimerTakenBackInTheSameBatchIsNeverWritten) {
    process_all({command(1, alarm("x", at_hour(2))), command(2, "unalarm x")});
    EXPECT_TRUE(fire(at_hour(3)).empty());
    process(command(3, alarm("y", at_hour(2))));
    process(command(4, "unalarm y"));
    EXPECT_TRUE(fire(at_hour(3)).empty());
}

TEST_F(EngineTest, HandsOutATimerAgainWhenItsCommandGotLost) {
    process(command(1, alarm("x", at_hour(2))));
    EXPECT_EQ(engine_->due(at_hour(3), 10)->size(), 1u);
    EXPECT_TRUE(engine_->due(at_hour(3), 10)->empty()) << "it is on its way";
    EXPECT_EQ(engine_->due(at_hour(4), 10)->size(), 1u);
}

TEST_F(EngineTest, FiresATimerOnceWhenTheProcessEndsInBetween) {
    process(command(1, alarm("x", at_hour(2))));
    const auto due = engine_->due(at_hour(3), 10);
    ASSERT_EQ(due->size(), 1u);
    start();
    const auto again = engine_->due(at_hour(4), 10);
    ASSERT_EQ(again->size(), 1u);
    EXPECT_EQ((*due)[0].id, (*again)[0].id);
    ASSERT_EQ(process((*again)[0], at_hour(4)).kind, AnswerKind::kStored);
    EXPECT_TRUE(engine_->due(at_hour(5), 10)->empty());
}

TEST_F(EngineTest, ATimerWhoseIdIsUsedUpIsGone) {
    process(command(1, alarm("x", at_hour(2))));
    aggregates_.reject_fires = true;
    ASSERT_EQ(fire(at_hour(3)).size(), 1u);
    // The same timer is set anew: its id stands for what was decided before.
    process(command(2, "unalarm x"), at_hour(3));
    process(command(3, alarm("x", at_hour(2))), at_hour(3));
    fire(at_hour(4));
    EXPECT_TRUE(fire(at_hour(6)).empty());
}

TEST_F(EngineTest, HandsOutAtMostAsManyTimersAsAskedFor) {
    for (std::uint64_t i = 1; i <= 5; ++i) {
        process(command(i, alarm("k" + std::to_string(i), at_hour(2))));
    }
    EXPECT_EQ(engine_->due(at_hour(3), 2)->size(), 2u);
    EXPECT_EQ(engine_->due(at_hour(3), 10)->size(), 3u);
    EXPECT_TRUE(engine_->due(at_hour(3), 0)->empty());
}

// The clock.

TEST_F(EngineTest, TimersWaitWhenTheClockJumpedUntilAPersonConfirms) {
    process(command(1, alarm("x", at_hour(2))), at_hour(1));
    EXPECT_TRUE(engine_->due(at_hour(26), 10)->empty());
    EXPECT_EQ(engine_->clocks_in_doubt(), std::vector{alpha_});
    EXPECT_TRUE(engine_->due(at_hour(27), 10)->empty());
    ASSERT_TRUE(engine_->confirm_clock(at_hour(27), "chief-1"));
    EXPECT_TRUE(engine_->clocks_in_doubt().empty());
    EXPECT_EQ(engine_->due(at_hour(27), 10)->size(), 1u);
    const auto row = ledger_->clock(alpha_).value();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->confirmed_by, "chief-1");
    EXPECT_EQ(row->trusted_at, at_hour(27));
}

TEST_F(EngineTest, TwentyFourHoursAheadIsNoJump) {
    process(command(1, alarm("x", at_hour(2))), at_hour(1));
    EXPECT_EQ(engine_->due(at_hour(25), 10)->size(), 1u);
}

TEST_F(EngineTest, ACommandAfterTheJumpDoesntHideIt) {
    process(command(1, alarm("x", at_hour(2))), at_hour(1));
    ASSERT_EQ(process(command(2, "add 1"), at_hour(9'000)).kind, AnswerKind::kStored)
        << "people go on working";
    EXPECT_TRUE(engine_->due(at_hour(9'000), 10)->empty());
    start();
    EXPECT_TRUE(engine_->due(at_hour(9'000), 10)->empty()) << "the doubt survives a restart";
    ASSERT_TRUE(engine_->confirm_clock(at_hour(3), "chief-1"));
    start();
    EXPECT_EQ(engine_->due(at_hour(3), 10)->size(), 1u);
    EXPECT_TRUE(engine_->due(at_hour(9'000), 10)->empty());
}

TEST_F(EngineTest, BeatsKeepAQuietLogTrusted) {
    process(command(1, alarm("x", at_hour(40))), at_hour(1));
    for (int hour = 2; hour <= 40; hour += 2) {
        ASSERT_TRUE(engine_->beat(at_hour(hour)));
    }
    start();
    EXPECT_EQ(engine_->due(at_hour(60), 10)->size(), 1u);
    EXPECT_TRUE(engine_->clocks_in_doubt().empty());
}

TEST_F(EngineTest, KeepsCheckpointsOfOthers) {
    engine_->set_checkpoint(alpha_, "reactions", Position(7));
    EXPECT_EQ(ledger_->checkpoint(alpha_, "reactions").value(), Position(0));
    process(command(1, "add 1"));
    EXPECT_EQ(ledger_->checkpoint(alpha_, "reactions").value(), Position(7));
}

// The outcome.

TEST_F(EngineTest, StoresIdsForPeopleAndNothingThatIsNoText) {
    const Answer answer = process(command(1, "id R8-本-0123-7"));
    EXPECT_EQ(answer.kind, AnswerKind::kStored);
    EXPECT_EQ(commits(alpha_).at(0).outcome.ids, std::vector<std::string>{"R8-本-0123-7"});
    std::uint64_t number = 1;
    for (const char* const bad :
         {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe6\x9c", "a\x01", "\xf4\x90\x80\x80"}) {
        EXPECT_EQ(process(command(++number, std::string("id ") + bad)).code, "not_storable")
            << number;
    }
}

// The history.

TEST_F(EngineTest, ShowsADecisionTheCommitsOfItsStreamThoseOfTheBatchIncluded) {
    process(command(1, "add 1"));
    process(command(2, "add 1", "other"));
    const auto answers = process_all({command(3, "add 1"), command(4, "add 1", "other"),
                                      command(5, "reject"), command(6, "history")});
    EXPECT_EQ(answers.at(3).outcome.ids, std::vector<std::string>{"2"});
}

}  // namespace
}  // namespace madoguchi::log_test
