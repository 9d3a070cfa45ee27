#include <gtest/gtest.h>

#include <thread>

#include "madoguchi/adapters/runtime/server.hpp"
#include "world.hpp"

namespace madoguchi::runtime_test {
namespace {

using log::AnswerKind;
using log::Position;
using log_test::at_hour;
using log_test::command;

/// What the server does of itself: timers and what follows from commits.
class FollowingTest : public testing::Test {
 protected:
    void start() {
        const auto error = world_.start();
        ASSERT_FALSE(error) << error->detail;
    }
    void submit(const log::Command& command) {
        const auto reply = world_.server->submit(command);
        ASSERT_TRUE(reply);
        ASSERT_EQ(reply->kind, AnswerKind::kStored);
    }
    static std::string alarm(const std::string& key, log::UtcTime due) {
        return "alarm " + key + " " + std::to_string(due.time_since_epoch().count());
    }
    Position checkpoint() {
        const auto found = world_.ledger->checkpoint(world_.alpha, "reactions");
        EXPECT_TRUE(found);
        return *found;
    }

    World world_;
};

TEST_F(FollowingTest, PutsDueTimersToTheEngine) {
    start();
    submit(command(1, alarm("a", at_hour(5))));
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.commits().size(), 1u) << "it isn't due";
    world_.clock.set(at_hour(5));
    ASSERT_TRUE(world_.server->tick());
    const auto commits = world_.commits();
    ASSERT_EQ(commits.size(), 2u);
    EXPECT_EQ(commits[1].events.at(0).payload, "fire a");
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.commits().size(), 2u);
}

TEST_F(FollowingTest, TakesMoreTimersThanFitAtATime) {
    world_.options.due_max = 3;
    world_.options.batch_max = 2;
    start();
    for (std::uint64_t i = 1; i <= 10; ++i) {
        submit(command(i, alarm("a" + std::to_string(i), at_hour(5))));
    }
    world_.clock.set(at_hour(6));
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.commits().size(), 20u);
}

TEST_F(FollowingTest, LetsTimersWaitWhileTheClockIsInDoubt) {
    start();
    submit(command(1, alarm("a", at_hour(5))));
    world_.clock.set(at_hour(24 * 365));
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.commits().size(), 1u);
    EXPECT_EQ(world_.server->clocks_in_doubt(), std::vector{world_.alpha});
    ASSERT_TRUE(world_.server->confirm_clock("chief-1"));
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.commits().size(), 2u);
    EXPECT_TRUE(world_.server->clocks_in_doubt().empty());
}

TEST_F(FollowingTest, SaysOnceThatATimerIsntTaken) {
    world_.counters.due_prefix = "forbid ";
    start();
    submit(command(1, alarm("a", at_hour(5))));
    world_.clock.set(at_hour(6));
    ASSERT_TRUE(world_.server->tick());
    world_.clock.set(at_hour(7));
    ASSERT_TRUE(world_.server->tick());
    ASSERT_EQ(world_.reports().size(), 1u);
    EXPECT_NE(world_.reports()[0].find("not_permitted"), std::string::npos);
}

TEST_F(FollowingTest, TicksOfItself) {
    world_.options.upkeep_every = std::chrono::milliseconds(1);
    start();
    submit(command(1, alarm("a", at_hour(5))));
    world_.server->run();
    world_.clock.set(at_hour(5));
    while (world_.watermarks->written(world_.alpha) < Position(2)) {
        std::this_thread::yield();
    }
    while (world_.head_record.heads()[world_.alpha].position == log::Position(0)) {
        std::this_thread::yield();
    }
    EXPECT_TRUE(world_.server->stop());
}

TEST_F(FollowingTest, DoesWhatFollowsFromACommitAndWhatFollowsFromThat) {
    start();
    submit(command(1, "add 1 then add 20 then add 300"));
    EXPECT_EQ(world_.sum("one"), 1);
    EXPECT_EQ(world_.sum("after"), 320);
    const auto commits = world_.commits();
    ASSERT_EQ(commits.size(), 3u);
    EXPECT_LT(commits[0].recorded_at, commits[1].recorded_at) << "the cause is durable first";
}

TEST_F(FollowingTest, DoesWhatFollowsInTheTenantOfItsCause) {
    start();
    log::Command of_beta = command(1, "add 1 then add 20");
    of_beta.tenant = world_.beta;
    const auto answers =
        world_.server->submit(std::vector{command(2, "add 1"), of_beta, command(3, "add 1")});
    ASSERT_TRUE(answers);
    EXPECT_EQ(world_.sum("after", "beta"), 20);
    EXPECT_EQ(world_.commits("alpha").size(), 2u);
}

TEST_F(FollowingTest, DoesOnceWhatAFormerProcessLeftUndone) {
    start();
    world_.counters.on_react = [&](const log::Commit& commit) {
        if (commit.position == Position(1)) {
            world_.ledger->set_ready(log::StoreError{log::StoreErrorCode::kUnavailable, "gone"});
        }
    };
    submit(command(1, "add 1 then add 20"));
    world_.counters.on_react = nullptr;
    world_.kill();
    EXPECT_EQ(world_.sum("after"), 0);
    for (int i = 0; i < 2; ++i) {
        start();
        EXPECT_EQ(world_.sum("after"), 20);
        EXPECT_EQ(world_.commits().size(), 2u);
        world_.kill();
    }
}

TEST_F(FollowingTest, TriesAgainWhatTheStoreFailedToDo) {
    start();
    world_.counters.on_react = [&](const log::Commit& commit) {
        if (commit.position == Position(1)) {
            world_.ledger->set_ready(log::StoreError{log::StoreErrorCode::kDiskFull, "no space"});
        }
    };
    submit(command(1, "add 1 then add 20"));
    EXPECT_EQ(world_.sum("after"), 0);
    world_.ledger->set_ready(std::nullopt);
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.sum("after"), 20);
}

TEST_F(FollowingTest, SaysThatWhatFollowsWasNotTakenAndGoesOn) {
    start();
    submit(command(1, "add 1 then forbid it"));
    ASSERT_EQ(world_.reports().size(), 1u);
    EXPECT_NE(world_.reports()[0].find("not_permitted"), std::string::npos);
    for (std::uint64_t i = 2; i < 1'000; ++i) {
        submit(command(i, "add 1"));
    }
    EXPECT_GT(checkpoint(), Position(1));
}

TEST_F(FollowingTest, KeepsTheCheckpointBehindWhatASetApartStreamLeavesUndone) {
    world_.counters.quarantined = {"counter/after"};
    start();
    submit(command(1, "add 1"));
    submit(command(2, "add 1 then add 20"));
    for (std::uint64_t i = 3; i < 1'000; ++i) {
        submit(command(i, "add 1"));
    }
    EXPECT_LE(checkpoint(), Position(1));
    world_.kill();
    world_.counters.quarantined.clear();
    start();
    EXPECT_EQ(world_.sum("after"), 20);
}

TEST_F(FollowingTest, SaysOnceWhatCannotBeReadAndGoesOnWithTheRest) {
    start();
    submit(command(1, "add 1"));
    world_.counters.unreadable = {"counter/one"};
    submit(command(2, "add 1 then add 20"));
    submit(command(3, "add 1 then add 20"));
    ASSERT_EQ(world_.reports().size(), 1u) << "once for each stream";
    EXPECT_NE(world_.reports()[0].find("counter/one can be read"), std::string::npos);
    log::Command other = command(4, "add 1 then add 300");
    other.stream = log::StreamId("counter/two");
    submit(other);
    EXPECT_EQ(world_.sum("after"), 300) << "the other streams go on";
    world_.kill();
    start();
    EXPECT_EQ(world_.reports().size(), 2u) << "it starts, and says so again";
    EXPECT_EQ(world_.sum("after"), 300);
    world_.kill();
    world_.counters.unreadable.clear();
    start();
    EXPECT_EQ(world_.sum("after"), 340) << "a build that can read it does what was left";
}

TEST_F(FollowingTest, ReadsFewCommitsAgainAfterALongLife) {
    start();
    for (std::uint64_t i = 1; i <= 1'000; ++i) {
        submit(command(i, "add 1"));
    }
    world_.kill();
    std::size_t read_again = 0;
    world_.counters.on_react = [&](const log::Commit&) { ++read_again; };
    start();
    EXPECT_LE(read_again, 512u);
}

TEST_F(FollowingTest, KeepsTheCheckpointGoingWhenEachProcessStoresOneCommit) {
    std::size_t read_again = 0;
    for (std::uint64_t i = 1; i <= 600; ++i) {
        world_.counters.on_react = [&](const log::Commit&) { ++read_again; };
        start();
        world_.counters.on_react = nullptr;
        submit(command(i, "add 1"));
        ASSERT_TRUE(world_.server->stop());
    }
    EXPECT_LE(read_again, 600u * 260u);
    EXPECT_GT(checkpoint(), Position(256));
}

TEST_F(FollowingTest, DoesInTheWorldFirstWhatACommandThenRecords) {
    start();
    world_.effects.on_done = [&] { EXPECT_EQ(world_.sum("after"), 0) << "not recorded before"; };
    submit(command(1, "add 1 then add 20 then add 300"));
    EXPECT_EQ(world_.effects.done, 1u);
    EXPECT_EQ(world_.sum("after"), 320);
}

TEST_F(FollowingTest, PutsOffWhatCannotBeDoneInTheWorldAndTriesAgain) {
    start();
    world_.effects.failure = log::StoreError{log::StoreErrorCode::kUnavailable, "gone"};
    submit(command(1, "add 1 then add 20"));
    submit(command(2, "add 1 then add 3"));
    EXPECT_EQ(world_.sum("after"), 3) << "what needs nothing done goes on";
    EXPECT_NE(world_.reports().at(0).find("tried again"), std::string::npos);
    world_.effects.failure.reset();
    ASSERT_TRUE(world_.server->tick());
    EXPECT_EQ(world_.effects.done, 1u);
    EXPECT_EQ(world_.sum("after"), 23);
}

TEST_F(FollowingTest, DoesInTheWorldAfterARestartWhatACrashLeftUndone) {
    start();
    world_.effects.failure = log::StoreError{log::StoreErrorCode::kUnavailable, "gone"};
    submit(command(1, "add 1 then add 20"));
    world_.kill();
    world_.effects.failure.reset();
    start();
    EXPECT_EQ(world_.effects.done, 1u);
    EXPECT_EQ(world_.sum("after"), 20);
    // Killed between the deed and its record: it is done again, and recorded once.
    world_.effects.on_done = [&] {
        world_.ledger->set_ready(log::StoreError{log::StoreErrorCode::kUnavailable, "gone"});
    };
    submit(command(2, "add 1 then add 20"));
    world_.kill();
    EXPECT_EQ(world_.sum("after"), 20);
    world_.effects.on_done = [] {};
    start();
    EXPECT_EQ(world_.sum("after"), 40);
    EXPECT_GE(world_.effects.done, 3u);
}

}  // namespace
}  // namespace madoguchi::runtime_test
