#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "broker.hpp"
#include "kafka_world.hpp"

namespace madoguchi::kafka_tests {
namespace {

using contract::following;
using log::Position;
using log::StoreErrorCode;

/// Appends single commits until told to end; takes the log over again after each failure.
class Writer {
 public:
    Writer(const kafka::Settings& settings, log::TenantId tenant)
        : settings_(settings), tenant_(std::move(tenant)) {}

    void run(const std::atomic<bool>& end) {
        auto log = kafka::KafkaCommitLog::open(settings_, digester());
        while (!end && log) {
            auto head = (*log)->take_over(tenant_);
            if (!head) {
                EXPECT_EQ(head.error().code, StoreErrorCode::kUnavailable) << head.error().detail;
                continue;
            }
            resolve_unknown(*head);
            while (!end && append_one(**log, *head)) {
            }
        }
        EXPECT_TRUE(log);
    }

    [[nodiscard]] const std::vector<std::string>& acknowledged() const { return acknowledged_; }
    [[nodiscard]] std::size_t acknowledged_count() const { return count_; }
    [[nodiscard]] std::size_t failures() const { return failures_; }

 private:
    /// The head tells what became of an append whose answer never came.
    void resolve_unknown(const log::Head& head) {
        if (unknown_.empty()) return;
        if (head.position == Position(acknowledged_.size() + 1)) acknowledge(unknown_);
        EXPECT_EQ(head.position, Position(acknowledged_.size()));
        unknown_.clear();
    }

    bool append_one(log::CommitLog& log, log::Head& head) {
        const std::string bytes = "commit " + std::to_string(head.position.value() + 1) + " try " +
                                  std::to_string(++tries_);
        const auto commits = following(tenant_, head, {bytes});
        if (const auto done = log.append(tenant_, commits); !done) {
            EXPECT_EQ(done.error().code, StoreErrorCode::kWriteFailed) << done.error().detail;
            EXPECT_FALSE(log.append(tenant_, commits)) << "not before it is taken over again";
            unknown_ = bytes;
            ++failures_;
            return false;
        }
        acknowledge(bytes);
        head = {commits[0].position, commits[0].leaf, commits[0].term};
        return true;
    }

    void acknowledge(const std::string& bytes) {
        acknowledged_.push_back(bytes);
        ++count_;
    }

    const kafka::Settings settings_;
    const log::TenantId tenant_;
    std::vector<std::string> acknowledged_;
    std::string unknown_;
    std::size_t tries_ = 0;
    std::size_t failures_ = 0;
    std::atomic<std::size_t> count_ = 0;
};

class KafkaCrash : public KafkaTest {
 protected:
    void await_count(const Writer& writer, std::size_t count) {
        while (writer.acknowledged_count() < count && !HasFailure()) std::this_thread::yield();
    }
};

TEST_F(KafkaCrash, KeepsEveryAcknowledgedCommitOnceWhenTheBrokerIsKilled) {
    // Shorter than the broker is away, so that appends end without an answer.
    auto settings = world_.settings();
    settings.transaction_timeout = std::chrono::milliseconds(1'500);
    Writer writer(settings, tenant_);
    std::atomic<bool> end = false;
    std::thread thread([&] { writer.run(end); });
    for (int kill = 0; kill < 2; ++kill) {
        await_count(writer, writer.acknowledged_count() + 10);
        Broker::kill();
        Broker::start_again();
    }
    await_count(writer, writer.acknowledged_count() + 10);
    end = true;
    thread.join();
    EXPECT_EQ(read_anew(), writer.acknowledged());
    EXPECT_GE(writer.failures(), 2u) << "each time the broker was away for longer than an append";
}

}  // namespace
}  // namespace madoguchi::kafka_tests
