#pragma once

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

namespace madoguchi::crash {

/// Passes a kill point before, within and after what changes files: `wal_append`, `wal_torn` (half
/// of a record is written), `wal_appended`, `wal_synced`, `table`, `manifest`, `rename`, `delete`.
class KillingFileSystem final : public ::rocksdb::FileSystemWrapper {
 public:
    KillingFileSystem() : FileSystemWrapper(::rocksdb::FileSystem::Default()) {}
    [[nodiscard]] const char* Name() const override { return "KillingFileSystem"; }

    ::rocksdb::IOStatus NewWritableFile(const std::string& name,
                                        const ::rocksdb::FileOptions& options,
                                        std::unique_ptr<::rocksdb::FSWritableFile>* result,
                                        ::rocksdb::IODebugContext* debug) override;
    ::rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                                   const ::rocksdb::IOOptions& options,
                                   ::rocksdb::IODebugContext* debug) override;
    ::rocksdb::IOStatus DeleteFile(const std::string& name, const ::rocksdb::IOOptions& options,
                                   ::rocksdb::IODebugContext* debug) override;
};

}  // namespace madoguchi::crash
