#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "madoguchi/adapters/memory_views/memory_view_store.hpp"
#include "madoguchi/adapters/runtime/projection_feed.hpp"
#include "world.hpp"

namespace madoguchi::runtime_test {
namespace {

using log::Position;
using log_test::command;
using projections::ViewId;

/// Decodes the commit and leaves the events alone. `bad` can't be decoded.
class PlainDecoder final : public projections::CommitDecoder {
 public:
    std::atomic<std::uint64_t> bad = 0;  ///< A position.
    std::atomic<bool> held = false;      ///< Whoever decodes waits until it is let go.

    log::Expected<void, std::string> decode(std::string_view bytes, projections::Seals,
                                            projections::DecodedCommit& commit) override {
        held.wait(true);
        commit.events.clear();
        auto decoded = codec_.decode(bytes, commit.meta);
        if (decoded && commit.meta.position.value() == bad) {
            return log::unexpected(std::string("a bad commit"));
        }
        return decoded;
    }

 private:
    protobuf::ProtobufCommitCodec codec_;
};

/// Counts commits under `commits`.
class Counting final : public projections::Projection {
 public:
    explicit Counting(ViewId id) : id_(std::move(id)) {}
    [[nodiscard]] const ViewId& id() const override { return id_; }
    [[nodiscard]] projections::Seals seals() const override { return projections::Seals::kLeave; }
    log::Expected<void, log::StoreError> apply(const projections::DecodedCommit&,
                                               projections::ViewWriter& writer) override {
        writer.add("commits", 1);
        return {};
    }
    log::Expected<void, log::StoreError> settle(projections::ViewWriter&) override { return {}; }
    log::Expected<void, log::StoreError> derive_again(const log::StreamId&, Position,
                                                      projections::ViewWriter&) override {
        return {};
    }

 private:
    ViewId id_;
};

projections::ProjectionKind counting(const std::string& name, std::uint32_t version = 1) {
    const ViewId id{name, version};
    return {.id = id,
            .title = name,
            .make = [id](const log::TenantId&, const projections::ProjectionPorts&) {
                return std::make_unique<Counting>(id);
            }};
}

class FeedTest : public testing::Test {
 protected:
    void SetUp() override {
        const auto error = world_.start();
        ASSERT_FALSE(error) << error->detail;
        options_.on_take_over = [this](const projections::TakeOverReport& report) {
            take_overs_.push_back(report);
        };
        options_.retry_after = std::chrono::milliseconds(1);
    }
    void TearDown() override { feed_.reset(); }

    void open(std::vector<projections::ProjectionKind> kinds) {
        feed_.reset();
        feed_ = std::make_unique<runtime::ProjectionFeed>(
            projections::RunnerPorts{&views_, world_.ledger.get(), &decoder_, {}},
            projections::RunnerPorts{&views_, world_.ledger.get(), &building_decoder_, {}},
            std::move(kinds), *world_.watermarks, options_);
        const auto opened = feed_->open();
        ASSERT_TRUE(opened) << opened.error().detail;
    }
    void submit(std::uint64_t from, std::uint64_t until, const std::string& tenant = "alpha") {
        for (std::uint64_t id = from; id <= until; ++id) {
            log::Command given = command(id, "add 1");
            given.tenant = log::TenantId(tenant);
            ASSERT_TRUE(world_.server->submit(given));
        }
    }
    /// The count of a view; -1 when it can't be read.
    std::int64_t count(const ViewId& id, const std::string& tenant = "alpha") {
        const auto reader = views_.read(id, log::TenantId(tenant));
        if (!reader) {
            return -1;
        }
        const auto row = (*reader)->get("commits");
        EXPECT_TRUE(row);
        return *row ? std::get<projections::Count>(**row).value : 0;
    }
    std::uint32_t live(const std::string& name) {
        const auto found = views_.live(name);
        EXPECT_TRUE(found);
        return found->value_or(0);
    }

    World world_;
    memory_views::MemoryViewStore views_;
    PlainDecoder decoder_;
    PlainDecoder building_decoder_;
    runtime::FeedOptions options_;
    std::vector<projections::TakeOverReport> take_overs_;
    std::unique_ptr<runtime::ProjectionFeed> feed_;
};

TEST_F(FeedTest, TakesEveryTenantsLogIntoEveryProjection) {
    submit(1, 5);
    submit(1, 3, "beta");
    open({counting("one"), counting("two")});
    ASSERT_TRUE(feed_->catch_up());
    EXPECT_EQ(count({"one", 1}), 5);
    EXPECT_EQ(count({"two", 1}), 5);
    EXPECT_EQ(count({"one", 1}, "beta"), 3);
    EXPECT_EQ(live("one"), 1u);
    EXPECT_EQ(world_.watermarks->seen(world_.alpha), Position(5));
    submit(6, 7);
    ASSERT_TRUE(feed_->catch_up());
    EXPECT_EQ(count({"one", 1}), 7);
}

TEST_F(FeedTest, GoesOnFromTheCheckpointAfterARestart) {
    submit(1, 5);
    open({counting("one")});
    ASSERT_TRUE(feed_->catch_up());
    submit(6, 7);
    open({counting("one")});
    ASSERT_TRUE(feed_->catch_up());
    EXPECT_EQ(count({"one", 1}), 7);
}

TEST_F(FeedTest, BuildsANewVersionBesideTheLiveOneAndReportsTheTakeOver) {
    submit(1, 5);
    open({counting("one")});
    ASSERT_TRUE(feed_->catch_up());
    options_.rebuild.commits_max = 2;
    open({counting("one", 2)});
    EXPECT_EQ(live("one"), 1u);
    ASSERT_TRUE(feed_->catch_up());
    EXPECT_EQ(live("one"), 2u);
    EXPECT_EQ(count({"one", 2}), 5);
    EXPECT_EQ(count({"one", 1}), -1) << "the old version is dropped";
    ASSERT_EQ(take_overs_.size(), 2u);
    EXPECT_EQ(take_overs_[1].before.version, 1u);
    ASSERT_EQ(take_overs_[1].tenants.size(), 2u);
    EXPECT_EQ(take_overs_[1].tenants[0].same, 1u);
    submit(6, 6);
    ASSERT_TRUE(feed_->catch_up());
    EXPECT_EQ(count({"one", 2}), 6);
}

TEST_F(FeedTest, LetsAReaderWaitForWhatItHasWritten) {
    open({counting("one")});
    world_.server->run();
    feed_->run();
    std::vector<std::thread> clients;
    for (std::uint64_t client = 0; client < 6; ++client) {
        clients.emplace_back([&, client] {
            for (std::uint64_t i = 0; i < 30; ++i) {
                const auto reply = world_.server->submit(command(client * 100 + i, "add 1"));
                ASSERT_TRUE(reply);
                ASSERT_TRUE(world_.watermarks->wait_until_seen(world_.alpha, reply->position,
                                                               std::chrono::minutes(1)));
                EXPECT_GE(count({"one", 1}), static_cast<std::int64_t>(reply->position.value()));
            }
        });
    }
    for (auto& client : clients) {
        client.join();
    }
    feed_->stop();
    ASSERT_TRUE(world_.server->stop());
}

TEST_F(FeedTest, SaysWhenAPositionIsntSeenInTime) {
    open({counting("one")});
    submit(1, 1);
    EXPECT_FALSE(world_.watermarks->wait_until_seen(world_.alpha, Position(1),
                                                    std::chrono::milliseconds(1)));
    EXPECT_FALSE(world_.watermarks->wait_until_seen(log::TenantId("nowhere"), Position(1),
                                                    std::chrono::hours(1)));
}

TEST_F(FeedTest, MeasuresTheLagOnlyWhileItFollows) {
    open({counting("one")});
    submit(1, 4);
    EXPECT_EQ(world_.watermarks->lag(world_.alpha), 0u);
    world_.watermarks->follow(true);
    EXPECT_EQ(world_.watermarks->lag(world_.alpha), 4u);
    ASSERT_TRUE(feed_->catch_up());
    EXPECT_EQ(world_.watermarks->lag(world_.alpha), 0u);
}

TEST_F(FeedTest, TriesAgainWhenTheStoreFails) {
    open({counting("one"), counting("two")});
    ASSERT_TRUE(feed_->catch_up());
    submit(1, 3);
    views_.fail_next_write({log::StoreErrorCode::kDiskFull, "no space"});
    EXPECT_FALSE(feed_->catch_up());
    ASSERT_EQ(feed_->troubles().size(), 1u);
    EXPECT_EQ(feed_->troubles()[0].view, (ViewId{"one", 1}));
    EXPECT_EQ(world_.watermarks->seen(world_.alpha), Position(0));
    feed_->run();
    EXPECT_TRUE(
        world_.watermarks->wait_until_seen(world_.alpha, Position(3), std::chrono::minutes(1)));
    feed_->stop();
    EXPECT_TRUE(feed_->troubles().empty());
    EXPECT_EQ(count({"one", 1}), 3);
    EXPECT_EQ(count({"two", 1}), 3);
}

TEST_F(FeedTest, StopsAProjectionThatCantGoOnAloneWithoutHoldingWriters) {
    open({counting("one")});
    ASSERT_TRUE(feed_->catch_up());
    submit(1, 5);
    submit(1, 2, "beta");
    decoder_.bad = 4;
    const auto caught_up = feed_->catch_up();
    ASSERT_FALSE(caught_up);
    EXPECT_EQ(caught_up.error().code, projections::RunErrorCode::kUndecodable);
    EXPECT_EQ(count({"one", 1}), 3) << "what came before the bad commit is there";
    EXPECT_EQ(count({"one", 1}, "beta"), 2) << "the other log goes on";
    ASSERT_EQ(feed_->troubles().size(), 1u);
    EXPECT_EQ(feed_->troubles()[0].tenant, world_.alpha);
    world_.watermarks->follow(true);
    EXPECT_EQ(world_.watermarks->lag(world_.alpha), 0u);
}

TEST_F(FeedTest, GoesOnWithTheLiveVersionWhileTheNewOneIsBuilt) {
    submit(1, 5);
    open({counting("one"), counting("two")});
    ASSERT_TRUE(feed_->catch_up());
    options_.follow.commits_max = 2;
    std::promise<std::uint32_t> taken_over;
    options_.on_take_over = [&](const projections::TakeOverReport& report) {
        taken_over.set_value(report.before.version);
    };
    building_decoder_.held = true;
    open({counting("one", 2), counting("two")});
    feed_->run();
    submit(6, 6);
    EXPECT_TRUE(
        world_.watermarks->wait_until_seen(world_.alpha, Position(6), std::chrono::minutes(1)));
    EXPECT_EQ(count({"two", 1}), 6);
    EXPECT_EQ(live("one"), 1U);
    building_decoder_.held = false;
    building_decoder_.held.notify_all();
    EXPECT_EQ(taken_over.get_future().get(), 1U);
    feed_->stop();
    EXPECT_EQ(live("one"), 2U);
    EXPECT_EQ(count({"one", 2}), 6);
}

TEST_F(FeedTest, SaysWhyANewVersionCantBeBuiltAndKeepsTheLiveOne) {
    submit(1, 5);
    open({counting("one")});
    ASSERT_TRUE(feed_->catch_up());
    options_.follow.commits_max = 2;
    std::promise<std::string> said;
    options_.report = [&](const std::string& line) { said.set_value(line); };
    building_decoder_.bad = 3;
    open({counting("one", 2)});
    feed_->run();
    EXPECT_NE(said.get_future().get().find("a bad commit"), std::string::npos);
    submit(6, 6);
    feed_->stop();
    ASSERT_EQ(feed_->troubles().size(), 1U);
    EXPECT_EQ(feed_->troubles()[0].view.version, 2U);
    EXPECT_EQ(live("one"), 1U);
}

TEST_F(FeedTest, EndsWhileItBuilds) {
    submit(1, 5);
    options_.follow.commits_max = 2;
    open({counting("one")});
    building_decoder_.held = true;
    feed_->run();
    std::thread letting_go([&] {
        building_decoder_.held = false;
        building_decoder_.held.notify_all();
    });
    feed_->stop();
    letting_go.join();
    EXPECT_TRUE(feed_->troubles().empty());
}

TEST_F(FeedTest, EndsWhileItFollows) {
    open({counting("one")});
    feed_->run();
    submit(1, 1);
    feed_->stop();
    feed_->stop();
    EXPECT_LE(count({"one", 1}), 1);
}

}  // namespace
}  // namespace madoguchi::runtime_test
