#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "madoguchi/log/ledger.hpp"

namespace rocksdb {
class DB;
class FileSystem;
}  // namespace rocksdb

namespace madoguchi::rocksdb {

/// How much of the disk has to be free. Zeros: it isn't looked at.
struct DiskLimits {
    std::uint64_t warn_bytes = std::uint64_t{1} << 30U;  ///< Below, the operator is told.
    /// Below, commands are refused, so that what is written still fits.
    std::uint64_t ordinary_bytes = 256U << 20U;
    /// Below, the reserve is given up; when that is spent, nothing is written any more.
    std::uint64_t urgent_bytes = 32U << 20U;
    std::uint64_t reserve_bytes = 64U << 20U;  ///< Size of the reserve file; 0: none.
};

/// How a log database is opened. The defaults keep its memory below 300 MB.
struct RocksDbOptions {
    std::string folder;  ///< Made if it isn't there; its parent has to be.
    std::size_t block_cache_bytes = 128u << 20;
    std::size_t write_buffers_bytes = 64u << 20;  ///< Of all column families together.
    DiskLimits disk;
    /// Told when the disk gets full and when it has room again, one line, on any thread. May be
    /// empty.
    std::function<void(const std::string&)> report;
    /// Told how long each synced write took, on the thread that writes. May be empty.
    std::function<void(std::chrono::microseconds)> on_synced;
    /// Whether the write-ahead log's size is set ahead, so that a sync has no size to journal.
    bool preallocate = true;
    bool compress = true;  ///< LZ4; off where a test searches the raw files.
    /// Below everything; null = the operating system's. Shared with the ledger while it is open.
    std::shared_ptr<::rocksdb::FileSystem> file_system;
};

/// The ledger in one RocksDB database; layout in README.md. Every batch is one synced write.
/// One process at a time: a second one gets kLocked. One thread writes; the const members may be
/// called from any thread, and none may be running when the ledger is destroyed.
class RocksDbLedger final : public log::Ledger {
 public:
    /// Opens or makes the database. A last record that a power cut has torn is cut off and kept
    /// beside, in `torn/`; everything before it is there.
    /// Errors: kLocked; kCorruption (damage before the end of the write-ahead log, or in the
    /// database's other files), nothing has been changed then; kUnavailable.
    [[nodiscard]] static log::Expected<std::unique_ptr<RocksDbLedger>, log::StoreError> open(
        const RocksDbOptions& options);
    ~RocksDbLedger() override;

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

    /// Writes a log that was written elsewhere, with the terms that its commits have. Nobody has
    /// taken it over here, and whoever calls has checked that the commits follow each other.
    [[nodiscard]] log::Expected<void, log::StoreError> put_back(const log::LedgerBatch& batch);

    /// The database itself, for a backup, which reads beside the writer.
    [[nodiscard]] ::rocksdb::DB& database() const;

 private:
    class Database;
    explicit RocksDbLedger(std::unique_ptr<Database> database);

    log::Expected<void, log::StoreError> write_batch(std::span<const log::EncodedCommit> commits,
                                                     const log::LedgerBatch* rest);

    std::unique_ptr<Database> database_;
};

}  // namespace madoguchi::rocksdb
