#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "madoguchi/adapters/kafka/impl/client.hpp"
#include "madoguchi/adapters/kafka/impl/record.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::kafka {

/// Writes to one partition, each time in one transaction, as its only writer: the transactional id
/// is the partition's, so that opening a producer fences the one before. Not thread-safe.
class Producer {
 public:
    /// Opens a producer and waits until an older one is fenced and its open transaction ended: what
    /// is in the partition when this returns is final. Error: kUnavailable.
    [[nodiscard]] static log::Expected<std::unique_ptr<Producer>, log::StoreError> open(
        const Settings& settings, std::int32_t partition);

    /// Writes a record of `kind` for each of `commits`, all or none; committed and visible to every
    /// reader on return.
    /// Errors: kFenced; kWriteFailed (unknown what was written). After either the producer must not
    /// be used any more: a late answer could end a later transaction. (KAFKA-17754.)
    [[nodiscard]] log::Expected<void, log::StoreError> write(
        RecordKind kind, std::span<const log::EncodedCommit> commits);

 private:
    Producer(const Settings& settings, std::int32_t partition);
    [[nodiscard]] log::Expected<void, log::StoreError> begin_ownership(
        std::chrono::milliseconds timeout);
    [[nodiscard]] log::Expected<void, log::StoreError> find_leader(
        std::chrono::milliseconds timeout);
    [[nodiscard]] log::Expected<void, log::StoreError> await_deliveries(std::size_t count);
    [[nodiscard]] log::Expected<void, log::StoreError> commit();
    [[nodiscard]] log::Expected<void, log::StoreError> await_visibility();
    [[nodiscard]] log::StoreError failed(const char* doing, rd_kafka_resp_err_t cause) const;

    const std::string topic_;
    const std::int32_t partition_;
    const std::chrono::milliseconds transaction_timeout_;
    std::unique_ptr<ClientEvents> events_;
    Owned<rd_kafka_t> client_;
    Owned<rd_kafka_topic_t> handle_;  ///< Goes before the client.
};

}  // namespace madoguchi::kafka
