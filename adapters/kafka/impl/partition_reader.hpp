#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "madoguchi/adapters/kafka/impl/chain.hpp"
#include "madoguchi/adapters/kafka/impl/consumer.hpp"
#include "madoguchi/adapters/kafka/settings.hpp"
#include "madoguchi/log/commit_log.hpp"

namespace madoguchi::kafka {

/// The logs of one partition as a reader sees them: follows the partition from its beginning,
/// checks every record once, and remembers where to look for a position. Thread-safe.
class PartitionReader {
 public:
    /// Both arguments must outlive the reader.
    PartitionReader(const Settings& settings, std::int32_t partition,
                    const log::Digester& digester);

    /// Head of a tenant's log after everything that is final now. Errors: kUnavailable,
    /// kCorruption.
    [[nodiscard]] log::Expected<log::Head, log::StoreError> head(const log::TenantId& tenant);

    /// As the port's `read`.
    [[nodiscard]] log::Expected<std::size_t, log::StoreError> read(
        const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits,
        const std::function<bool(const log::EncodedCommit&)>& visit);

    /// What is known of a tenant's log without asking the brokers.
    [[nodiscard]] log::Head known_head(const log::TenantId& tenant) const;

 private:
    [[nodiscard]] log::Expected<Consumer*, log::StoreError> consumer();
    [[nodiscard]] log::Expected<void, log::StoreError> catch_up();
    [[nodiscard]] log::Expected<void, log::StoreError> follow(const Record& record);
    [[nodiscard]] log::Expected<std::vector<log::EncodedCommit>, log::StoreError> collect(
        const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits);
    [[nodiscard]] std::int64_t offset_before(const log::TenantId& tenant, log::Position from) const;

    /// Offsets of some positions of one log, for starting to read near any of them.
    struct Index {
        std::map<log::Position, std::int64_t> offsets;
        log::Position resume_position;  ///< Where the last read stopped.
        std::int64_t resume_offset = 0;
    };

    const Settings& settings_;
    const std::int32_t partition_;
    mutable std::mutex mutex_;  ///< Guards everything below.
    std::unique_ptr<Consumer> consumer_;
    Chain chain_;
    std::int64_t next_offset_ = 0;  ///< Everything before it has been followed.
    std::map<log::TenantId, Index> indexes_;
};

}  // namespace madoguchi::kafka
