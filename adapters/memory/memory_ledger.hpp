#pragma once

#include <map>
#include <memory>

#include "madoguchi/log/ledger.hpp"

namespace madoguchi::memory {

/// What outlives an instance: the memory that stands for the disk. Shared by all instances on it.
class MemoryDisk;

[[nodiscard]] std::shared_ptr<MemoryDisk> make_memory_disk();

/// One writer's view of a memory disk. Several may exist: the last that took a log over owns it.
/// One thread writes; reading is safe from any thread. After `fail_writes` every write fails.
class MemoryLedger final : public log::Ledger {
 public:
    explicit MemoryLedger(std::shared_ptr<MemoryDisk> disk);
    ~MemoryLedger() override;

    /// From now on writes fail with `error`, and so does `ready` after the first; for tests.
    void fail_writes(log::StoreError error);
    /// From now on `ready` fails with `error`, or works again without; for tests. `urgent_too`:
    /// also for what is written before something is shown.
    void set_ready(std::optional<log::StoreError> error, bool urgent_too = true);

    log::Expected<log::Head, log::StoreError> take_over(const log::TenantId& tenant) override;
    log::Expected<void, log::StoreError> append(
        const log::TenantId& tenant, std::span<const log::EncodedCommit> commits) override;
    [[nodiscard]] log::Expected<std::size_t, log::StoreError> read(
        const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits,
        const std::function<bool(const log::EncodedCommit&)>& visit) const override;
    [[nodiscard]] log::Expected<log::Head, log::StoreError> head(
        const log::TenantId& tenant) const override;

    [[nodiscard]] log::Expected<void, log::StoreError> ready(log::Urgency urgency) const override;
    log::Expected<void, log::StoreError> write(const log::LedgerBatch& batch) override;
    [[nodiscard]] log::Expected<std::optional<log::StateRow>, log::StoreError> state(
        const log::TenantId& tenant, const log::StreamId& stream) const override;
    [[nodiscard]] log::Expected<std::optional<log::OutcomeRow>, log::StoreError> outcome(
        const log::TenantId& tenant, const log::CommandId& id) const override;
    [[nodiscard]] log::Expected<std::vector<log::Position>, log::StoreError> stream_positions(
        const log::TenantId& tenant, const log::StreamId& stream) const override;
    [[nodiscard]] log::Expected<void, log::StoreError> read_at(
        const log::TenantId& tenant, std::span<const log::Position> positions,
        const std::function<bool(log::Position, std::string_view)>& visit) const override;
    [[nodiscard]] log::Expected<void, log::StoreError> due(
        const log::TenantId& tenant, log::UtcTime until,
        const std::function<bool(const log::Timer&)>& visit) const override;
    [[nodiscard]] log::Expected<std::vector<log::Timer>, log::StoreError> timers(
        const log::TenantId& tenant, const log::StreamId& stream) const override;
    log::Expected<std::uint64_t, log::StoreError> sequence(
        const log::TenantId& tenant, const std::string& series) const override;
    [[nodiscard]] log::Expected<std::optional<log::ClockRow>, log::StoreError> clock(
        const log::TenantId& tenant) const override;
    [[nodiscard]] log::Expected<log::Position, log::StoreError> checkpoint(
        const log::TenantId& tenant, const std::string& name) const override;
    [[nodiscard]] log::Expected<std::string, log::StoreError> tile(
        const log::TenantId& tenant, log::TilePlace place) const override;
    [[nodiscard]] log::Expected<log::RightEdge, log::StoreError> right_edge(
        const log::TenantId& tenant) const override;
    [[nodiscard]] log::Expected<std::vector<log::TenantId>, log::StoreError> tenants()
        const override;

 private:
    std::shared_ptr<MemoryDisk> disk_;
    std::map<log::TenantId, log::Term> terms_;
    std::optional<log::StoreError> write_error_;
    bool failed_ = false;
    std::optional<log::StoreError> not_ready_;
    bool urgent_not_ready_ = false;
};

}  // namespace madoguchi::memory
