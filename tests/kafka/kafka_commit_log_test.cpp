#include "madoguchi/adapters/kafka/kafka_commit_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "kafka_world.hpp"
#include "raw_kafka.hpp"

namespace madoguchi::kafka_tests {
namespace {

using contract::following;
using kafka::RecordKind;
using log::Position;
using log::StoreErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;

using KafkaCommitLogTest = KafkaTest;

TEST_F(KafkaCommitLogTest, NeverReadsAnAbortedTransaction) {
    const auto log = open();
    auto head = take_over(*log);
    append(*log, head, {"1"});
    RawProducer other(world_.settings(), "another");
    other.begin();
    other.write(RecordKind::kCommit, following(tenant_, head, {"aborted"})[0]);
    other.abort();
    append(*log, head, {"2"});

    EXPECT_THAT(read_anew(), ElementsAre("1", "2"));
    const auto everything = raw_records(world_.settings(), false);
    EXPECT_TRUE(std::any_of(everything.begin(), everything.end(), [](const RawRecord& record) {
        return record.value == "aborted";
    })) << "the aborted record must lie in the topic, or this test shows nothing";
}

TEST_F(KafkaCommitLogTest, NeverTakesAnOffsetForAPosition) {
    const auto log = open();
    auto head = take_over(*log);
    append(*log, head, {"1"});
    append(*log, head, {"2"});
    const auto records = raw_records(world_.settings(), true);
    ASSERT_EQ(records.size(), 3u) << "the take-over and two commits";
    EXPECT_GT(records[2].offset - records[1].offset, 1) << "a commit marker lies between them";

    const auto read = contract::read_all(*log, tenant_);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[1].position, Position(2));
}

TEST_F(KafkaCommitLogTest, FindsEachPositionAmongTheRecordsOfTwoLogs) {
    const auto log = open();
    const log::TenantId other("b");
    auto head = take_over(*log);
    auto other_head = log->take_over(other).value();
    for (int round = 0; round < 3; ++round) {
        std::vector<std::string> bytes;
        bytes.reserve(100);
        for (int i = 0; i < 100; ++i) bytes.push_back(std::to_string(round * 100 + i + 1));
        append(*log, head, bytes);
        const auto others = following(other, other_head, {"x"});
        ASSERT_TRUE(log->append(other, others));
        other_head = {others[0].position, others[0].leaf, others[0].term};
    }
    for (const std::uint64_t position : {1U, 100U, 101U, 128U, 129U, 130U, 257U, 299U, 300U}) {
        std::string bytes;
        const auto visited = log->read(tenant_, Position(position), {.commits_max = 1},
                                       [&](const log::EncodedCommit& commit) {
                                           EXPECT_EQ(commit.position, Position(position));
                                           bytes = commit.bytes;
                                           return true;
                                       });
        EXPECT_EQ(visited.value(), 1u);
        EXPECT_EQ(bytes, std::to_string(position));
    }
    EXPECT_EQ(contract::read_all(*log, tenant_, Position(1), {.commits_max = 7}).size(), 300u);
    EXPECT_EQ(contract::read_all(*log, other).size(), 3u);
}

TEST_F(KafkaCommitLogTest, ReadsBesideItsWriterWithoutGaps) {
    const auto log = open();
    auto head = take_over(*log);
    std::atomic<bool> done = false;
    std::thread reader([&] {
        Position next(1);
        while (!done || next <= Position(30)) {
            const auto visited =
                log->read(tenant_, next, {}, [&](const log::EncodedCommit& commit) {
                    EXPECT_EQ(commit.position, next);
                    next = next.next();
                    return true;
                });
            if (!visited) {
                ADD_FAILURE() << visited.error().detail;
                break;
            }
        }
    });
    for (int i = 0; i < 10; ++i) append(*log, head, {"x", "y", "z"});
    done = true;
    reader.join();
}

TEST_F(KafkaCommitLogTest, SkipsACommitThatWasWrittenTwice) {
    const auto log = open();
    auto head = take_over(*log);
    const auto first = following(tenant_, head, {"1"});
    append(*log, head, {"1"});
    RawProducer other(world_.settings(), "another");
    other.begin();
    other.write(RecordKind::kCommit, first[0]);
    other.commit();
    append(*log, head, {"2"});
    EXPECT_THAT(read_anew(), ElementsAre("1", "2"));
}

TEST_F(KafkaCommitLogTest, StopsAtWhatAWriterWroteBesideTheOwner) {
    const auto log = open();
    auto head = take_over(*log);
    const auto contradicting = following(tenant_, head, {"other"});
    append(*log, head, {"1"});
    RawProducer other(world_.settings(), "another");
    other.begin();
    other.write(RecordKind::kCommit, contradicting[0]);
    other.commit();

    const auto reader = open();
    for (int i = 0; i < 2; ++i) {
        const auto read = reader->head(tenant_);
        ASSERT_FALSE(read) << "a contradiction stays one, however often it is read";
        EXPECT_EQ(read.error().code, StoreErrorCode::kCorruption);
        EXPECT_THAT(read.error().detail, HasSubstr("two writers"));
    }
    const auto taken = reader->take_over(tenant_);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, StoreErrorCode::kCorruption);
}

TEST_F(KafkaCommitLogTest, StopsAtARecordThatIsNotOfALog) {
    const auto log = open();
    auto head = take_over(*log);
    append(*log, head, {"1"});
    RawProducer other(world_.settings(), "another");
    other.begin();
    other.write_foreign("foreign");
    other.commit();
    const auto read = open()->head(tenant_);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, StoreErrorCode::kCorruption);
    EXPECT_THAT(read.error().detail, HasSubstr("kind"));
    EXPECT_THAT(read.error().detail, testing::Not(HasSubstr("foreign")))
        << "an error quotes nothing that was stored";
}

}  // namespace
}  // namespace madoguchi::kafka_tests
