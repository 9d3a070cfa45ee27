#include "madoguchi/adapters/runtime/server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "world.hpp"

namespace madoguchi::runtime_test {
namespace {

using log::Answer;
using log::AnswerKind;
using log::Command;
using log::Expected;
using log::Position;
using log_test::at_hour;
using log_test::command;
using runtime::Busy;
using runtime::BusyReason;
using Reply = Expected<Answer, Busy>;

class ServerTest : public testing::Test {
 protected:
    void start() {
        const auto error = world_.start();
        ASSERT_FALSE(error) << error->detail;
    }
    void start_and_run() {
        start();
        world_.server->run();
    }
    runtime::Server& server() { return *world_.server; }

    /// Keeps the engine at work until the gate is opened.
    void hold() {
        world_.counters.gate.close();
        holder_ = std::thread([this] {
            const Reply reply = server().submit(command(900'000, "nothing gate"));
            EXPECT_TRUE(reply);
        });
        world_.counters.gate.wait_until_held();
    }
    void let_go() {
        world_.counters.gate.open();
        holder_.join();
    }
    void wait_until_waiting(std::size_t commands) {
        while (server().waiting() != commands) {
            std::this_thread::yield();
        }
    }

    World world_;
    std::thread holder_;
};

TEST_F(ServerTest, AnswersWhatTheEngineSays) {
    start();
    const Reply reply = server().submit(command(1, "add 5"));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->kind, AnswerKind::kStored);
    EXPECT_EQ(reply->position, Position(1));
    EXPECT_EQ(world_.sum("one"), 5);
    EXPECT_EQ(world_.watermarks->written(world_.alpha), Position(1));
}

TEST_F(ServerTest, LetsAClientAloneRunItsOwnBatch) {
    start_and_run();
    std::thread::id decided_by;
    world_.counters.on_decide = [&](const Command&) { decided_by = std::this_thread::get_id(); };
    ASSERT_TRUE(server().submit(command(1, "add 5")));
    EXPECT_EQ(decided_by, std::this_thread::get_id());
}

TEST_F(ServerTest, DecidesTheCommandsOfOneCallInOrderWithOneWrite) {
    start();
    const auto answers = server().submit(
        std::vector{command(1, "add 1"), command(2, "reject"), command(3, "add 3")});
    ASSERT_TRUE(answers);
    ASSERT_EQ(answers->size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ((*answers)[i].position, Position(i + 1));
    }
    const auto commits = world_.commits();
    EXPECT_EQ(commits[0].recorded_at, commits[2].recorded_at);
}

TEST_F(ServerTest, TakesWhatHasGatheredInOneBatch) {
    for (const bool with_threads : {false, true}) {
        SCOPED_TRACE(with_threads);
        world_.forget();
        start();
        if (with_threads) {
            server().run();
        }
        hold();
        std::vector<std::thread> clients;
        for (std::uint64_t i = 1; i <= 10; ++i) {
            clients.emplace_back([this, i] {
                const Reply reply = server().submit(command(i, "add 1"));
                ASSERT_TRUE(reply);
                EXPECT_EQ(reply->kind, AnswerKind::kStored);
            });
        }
        wait_until_waiting(10);
        let_go();
        for (auto& client : clients) {
            client.join();
        }
        const auto commits = world_.commits();
        ASSERT_EQ(commits.size(), 11u);
        EXPECT_NE(commits[0].recorded_at, commits[1].recorded_at);
        EXPECT_EQ(commits[1].recorded_at, commits[10].recorded_at);
        EXPECT_EQ(world_.sum("one"), 10);
    }
}

TEST_F(ServerTest, KeepsBatchesWithinTheirBound) {
    world_.options.batch_max = 4;
    start_and_run();
    hold();
    std::atomic<int> answered = 0;
    for (std::uint64_t i = 1; i <= 10; ++i) {
        server().post(command(i, "add 1"), [&](const Reply& reply) {
            EXPECT_TRUE(reply);
            ++answered;
        });
    }
    let_go();
    ASSERT_TRUE(server().stop());
    EXPECT_EQ(answered, 10);
    std::map<log::UtcTime, int> batches;
    for (const auto& commit : world_.commits()) {
        ++batches[commit.recorded_at];
    }
    std::vector<int> sizes;
    for (const auto& [at, size] : batches) {
        sizes.push_back(size);
    }
    EXPECT_EQ(sizes, (std::vector{1, 4, 4, 2}));
}

TEST_F(ServerTest, AnswersPostedCommandsInOrderExactlyOnce) {
    start_and_run();
    hold();
    std::mutex mutex;
    std::vector<std::uint64_t> positions;
    for (std::uint64_t i = 1; i <= 5; ++i) {
        server().post(command(i, "add 1"), [&](const Reply& reply) {
            ASSERT_TRUE(reply);
            const std::scoped_lock lock(mutex);
            positions.push_back(reply->position.value());
        });
    }
    let_go();
    ASSERT_TRUE(server().stop());
    EXPECT_EQ(positions, (std::vector<std::uint64_t>{2, 3, 4, 5, 6}));
}

TEST_F(ServerTest, PostsWithoutThreadsAsWell) {
    start();
    int answered = 0;
    server().post(command(1, "add 1"), [&](const Reply& reply) {
        EXPECT_TRUE(reply);
        ++answered;
    });
    EXPECT_EQ(answered, 1);
}

TEST_F(ServerTest, SaysBusyAtOnceWhenTooManyWait) {
    world_.options.queue_max = 2;
    start_and_run();
    hold();
    std::atomic<int> answered = 0;
    for (std::uint64_t i = 1; i <= 2; ++i) {
        server().post(command(i, "add 1"), [&](const Reply& reply) {
            EXPECT_TRUE(reply);
            ++answered;
        });
    }
    const Reply third = server().submit(command(3, "add 1"));
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error().reason, BusyReason::kQueueFull);
    EXPECT_GE(third.error().retry_after_seconds, 1u);
    EXPECT_LE(third.error().retry_after_seconds, 30u);
    EXPECT_NE(third.error().detail, "");
    let_go();
    const Reply again = server().submit(command(3, "add 1"));
    ASSERT_TRUE(server().stop());
    EXPECT_EQ(answered, 2);
    EXPECT_TRUE(again || again.error().reason == BusyReason::kQueueFull);
}

TEST_F(ServerTest, SaysBusyWhenWhatWaitsIsTooLarge) {
    world_.options.queue_bytes_max = 1'000;
    start_and_run();
    hold();
    const std::string large = "add 1 " + std::string(600, 'x');
    server().post(command(1, large), [](const Reply& reply) { EXPECT_TRUE(reply); });
    const Reply second = server().submit(command(2, large));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason, BusyReason::kQueueFull);
    let_go();
}

TEST_F(ServerTest, TakesAllCommandsOfOneCallOrNone) {
    world_.options.queue_max = 2;
    start_and_run();
    hold();
    const auto answers =
        server().submit(std::vector{command(1, "add 1"), command(2, "add 1"), command(3, "add 1")});
    EXPECT_FALSE(answers);
    EXPECT_EQ(server().waiting(), 0u);
    let_go();
}

TEST_F(ServerTest, SaysBusyWhenTheListsAreTooFarBehindUntilTheyHaveComeCloser) {
    world_.options.lag_max = 2;
    start();
    world_.watermarks->follow(true);
    for (std::uint64_t i = 1; i <= 3; ++i) {
        ASSERT_TRUE(server().submit(command(i, "add 1")));
    }
    const Reply busy = server().submit(command(4, "add 1"));
    ASSERT_FALSE(busy);
    EXPECT_EQ(busy.error().reason, BusyReason::kProjectionsBehind);
    EXPECT_EQ(busy.error().retry_after_seconds, 1u);
    Command of_beta = command(5, "add 1");
    of_beta.tenant = world_.beta;
    EXPECT_TRUE(server().submit(of_beta)) << "the lists of beta aren't behind";
    world_.watermarks->seen(world_.alpha, Position(1));
    EXPECT_TRUE(server().submit(command(4, "add 1")));
}

TEST_F(ServerTest, AnswersEverythingThatWaitsWithAnErrorWhenAWriteFails) {
    start_and_run();
    hold();
    std::atomic<int> failed = 0;
    std::vector<std::thread> clients;
    for (std::uint64_t i = 1; i <= 5; ++i) {
        clients.emplace_back([this, i, &failed] {
            const Reply reply = server().submit(command(i, "add 1"));
            ASSERT_TRUE(reply);
            EXPECT_EQ(reply->kind, AnswerKind::kFailed);
            EXPECT_EQ(reply->code, "stopped");
            ++failed;
        });
    }
    wait_until_waiting(5);
    world_.ledger->fail_writes({log::StoreErrorCode::kWriteFailed, "the disk is gone"});
    let_go();
    for (auto& client : clients) {
        client.join();
    }
    EXPECT_EQ(failed, 5);
    ASSERT_TRUE(server().stopped());
    EXPECT_EQ(server().stopped()->detail, "the disk is gone");
    EXPECT_EQ(world_.stops(), 1);

    const Reply later = server().submit(command(6, "add 1"));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->kind, AnswerKind::kFailed);
    EXPECT_FALSE(server().tick());
    EXPECT_FALSE(server().stop());
    EXPECT_EQ(world_.stops(), 1);
    EXPECT_EQ(world_.head_record.heads().at(world_.alpha).position, Position(0))
        << "the log isn't known to be that long";
    EXPECT_TRUE(world_.commits().empty());
}

TEST_F(ServerTest, GoesOnWhenThereIsSpaceAgain) {
    start();
    world_.ledger->set_ready(log::StoreError{log::StoreErrorCode::kDiskFull, "no space"});
    const Reply refused = server().submit(command(1, "add 1"));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code, "disk_full");
    EXPECT_FALSE(server().stopped());
    world_.ledger->set_ready(std::nullopt);
    const Reply taken = server().submit(command(1, "add 1"));
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->kind, AnswerKind::kStored);
}

TEST_F(ServerTest, FinishesWhatWasLetInBeforeItStops) {
    start_and_run();
    hold();
    std::atomic<int> stored = 0;
    for (std::uint64_t i = 1; i <= 20; ++i) {
        server().post(command(i, "add 1"), [&](const Reply& reply) {
            ASSERT_TRUE(reply);
            stored += reply->kind == AnswerKind::kStored ? 1 : 0;
        });
    }
    std::thread stopper([this] { EXPECT_TRUE(server().stop()); });
    let_go();
    stopper.join();
    EXPECT_EQ(stored, 20);
    EXPECT_EQ(world_.sum("one"), 20);
    const Reply late = server().submit(command(21, "add 1"));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().reason, BusyReason::kStopping);
    EXPECT_TRUE(server().stop());
}

TEST_F(ServerTest, AnswersEachOfManyClientsOnceAndKeepsTheirOrder) {
    constexpr std::uint64_t kClients = 12;
    constexpr std::uint64_t kEach = 60;
    for (const bool with_threads : {false, true}) {
        SCOPED_TRACE(with_threads);
        world_.forget();
        world_.options.batch_max = 8;
        world_.options.upkeep_every = std::chrono::milliseconds(1);
        start();
        if (with_threads) {
            server().run();
        }
        std::vector<std::vector<std::uint64_t>> positions(kClients);
        std::vector<std::thread> clients;
        for (std::uint64_t client = 0; client < kClients; ++client) {
            clients.emplace_back([&, client] {
                for (std::uint64_t i = 1; i <= kEach; ++i) {
                    const std::uint64_t id = client * 1'000 + i;
                    const Reply reply =
                        server().submit(command(id, "add 1", std::to_string(client)));
                    ASSERT_TRUE(reply);
                    ASSERT_EQ(reply->kind, AnswerKind::kStored);
                    EXPECT_EQ(reply->version, log::StreamVersion(i));
                    positions[client].push_back(reply->position.value());
                }
            });
        }
        for (auto& client : clients) {
            client.join();
        }
        ASSERT_TRUE(server().stop());
        std::set<std::uint64_t> all;
        for (const auto& of_client : positions) {
            EXPECT_TRUE(std::is_sorted(of_client.begin(), of_client.end()));
            all.insert(of_client.begin(), of_client.end());
        }
        EXPECT_EQ(all.size(), kClients * kEach);
        EXPECT_EQ(*all.begin(), 1u);
        EXPECT_EQ(*all.rbegin(), kClients * kEach);
        EXPECT_EQ(world_.head_record.heads().at(world_.alpha).position, Position(kClients * kEach));
    }
}

// The head record.

TEST_F(ServerTest, WritesTheHeadRecordWhenSomethingIsNewAndTheTimeHasCome) {
    world_.options.head_every = std::chrono::hours(1);
    start();
    ASSERT_TRUE(server().tick());
    EXPECT_EQ(world_.head_record.writes(), 1) << "nothing is new since the start";
    ASSERT_TRUE(server().submit(command(1, "add 1")));
    ASSERT_TRUE(server().tick());
    EXPECT_EQ(world_.head_record.heads().at(world_.alpha).position, Position(1));
    ASSERT_TRUE(server().submit(command(2, "add 1")));
    ASSERT_TRUE(server().tick());
    EXPECT_EQ(world_.head_record.writes(), 2) << "the hour isn't over";
    world_.clock.set(at_hour(3));
    ASSERT_TRUE(server().tick());
    EXPECT_EQ(world_.head_record.writes(), 3);
}

TEST_F(ServerTest, WritesTheHeadRecordWhenItStops) {
    start();
    ASSERT_TRUE(server().submit(command(1, "add 1")));
    ASSERT_TRUE(server().stop());
    EXPECT_EQ(world_.head_record.heads().at(world_.alpha).position, Position(1));
    ASSERT_TRUE(server().stop());
    EXPECT_EQ(world_.head_record.writes(), 2);
}

TEST_F(ServerTest, StopsWhenTheHeadRecordCantBeWritten) {
    start();
    ASSERT_TRUE(server().submit(command(1, "add 1")));
    world_.head_record.fail();
    EXPECT_FALSE(server().tick());
    ASSERT_TRUE(server().stopped());
    EXPECT_EQ(world_.stops(), 1);
    const Reply later = server().submit(command(2, "add 1"));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->kind, AnswerKind::kFailed);
}

TEST_F(ServerTest, RefusesToOpenALogThatIsShorterThanItsHeadRecord) {
    start();
    ASSERT_TRUE(server().submit(command(1, "add 1")));
    ASSERT_TRUE(server().stop());
    world_.disk = memory::make_memory_disk();
    const auto error = world_.start();
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, log::StoreErrorCode::kCorruption);
    EXPECT_TRUE(server().stop()) << "there is nothing to stop";
    EXPECT_EQ(world_.head_record.heads().at(world_.alpha).position, Position(1));
}

}  // namespace
}  // namespace madoguchi::runtime_test
