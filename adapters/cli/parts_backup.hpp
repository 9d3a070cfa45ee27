#pragma once

#include <memory>
#include <string>

#include "madoguchi/adapters/backup/backup_set.hpp"
#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/log/ledger.hpp"

namespace madoguchi::keystore {
class SecretKey;
}  // namespace madoguchi::keystore

namespace madoguchi::cli {

/// Name of the key, in the key database, under which the log's backups are encrypted: whoever has
/// the newest keys can read every backup, whatever master key there was.
inline constexpr const char* kBackupKey = "backups";

/// The database of a ledger in a data folder; null for one in memory.
[[nodiscard]] ::rocksdb::DB* database_of(log::Ledger& ledger);

/// Writes to a ledger in a data folder whatever term the commits have.
[[nodiscard]] log::Expected<void, log::StoreError> put_back(log::Ledger& ledger,
                                                            const log::LedgerBatch& batch);

/// Opens a folder of backups of one database.
[[nodiscard]] Result<std::unique_ptr<backup::BackupSet>> open_backup_set(
    const backup::BackupSetOptions& options, const keystore::SecretKey& key);

}  // namespace madoguchi::cli
