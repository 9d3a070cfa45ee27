#pragma once

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/write_batch.h>

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/rocksdb/disk_room.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/adapters/rocksdb/rows.hpp"

namespace madoguchi::rocksdb {

/// The column families; the names are in `kFamilyNames`, in this order after `default`.
enum class Family : std::uint8_t {
    kDefault,
    kCommits,
    kStreams,
    kStates,
    kOutcomes,
    kTimers,
    kSequences,
    kMeta,
    kTiles,
};
inline constexpr std::array<const char*, 9> kFamilyNames{
    "default", "commits", "streams", "states", "outcomes", "timers", "sequences", "meta", "tiles"};

/// What a RocksDB status means at the port; `what` says what was being done.
[[nodiscard]] log::StoreError read_error(const ::rocksdb::Status& status, const std::string& what);
[[nodiscard]] log::StoreError write_error(const ::rocksdb::Status& status, const std::string& what);
/// Stored bytes of `what` that this build didn't write so.
[[nodiscard]] log::StoreError bad_row(const std::string& what);

/// `base`, with the write-ahead log's size set ahead for good. See README.md.
[[nodiscard]] std::shared_ptr<::rocksdb::FileSystem> keep_preallocated(
    std::shared_ptr<::rocksdb::FileSystem> base);

/// Options of the database and of one family. `cache` is shared by all families.
[[nodiscard]] ::rocksdb::DBOptions database_options(const RocksDbOptions& options,
                                                    ::rocksdb::Env* env);
[[nodiscard]] ::rocksdb::ColumnFamilyOptions family_options(
    Family family, const RocksDbOptions& options, const std::shared_ptr<::rocksdb::Cache>& cache);

/// The smallest key that a write-ahead log puts, by a family's id and a tenant's name.
using FirstKeys = std::map<std::pair<std::uint32_t, std::string>, std::string>;

/// Looks through the write-ahead log in `folder` and cuts off a torn last record. Returns where
/// what it holds begins.
/// Error: kCorruption, naming file and offset; nothing has been changed then. kUnavailable.
[[nodiscard]] log::Expected<FirstKeys, log::StoreError> mend_wal(::rocksdb::FileSystem& file_system,
                                                                 const std::string& folder);

/// The open database. Owns everything in the order in which it has to be closed.
class RocksDbLedger::Database {
 public:
    ~Database();
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    log::Expected<void, log::StoreError> open();

    [[nodiscard]] ::rocksdb::ColumnFamilyHandle* family(Family which) const {
        return families[static_cast<std::size_t>(which)];
    }

    /// Value of a key; empty when there is none.
    [[nodiscard]] log::Expected<std::optional<std::string>, log::StoreError> get(
        Family which, const std::string& key) const;

    /// Values of several keys in ascending order, each empty when there is none.
    [[nodiscard]] log::Expected<std::vector<std::optional<::rocksdb::PinnableSlice>>,
                                log::StoreError>
    get_all(Family which, const std::vector<std::string>& keys) const;

    /// The number in a row; 0 when there is no row.
    [[nodiscard]] log::Expected<std::uint64_t, log::StoreError> number(
        Family which, const std::string& key) const;

    /// Calls `visit` with each row from `from` (inclusive) to `until` (exclusive), in the order of
    /// the keys, until it returns false.
    [[nodiscard]] log::Expected<void, log::StoreError> scan(
        Family which, const std::string& from, const std::string& until, bool fill_cache,
        const std::function<bool(std::string_view key, std::string_view value)>& visit) const;

    /// The first commit of a log that was in the write-ahead log when it was opened; none: it held
    /// no commit of it. What came before is in files of its own.
    [[nodiscard]] std::optional<log::Position> first_unflushed(const log::TenantId& tenant) const;

    /// Put rows into `batch`.
    void put_commits(std::span<const log::EncodedCommit> commits);
    void put_rows(const log::LedgerBatch& rows);
    void put_small_rows(const log::LedgerBatch& rows);
    void put_tree(const log::LedgerBatch& rows);

    /// Writes and syncs; after an error every further one fails.
    log::Expected<void, log::StoreError> commit(::rocksdb::WriteBatch& batch);

    /// Why nothing is written after the first failed write.
    [[nodiscard]] log::StoreError failure() const;

    RocksDbOptions options;
    std::shared_ptr<::rocksdb::FileSystem> file_system;
    std::unique_ptr<::rocksdb::Env> env;
    ::rocksdb::FileLock* lock = nullptr;
    std::unique_ptr<DiskRoom> room;
    std::unique_ptr<::rocksdb::DB> db;
    std::vector<::rocksdb::ColumnFamilyHandle*> families;
    FirstKeys in_wal;                          ///< As it was opened.
    std::map<log::TenantId, log::Head> owned;  ///< Head and term of the logs taken over.
    ::rocksdb::WriteBatch batch;               ///< Used again. The writer's.
    std::atomic<bool> failed = false;
};

}  // namespace madoguchi::rocksdb
