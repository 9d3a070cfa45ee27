#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "kafka_world.hpp"

namespace madoguchi::kafka_tests {
namespace {

using kafka::KafkaCommitLog;
using log::Position;
using log::StoreErrorCode;
using testing::HasSubstr;

using KafkaTrouble = KafkaTest;

TEST_F(KafkaTrouble, SaysThatNoBrokerAnswers) {
    auto settings = world_.settings();
    settings.bootstrap = "127.0.0.1:1";
    settings.timeout = std::chrono::milliseconds(300);
    std::atomic<int> lines = 0;
    settings.on_log = [&](int, std::string_view) { ++lines; };
    const auto opened = KafkaCommitLog::open(settings, digester());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, StoreErrorCode::kUnavailable);
    EXPECT_TRUE(opened.error().is_retryable());
    EXPECT_THAT(opened.error().detail, HasSubstr("127.0.0.1:1"));
    EXPECT_GT(lines, 0) << "the library's own lines reach the sink";
}

TEST_F(KafkaTrouble, RefusesATopicWithAnotherNumberOfPartitions) {
    ASSERT_TRUE(open());
    auto settings = world_.settings();
    settings.partitions = 2;
    const auto opened = KafkaCommitLog::open(settings, digester());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, StoreErrorCode::kContradiction);
    EXPECT_THAT(opened.error().detail, HasSubstr("has 1 partitions"));
}

TEST_F(KafkaTrouble, RefusesATenantMappedOutsideTheTopic) {
    auto settings = world_.settings();
    settings.partition_of[log::TenantId("far")] = 1;
    const auto opened = KafkaCommitLog::open(settings, digester());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, StoreErrorCode::kContradiction);
}

TEST_F(KafkaTrouble, SaysThatATenantHasNoPartition) {
    const log::TenantId unknown("unknown");
    const auto log = open();
    const auto expect_named = [](const log::StoreError& error) {
        EXPECT_EQ(error.code, StoreErrorCode::kUnavailable);
        EXPECT_THAT(error.detail, HasSubstr("'unknown' has no partition"));
    };
    expect_named(log->take_over(unknown).error());
    expect_named(log->append(unknown, {}).error());
    expect_named(log->head(unknown).error());
    expect_named(log->read(unknown, Position(1), {}, [](const log::EncodedCommit&) { return true; })
                     .error());
}

}  // namespace
}  // namespace madoguchi::kafka_tests
