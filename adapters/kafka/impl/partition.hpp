#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>

#include "madoguchi/adapters/kafka/impl/partition_reader.hpp"
#include "madoguchi/adapters/kafka/impl/producer.hpp"

namespace madoguchi::kafka {

/// One partition: its reader, and its producer while this instance owns it. Threads as the port.
class Partition {
 public:
    /// Both references must outlive the partition.
    Partition(const Settings& settings, std::int32_t number, const log::Digester& digester);

    /// As KafkaCommitLog's.
    [[nodiscard]] log::Expected<log::Head, log::StoreError> take_over(const log::TenantId& tenant);
    /// As KafkaCommitLog's.
    [[nodiscard]] log::Expected<void, log::StoreError> append(
        const log::TenantId& tenant, std::span<const log::EncodedCommit> commits);
    [[nodiscard]] PartitionReader& reader() { return reader_; }

 private:
    void keep_only_unchanged_logs();
    void give_up(const log::StoreError& reason);

    const Settings& settings_;
    const std::int32_t number_;
    PartitionReader reader_;
    std::unique_ptr<Producer> producer_;               ///< Empty unless this instance owns it.
    std::map<log::TenantId, log::Head> owned_;         ///< Where this instance writes on.
    std::optional<log::StoreErrorCode> given_up_for_;  ///< Set until the next take-over.
};

}  // namespace madoguchi::kafka
