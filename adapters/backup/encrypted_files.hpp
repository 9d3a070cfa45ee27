#pragma once

#include <rocksdb/file_system.h>

#include <memory>

#include "madoguchi/adapters/backup/backup_key.hpp"

namespace madoguchi::backup {

/// `base` with every file encrypted under `key`. RocksDB's encrypting file system does the work; a
/// file begins with 64 bytes: what it is (`madoguchi backup 1`), which key, the counter's start.
[[nodiscard]] std::shared_ptr<::rocksdb::FileSystem> encrypted_files(
    const std::shared_ptr<::rocksdb::FileSystem>& base, std::shared_ptr<const BackupKey> key);

}  // namespace madoguchi::backup
