#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka_world.hpp"
#include "raw_kafka.hpp"

namespace madoguchi::kafka_tests {
namespace {

using contract::following;
using kafka::RecordKind;
using log::Position;
using log::StoreErrorCode;
using log::Term;
using testing::ElementsAre;

using KafkaTakeover = KafkaTest;

StoreErrorCode append_error(log::CommitLog& log, const log::TenantId& tenant, log::Head head) {
    const auto done = log.append(tenant, following(tenant, head, {"refused"}));
    EXPECT_FALSE(done);
    return done ? StoreErrorCode{} : done.error().code;
}

TEST_F(KafkaTakeover, FencesTheWriterBeforeForGood) {
    const auto zombie = open();
    auto zombie_head = take_over(*zombie);
    append(*zombie, zombie_head, {"1"});
    const auto owner = open();
    auto head = take_over(*owner);

    EXPECT_EQ(append_error(*zombie, tenant_, zombie_head), StoreErrorCode::kFenced);
    append(*owner, head, {"2"});
    EXPECT_EQ(append_error(*zombie, tenant_, zombie_head), StoreErrorCode::kFenced);
    EXPECT_THAT(read_anew(), ElementsAre("1", "2"));
}

TEST_F(KafkaTakeover, SeesAllThatTheWriterBeforeAcknowledged) {
    const std::array<std::unique_ptr<log::CommitLog>, 2> logs{open(), open()};
    log::Head last;
    for (std::uint64_t round = 1; round <= 10; ++round) {
        log::CommitLog& log = *logs[round % 2];
        auto head = take_over(log);
        EXPECT_EQ(head.position, last.position);
        EXPECT_EQ(head.leaf, last.leaf);
        EXPECT_GT(head.term, last.term);
        append(log, head, {std::to_string(round)});
        last = head;
    }
    EXPECT_EQ(read_anew().size(), 10u);
}

TEST_F(KafkaTakeover, EndsTheOpenTransactionOfTheWriterBefore) {
    const auto log = open();
    auto head = take_over(*log);
    append(*log, head, {"1"});
    // A writer with the owner's own id that stops between writing and committing.
    RawProducer stopped(world_.settings(), writers_id(world_.settings()));
    stopped.begin();
    stopped.write(RecordKind::kCommit, following(tenant_, head, {"undecided"})[0]);

    const auto owner = open();
    auto new_head = take_over(*owner);
    EXPECT_EQ(new_head.position, Position(1));
    append(*owner, new_head, {"2"});
    EXPECT_TRUE(stopped.commit_is_fenced());
    EXPECT_THAT(read_anew(), ElementsAre("1", "2"));
}

TEST_F(KafkaTakeover, GivesANewTermEvenWhenTheOwnerBeforeWroteNothing) {
    const auto first = open();
    const Term term = take_over(*first).term;
    const auto second = open();
    EXPECT_GT(take_over(*second).term, term);
}

TEST_F(KafkaTakeover, TakesTheWholePartition) {
    const log::TenantId other("b");
    const auto first = open();
    auto head = take_over(*first);
    append(*first, head, {"1"});
    const auto second = open();
    ASSERT_TRUE(second->take_over(other));
    EXPECT_EQ(append_error(*first, tenant_, head), StoreErrorCode::kFenced)
        << "one partition has one writer, whichever of its logs was taken over";
}

TEST_F(KafkaTakeover, KeepsTheOtherLogsOfThePartitionThatItOwnedAlready) {
    const log::TenantId other("b");
    const auto log = open();
    auto head = take_over(*log);
    append(*log, head, {"1"});
    ASSERT_TRUE(log->take_over(other));
    append(*log, head, {"2"});
    EXPECT_THAT(read_anew(), ElementsAre("1", "2"));
}

TEST_F(KafkaTakeover, DoesNotKeepALogThatAnotherHadMeanwhile) {
    const log::TenantId other("b");
    const auto first = open();
    auto stale = take_over(*first);
    append(*first, stale, {"1"});
    auto between = open();
    auto head = take_over(*between);
    append(*between, head, {"2"});
    ASSERT_TRUE(first->take_over(other));
    EXPECT_EQ(append_error(*first, tenant_, stale), StoreErrorCode::kFenced);
    EXPECT_THAT(read_anew(), ElementsAre("1", "2"));
}

}  // namespace
}  // namespace madoguchi::kafka_tests
