#pragma once

#include <memory>
#include <span>
#include <vector>

#include "madoguchi/adapters/kafka/settings.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::kafka {

class Partition;

/// The tenants' logs in one Kafka topic. An append is one transaction; who takes a log over fences
/// the writer before by its transactional id. Record layout, durability and limits: README.md.
/// Threads as the port says: one writer; `read` and `head` beside it, from any thread.
class KafkaCommitLog final : public log::CommitLog {
 public:
    /// Creates the events topic unless it is there, and checks its partitions. `digester` is used
    /// to check each commit read and must outlive the log. Errors: kUnavailable (no broker answers
    /// in time), kContradiction (the topic has another number of partitions than `settings` says,
    /// or a tenant's partition isn't among them).
    [[nodiscard]] static log::Expected<std::unique_ptr<KafkaCommitLog>, log::StoreError> open(
        Settings settings, const log::Digester& digester);

    ~KafkaCommitLog() override;
    KafkaCommitLog(const KafkaCommitLog&) = delete;
    KafkaCommitLog& operator=(const KafkaCommitLog&) = delete;

    /// As the port says; the order is: fence, read to the end, verify, record the new term. Other
    /// logs of the same partition lose their writer too, unless it is this instance.
    /// A tenant without a partition gets kUnavailable, here and in `read` and `head`.
    [[nodiscard]] log::Expected<log::Head, log::StoreError> take_over(
        const log::TenantId& tenant) override;

    /// As the port says. After kWriteFailed or kFenced the partition has to be taken over again;
    /// until then every append gets the same code.
    [[nodiscard]] log::Expected<void, log::StoreError> append(
        const log::TenantId& tenant, std::span<const log::EncodedCommit> commits) override;

    /// As the port says. Sees everything that this instance has appended.
    [[nodiscard]] log::Expected<std::size_t, log::StoreError> read(
        const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits,
        const std::function<bool(const log::EncodedCommit&)>& visit) const override;

    /// As the port says. Sees everything that this instance has appended.
    [[nodiscard]] log::Expected<log::Head, log::StoreError> head(
        const log::TenantId& tenant) const override;

 private:
    explicit KafkaCommitLog(Settings settings, const log::Digester& digester);
    [[nodiscard]] log::Expected<Partition*, log::StoreError> partition_of(
        const log::TenantId& tenant) const;

    const Settings settings_;
    std::vector<std::unique_ptr<Partition>> partitions_;  ///< By number.
};

}  // namespace madoguchi::kafka
