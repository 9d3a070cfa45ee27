#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/utilities/backup_engine.h>

#include <map>
#include <memory>
#include <string>

#include "madoguchi/adapters/backup/backup_set.hpp"
#include "madoguchi/adapters/backup/manifest.hpp"

namespace madoguchi::backup {

/// What a RocksDB status means; `what` says what was being done.
[[nodiscard]] log::StoreError backup_error(const ::rocksdb::Status& status,
                                           const std::string& what);

/// The set's inside.
class BackupSet::Impl {
 public:
    Impl(const BackupSetOptions& given, BackupKey::View secret);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<Taken> take(::rocksdb::DB& database, std::vector<std::string> notes,
                                     const BackupProgress& progress);

    [[nodiscard]] std::string manifest_path(std::uint32_t id) const;
    /// The manifest of a backup; kUnavailable when there is none.
    [[nodiscard]] Result<Manifest> manifest(std::uint32_t id) const;
    /// All whole backups, in order.
    [[nodiscard]] Result<std::map<std::uint32_t, Manifest>> manifests() const;
    [[nodiscard]] Result<void> write(const Manifest& manifest) const;
    /// Removes a backup, its manifest first: from then on it doesn't count.
    [[nodiscard]] Result<void> remove(std::uint32_t id);
    /// Removes what was begun and never became whole: what has no manifest.
    [[nodiscard]] Result<void> remove_halves(const std::map<std::uint32_t, Manifest>& whole);

    /// Size and hash of a file as it lies there, read from the disk. Stops when `more` says so.
    [[nodiscard]] Result<FileEntry> measure(const std::string& path,
                                            const std::function<bool(std::size_t)>& more) const;
    /// The files of a backup, below the folder.
    [[nodiscard]] std::vector<std::string> files_of(std::uint32_t id) const;

    [[nodiscard]] const ::rocksdb::BackupEngineReadOnlyBase& reading() const;

    BackupSetOptions options;
    std::shared_ptr<const BackupKey> key;
    std::shared_ptr<::rocksdb::FileSystem> base;
    std::unique_ptr<::rocksdb::Env> encrypted;
    ::rocksdb::FileLock* lock = nullptr;
    std::unique_ptr<::rocksdb::BackupEngine> engine;          ///< Null when read-only.
    std::unique_ptr<::rocksdb::BackupEngineReadOnly> reader;  ///< Null otherwise.
};

}  // namespace madoguchi::backup
