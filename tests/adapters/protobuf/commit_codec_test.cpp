#include "madoguchi/adapters/protobuf/commit_codec.hpp"

#include <gtest/gtest.h>

#include <random>

namespace madoguchi::protobuf {
namespace {

log::Commit full_commit() {
    log::Commit commit;
    commit.tenant = log::TenantId("alpha");
    commit.position = log::Position(42);
    commit.term = log::Term(3);
    commit.previous_leaf.fill(0xaa);
    commit.command_id.bytes.fill(0x01);
    commit.content_mac.fill(0xbb);
    commit.source_offset = 0;
    commit.stream = log::StreamId("case/1");
    commit.version_before = log::StreamVersion(7);
    commit.actor = "clerk-1";
    commit.office = "main";
    commit.occurred_at = log::UtcTime(std::chrono::milliseconds(-5));
    commit.recorded_at = log::UtcTime(std::chrono::milliseconds(1'790'000'000'123));
    commit.policy_version = "alpha/3";
    commit.command_type = "test.command.v1";
    commit.events = {{"test.event.v1", std::string("\0\xff", 2)}, {"test.other.v1", ""}};
    commit.draws = {{"letters", 12}};
    commit.outcome.kind = log::OutcomeKind::kRejected;
    commit.outcome.code = 7;
    commit.outcome.code_name = "case_not_open";
    commit.outcome.ids = {"A-1", "B-2"};
    return commit;
}

log::Commit small_commit() {
    log::Commit commit;
    commit.tenant = log::TenantId("b");
    commit.position = log::Position(1);
    commit.term = log::Term(1);
    commit.stream = log::StreamId("s");
    return commit;
}

TEST(ProtobufCommitCodec, BringsEveryFieldBack) {
    const ProtobufCommitCodec codec;
    log::Commit decoded;
    for (const auto& commit : {full_commit(), small_commit(), full_commit()}) {
        const auto done = codec.decode(codec.encode(commit), decoded);
        ASSERT_TRUE(done) << done.error();
        EXPECT_EQ(decoded, commit) << "nothing of the commit before may be left";
    }
}

TEST(ProtobufCommitCodec, EncodesTheSameCommitToTheSameBytes) {
    const ProtobufCommitCodec one;
    const ProtobufCommitCodec two;
    EXPECT_EQ(one.encode(full_commit()), two.encode(full_commit()));
}

TEST(ProtobufCommitCodec, RefusesWhatIsNoCommit) {
    const ProtobufCommitCodec codec;
    log::Commit decoded;
    EXPECT_FALSE(codec.decode("", decoded));
    EXPECT_FALSE(codec.decode("no protobuf", decoded));
    auto other_format = small_commit();
    other_format.format = 2;
    EXPECT_NE(codec.decode(codec.encode(other_format), decoded).error().find("newer build"),
              std::string::npos);
    // Field 1000, of a newer build.
    EXPECT_NE(codec.decode(codec.encode(small_commit()) + "\xc0\x3e\x01", decoded)
                  .error()
                  .find("newer build"),
              std::string::npos);
    auto unplaced = small_commit();
    unplaced.position = log::Position(0);
    EXPECT_FALSE(codec.decode(codec.encode(unplaced), decoded));
    auto unknown = small_commit();
    unknown.outcome.kind = static_cast<log::OutcomeKind>(9);
    EXPECT_FALSE(codec.decode(codec.encode(unknown), decoded));
}

TEST(ProtobufCommitCodec, NeverFailsOtherwiseThanByAnErrorOnDamagedBytes) {
    const ProtobufCommitCodec codec;
    const std::string good = codec.encode(full_commit());
    const unsigned seed = 20260401;
    std::mt19937 random(seed);
    log::Commit decoded;
    int refused = 0;
    for (int i = 0; i < 5'000; ++i) {
        std::string bad = good;
        bad[random() % bad.size()] = static_cast<char>(random());
        bad.resize(random() % (bad.size() + 1));
        const auto done = codec.decode(bad, decoded);
        refused += done ? 0 : 1;
        if (!done) {
            EXPECT_FALSE(done.error().empty());
        }
    }
    EXPECT_GT(refused, 4'000) << "seed " << seed;
}

}  // namespace
}  // namespace madoguchi::protobuf
