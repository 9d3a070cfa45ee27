#include "madoguchi/log/refill.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "fake_aggregates.hpp"
#include "madoguchi/adapters/memory/memory_ledger.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/log/engine.hpp"

namespace madoguchi::log_test {
namespace {

using log::EncodedCommit;
using log::Position;
using log::StoreErrorCode;
using log::StreamId;

const log::Digester& digester() {
    static const std::array<std::uint8_t, 32> kKey{1, 2, 3};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

/// A log that was written by an engine, and an empty ledger.
class RefillTest : public testing::Test {
 protected:
    RefillTest() {
        FakeAggregates aggregates;
        log::Engine engine(from_, codec_, digester(), aggregates);
        EXPECT_TRUE(engine.start(std::vector{kTenant}, {}));
        std::vector<log::Command> batch;
        for (int i = 1; i <= 600; ++i) {
            batch.push_back(command(i, i % 3 == 0 ? "draw letters" : "add 2"));
            batch.back().stream = StreamId("counter/" + std::to_string(i % 7));
        }
        batch.push_back(command(601, "alarm bell 90000000"));
        for (const auto& answer : engine.process(batch, at_hour(1))) {
            EXPECT_EQ(answer.kind, log::AnswerKind::kStored);
        }
        EXPECT_TRUE(to_.take_over(kTenant));
        const auto read = from_.read(kTenant, Position(1), {.commits_max = 10'000}, [&](auto& one) {
            commits_.push_back(one);
            return true;
        });
        EXPECT_TRUE(read);
    }

    log::Refill refill() {
        return log::Refill(
            {.ledger = &to_,
             .codec = &codec_,
             .digester = &digester(),
             .aggregates = &aggregates_,
             .write = [this](const log::LedgerBatch& batch) { return to_.write(batch); }},
            kTenant);
    }
    void expect_same_stream(const StreamId& stream) const {
        EXPECT_EQ(to_.stream_positions(kTenant, stream).value(),
                  from_.stream_positions(kTenant, stream).value());
        EXPECT_EQ(to_.timers(kTenant, stream).value(), from_.timers(kTenant, stream).value());
        const auto there = from_.state(kTenant, stream).value();
        const auto here = to_.state(kTenant, stream).value();
        ASSERT_EQ(here.has_value(), there.has_value()) << stream.text();
        if (here) {
            EXPECT_EQ(here->fold_version, there->fold_version);
            EXPECT_EQ(here->version, there->version);
            EXPECT_EQ(here->bytes, there->bytes);
        }
    }

    const log::TenantId kTenant{"alpha"};
    protobuf::ProtobufCommitCodec codec_;
    memory::MemoryLedger from_{memory::make_memory_disk()};
    memory::MemoryLedger to_{memory::make_memory_disk()};
    FakeAggregates aggregates_;
    std::vector<EncodedCommit> commits_;
};

TEST_F(RefillTest, MakesEverythingThatTheEngineHadMade) {
    log::Refill filling = refill();
    for (const auto& commit : commits_) {
        ASSERT_TRUE(filling.add(commit));
    }
    ASSERT_TRUE(filling.finish({{"reactions", Position(5)}}, {}));
    EXPECT_EQ(to_.head(kTenant).value().leaf, from_.head(kTenant).value().leaf);
    EXPECT_EQ(to_.right_edge(kTenant).value(), from_.right_edge(kTenant).value());
    EXPECT_EQ(filling.root(), from_.right_edge(kTenant).value().root(digester()));
    for (std::uint64_t tile = 0; tile < 3; ++tile) {
        EXPECT_EQ(to_.tile(kTenant, {0, tile}).value(), from_.tile(kTenant, {0, tile}).value());
    }
    EXPECT_EQ(to_.sequence(kTenant, "letters").value(), 400U);
    EXPECT_EQ(to_.sequence(kTenant, "letters").value(), from_.sequence(kTenant, "letters").value());
    EXPECT_EQ(to_.checkpoint(kTenant, "reactions").value(), Position(5));
    for (int i = 0; i < 7; ++i) {
        expect_same_stream(StreamId("counter/" + std::to_string(i)));
    }
    expect_same_stream(command(601, "").stream);
    EXPECT_FALSE(to_.timers(kTenant, command(601, "").stream).value().empty());
    for (const int id : {1, 300, 601}) {
        EXPECT_EQ(to_.outcome(kTenant, command(id, "").id).value()->position, Position(id));
    }
}

TEST_F(RefillTest, LetsTheEngineGoOnFromAnEarlierPosition) {
    log::Refill filling = refill();
    for (std::size_t i = 0; i < 300; ++i) {
        ASSERT_TRUE(filling.add(commits_[i]));
    }
    ASSERT_TRUE(filling.finish({}, {}));
    log::Engine engine(to_, codec_, digester(), aggregates_);
    ASSERT_TRUE(
        engine.start(std::vector{kTenant}, {{kTenant, {Position(300), filling.root(), 1}}}));
    const auto known = engine.process(std::vector{command(300, "draw letters")}, at_hour(2));
    EXPECT_EQ(known.at(0).kind, log::AnswerKind::kIdReused) << "of another stream: it is known";
    auto next = command(301, "add 2");
    const auto answers = engine.process(std::vector{next}, at_hour(2));
    EXPECT_EQ(answers.at(0).kind, log::AnswerKind::kStored);
    EXPECT_FALSE(answers.at(0).repeated);
    EXPECT_EQ(answers.at(0).position, Position(301));
}

TEST_F(RefillTest, RefusesWhatDoesntFollow) {
    log::Refill filling = refill();
    EXPECT_EQ(filling.add(commits_[1]).error().code, StoreErrorCode::kContradiction);
    ASSERT_TRUE(filling.add(commits_[0]));
    EncodedCommit altered = commits_[1];
    altered.bytes[altered.bytes.size() / 2] ^= 1;
    const auto refused = filling.add(altered);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().detail.find("position 2"), std::string::npos);
    altered.leaf = digester().leaf(altered.bytes);
    EncodedCommit moved = commits_[2];
    moved.position = Position(2);
    EXPECT_FALSE(filling.add(moved));
    ASSERT_TRUE(filling.add(commits_[1]));
    EXPECT_EQ(filling.head().position, Position(2));
}

}  // namespace
}  // namespace madoguchi::log_test
