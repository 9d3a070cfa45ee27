#include "madoguchi/adapters/cli/parts_backup.hpp"

#include "madoguchi/adapters/keystore/secret_key.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::cli {

::rocksdb::DB* database_of(log::Ledger& ledger) {
    auto* const stored = dynamic_cast<rocksdb::RocksDbLedger*>(&ledger);
    return stored == nullptr ? nullptr : &stored->database();
}

log::Expected<void, log::StoreError> put_back(log::Ledger& ledger, const log::LedgerBatch& batch) {
    auto* const stored = dynamic_cast<rocksdb::RocksDbLedger*>(&ledger);
    MADOGUCHI_LOG_ASSERT(stored != nullptr);
    return stored->put_back(batch);
}

Result<std::unique_ptr<backup::BackupSet>> open_backup_set(const backup::BackupSetOptions& options,
                                                           const keystore::SecretKey& key) {
    auto set = backup::BackupSet::open(options, key.view());
    if (!set) {
        return log::unexpected(failure_of(set.error()));
    }
    return std::move(*set);
}

}  // namespace madoguchi::cli
