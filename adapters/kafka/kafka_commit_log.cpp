#include "madoguchi/adapters/kafka/kafka_commit_log.hpp"

#include <string>
#include <utility>

#include "madoguchi/adapters/kafka/impl/partition.hpp"
#include "madoguchi/adapters/kafka/impl/topic.hpp"

namespace madoguchi::kafka {

KafkaCommitLog::KafkaCommitLog(Settings settings, const log::Digester& digester)
    : settings_(std::move(settings)) {
    for (std::int32_t number = 0; number < settings_.partitions; ++number) {
        partitions_.push_back(std::make_unique<Partition>(settings_, number, digester));
    }
}

KafkaCommitLog::~KafkaCommitLog() = default;

log::Expected<std::unique_ptr<KafkaCommitLog>, log::StoreError> KafkaCommitLog::open(
    Settings settings, const log::Digester& digester) {
    for (const auto& [tenant, partition] : settings.partition_of) {
        if (partition < 0 || partition >= settings.partitions) {
            return log::unexpected(log::StoreError{
                log::StoreErrorCode::kContradiction,
                "'" + tenant.text() + "' is mapped to partition " + std::to_string(partition) +
                    ", but there are only " + std::to_string(settings.partitions)});
        }
    }
    if (auto ensured = ensure_events_topic(settings); !ensured) {
        return log::unexpected(ensured.error());
    }
    return std::unique_ptr<KafkaCommitLog>(new KafkaCommitLog(std::move(settings), digester));
}

log::Expected<Partition*, log::StoreError> KafkaCommitLog::partition_of(
    const log::TenantId& tenant) const {
    const auto found = settings_.partition_of.find(tenant);
    if (found == settings_.partition_of.end()) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kUnavailable,
                            "'" + tenant.text() + "' has no partition; add it to the settings"});
    }
    return partitions_[static_cast<std::size_t>(found->second)].get();
}

log::Expected<log::Head, log::StoreError> KafkaCommitLog::take_over(const log::TenantId& tenant) {
    const auto partition = partition_of(tenant);
    if (!partition) return log::unexpected(partition.error());
    return (*partition)->take_over(tenant);
}

log::Expected<void, log::StoreError> KafkaCommitLog::append(
    const log::TenantId& tenant, std::span<const log::EncodedCommit> commits) {
    const auto partition = partition_of(tenant);
    if (!partition) return log::unexpected(partition.error());
    return (*partition)->append(tenant, commits);
}

log::Expected<std::size_t, log::StoreError> KafkaCommitLog::read(
    const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits,
    const std::function<bool(const log::EncodedCommit&)>& visit) const {
    const auto partition = partition_of(tenant);
    if (!partition) return log::unexpected(partition.error());
    return (*partition)->reader().read(tenant, from, limits, visit);
}

log::Expected<log::Head, log::StoreError> KafkaCommitLog::head(const log::TenantId& tenant) const {
    const auto partition = partition_of(tenant);
    if (!partition) return log::unexpected(partition.error());
    return (*partition)->reader().head(tenant);
}

}  // namespace madoguchi::kafka
