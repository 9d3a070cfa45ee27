#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "../contract/commit_log_suite.hpp"
#include "madoguchi/adapters/kafka/kafka_commit_log.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::kafka_tests {

/// The digester of these tests.
[[nodiscard]] const log::Digester& digester();

/// A topic of its own at the tests' broker. Tenants `a`, `ab` and `b`.
class KafkaWorld final : public contract::CommitLogWorld {
 public:
    /// Skips or fails the current test when there is no broker.
    /// `partitions`: 1 puts all tenants into one; 3 gives each its own.
    explicit KafkaWorld(std::int32_t partitions);

    log::Expected<std::unique_ptr<log::CommitLog>, log::StoreError> open() override;
    [[nodiscard]] const kafka::Settings& settings() const { return settings_; }

 private:
    kafka::Settings settings_;
};

/// Fixture: a world with everything in one partition, and what tests do again and again.
class KafkaTest : public testing::Test {
 protected:
    /// Opens an instance; fails the test when it can't.
    [[nodiscard]] std::unique_ptr<log::CommitLog> open();
    /// Takes the log of `tenant_` over.
    [[nodiscard]] log::Head take_over(log::CommitLog& log);
    /// Appends `bytes` at `head` and moves it on; fails the test when it can't.
    void append(log::CommitLog& log, log::Head& head, const std::vector<std::string>& bytes);
    /// What a reader that has just started sees, from position 1 on.
    [[nodiscard]] std::vector<std::string> read_anew();

    KafkaWorld world_{1};
    log::TenantId tenant_{"a"};
};

}  // namespace madoguchi::kafka_tests
