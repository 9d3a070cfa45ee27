#include "madoguchi/adapters/kafka/impl/chain.hpp"

#include <gtest/gtest.h>

#include "kafka_world.hpp"

namespace madoguchi::kafka_tests {
namespace {

using kafka::Chain;
using kafka::Record;
using kafka::RecordKind;
using log::Head;
using log::Position;
using log::StoreErrorCode;
using log::Term;

const log::TenantId kTenant{"a"};

Record commit(const Head& head, const std::string& bytes) {
    return {RecordKind::kCommit, contract::following(kTenant, head, {bytes})[0], 7};
}

Record take_over(Head head) {
    Record record{RecordKind::kTakeOver, {}, 6};
    record.commit.tenant = kTenant;
    record.commit.position = head.position;
    record.commit.leaf = head.leaf;
    record.commit.term = head.term.next();
    return record;
}

class ChainTest : public testing::Test {
 protected:
    void expect(Chain::Verdict verdict, const Record& record) {
        const auto followed = chain_.follow(record);
        ASSERT_TRUE(followed) << followed.error().detail;
        EXPECT_EQ(*followed, verdict);
    }
    void expect_corruption(const Record& record, const std::string& because) {
        const Head before = head();
        const auto followed = chain_.follow(record);
        ASSERT_FALSE(followed);
        EXPECT_EQ(followed.error().code, StoreErrorCode::kCorruption);
        EXPECT_NE(followed.error().detail.find(because), std::string::npos)
            << followed.error().detail;
        EXPECT_EQ(head(), before) << "a refused record changes nothing";
    }
    [[nodiscard]] Head head() const { return chain_.head(kTenant); }

    Chain chain_{digester()};
};

TEST_F(ChainTest, FollowsATakeOverAndItsCommits) {
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    EXPECT_EQ(head().term, Term(1));
    expect(Chain::Verdict::kNext, commit(head(), "1"));
    expect(Chain::Verdict::kNext, commit(head(), "2"));
    EXPECT_EQ(head().position, Position(2));
    EXPECT_EQ(head().leaf, digester().leaf("2"));
}

TEST_F(ChainTest, KeepsTenantsApart) {
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    expect(Chain::Verdict::kNext, commit(head(), "1"));
    EXPECT_EQ(chain_.head(log::TenantId("b")), Head{});
}

TEST_F(ChainTest, SkipsACommitThatComesAgain) {
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    const Record first = commit(head(), "1");
    expect(Chain::Verdict::kNext, first);
    expect(Chain::Verdict::kNext, commit(head(), "2"));
    expect(Chain::Verdict::kReplay, first);
    EXPECT_EQ(head().position, Position(2));
}

TEST_F(ChainTest, StopsAtAnotherCommitAtAKnownPosition) {
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    const Head begin = head();
    expect(Chain::Verdict::kNext, commit(begin, "1"));
    expect_corruption(commit(begin, "other"), "two writers");
}

TEST_F(ChainTest, StopsAtAReplayThatItCanNotCompare) {
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    const Record first = commit(head(), "1");
    expect(Chain::Verdict::kNext, first);
    for (std::size_t i = 0; i < kafka::kRecentLeavesMax; ++i) {
        expect(Chain::Verdict::kNext, commit(head(), std::to_string(i)));
    }
    expect_corruption(first, "too far back");
}

TEST_F(ChainTest, StopsAtPositionZero) {
    Record zero = commit(head(), "0");
    zero.commit.position = Position(0);
    expect_corruption(zero, "position 0");
}

TEST_F(ChainTest, StopsAtAGap) {
    Record gap = commit(head(), "1");
    gap.commit.position = Position(2);
    expect_corruption(gap, "missing");
}

TEST_F(ChainTest, StopsAtABrokenLink) {
    Record broken = commit(head(), "1");
    broken.commit.previous_leaf[0] ^= 1;
    expect_corruption(broken, "doesn't follow");
}

TEST_F(ChainTest, StopsAtBytesThatAreNotTheirLeafs) {
    Record damaged = commit(head(), "1");
    damaged.commit.bytes = "2";
    expect_corruption(damaged, "leaf hash");
}

TEST_F(ChainTest, StopsAtACommitOfATermThatIsOver) {
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    const Head old_owner = head();
    expect(Chain::Verdict::kTakeOver, take_over(head()));
    expect_corruption(commit(old_owner, "late"), "was over");
}

TEST_F(ChainTest, StopsAtATakeOverThatHasNotSeenTheWholeLog) {
    const Head stale = head();
    expect(Chain::Verdict::kTakeOver, take_over(stale));
    expect(Chain::Verdict::kNext, commit(head(), "1"));
    Record blind = take_over(stale);
    blind.commit.term = Term(9);
    expect_corruption(blind, "without having seen");
}

TEST_F(ChainTest, StopsAtATakeOverWithoutANewTerm) {
    const Record begin = take_over(head());
    expect(Chain::Verdict::kTakeOver, begin);
    expect_corruption(begin, "isn't new");
}

}  // namespace
}  // namespace madoguchi::kafka_tests
