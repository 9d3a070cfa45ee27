#pragma once

#include <rocksdb/db.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "madoguchi/adapters/views/rocksdb_view_store.hpp"

namespace madoguchi::views {

/// One view's column family. Kept open while a reader holds it, dropped or not.
struct Family {
    ::rocksdb::DB* db = nullptr;
    ::rocksdb::ColumnFamilyHandle* handle = nullptr;
    std::atomic<bool> unlogged = false;  ///< Something was written without the write-ahead log.
    ~Family();
};

/// The open database. Readers share it, so that it outlives them.
class RocksDbViewStore::Database {
 public:
    ~Database();

    [[nodiscard]] log::Expected<void, log::StoreError> open(const ViewStoreOptions& options);
    /// The family of a view; null when there is none.
    [[nodiscard]] std::shared_ptr<Family> family(const projections::ViewId& id) const;
    /// Writes a batch through the memtable; one of a rebuild without the write-ahead log.
    [[nodiscard]] log::Expected<void, log::StoreError> write(const projections::ViewId& id,
                                                             Family& family,
                                                             const log::TenantId& tenant,
                                                             const projections::ViewBatch& batch);

    ViewStoreOptions options;
    ::rocksdb::DBOptions database_options;
    ::rocksdb::ColumnFamilyOptions family_options;
    std::unique_ptr<::rocksdb::DB> db;
    ::rocksdb::ColumnFamilyHandle* main = nullptr;
    mutable std::mutex mutex;
    std::map<projections::ViewId, std::shared_ptr<Family>> families;
};

/// What a RocksDB status means at the port; `what` says what was being done.
[[nodiscard]] log::StoreError error_of(const ::rocksdb::Status& status, const std::string& what);

/// Key of a row, and of a tenant's checkpoint.
[[nodiscard]] std::string stored_key(const log::TenantId& tenant, std::string_view key);
[[nodiscard]] std::string checkpoint_key(const log::TenantId& tenant);
/// Value of a checkpoint.
[[nodiscard]] std::string position_bytes(log::Position position);

}  // namespace madoguchi::views
