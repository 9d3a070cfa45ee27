#pragma once

#include <rocksdb/file_system.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace madoguchi::faults {

/// What a file of a database is for.
enum class FileKind : std::uint8_t { kWal, kTable, kManifest };

/// A file system that does what disks do. The counters count from the moment of setting; 0 = never.
/// After `die` nothing is written any more, as if the power had failed; `lose_unsynced` then takes
/// from the files what had not been synced.
class FaultFileSystem final : public ::rocksdb::FileSystemWrapper {
 public:
    FaultFileSystem() : FileSystemWrapper(::rocksdb::FileSystem::Default()) {}
    [[nodiscard]] const char* Name() const override { return "FaultFileSystem"; }

    /// The nth sync of such a file from now on fails with EIO; nothing was synced.
    void fail_sync(FileKind kind, int nth);
    /// The nth append to such a file from now on fails with ENOSPC after `written` of its bytes.
    void fill_at_append(FileKind kind, int nth, std::size_t written);
    /// Whether a sync or an append has failed since `revive`.
    [[nodiscard]] bool has_failed() const;
    /// What is reported as free from now on.
    void report_free(std::uint64_t bytes);
    /// The same, and what the file `path` takes up as soon as it is gone.
    void report_free_beside(const std::string& path, std::uint64_t bytes);
    /// From now on one bit of everything read from table files is wrong.
    void flip_table_reads(bool on);
    /// From now on nothing reaches the disk.
    void die();
    /// Alive again, without faults.
    void revive();

    /// Cuts each written file back to what was synced, plus `extra` of the bytes written after it
    /// to a write-ahead log; `zeros_after` puts the given number of zeros behind them, as in a file
    /// whose size was set ahead. Call when no file is open.
    void lose_unsynced(std::size_t extra, std::size_t zeros_after);

    /// Bytes written to write-ahead logs that aren't synced.
    [[nodiscard]] std::size_t unsynced_wal_bytes() const;

    ::rocksdb::IOStatus NewWritableFile(const std::string& name,
                                        const ::rocksdb::FileOptions& options,
                                        std::unique_ptr<::rocksdb::FSWritableFile>* result,
                                        ::rocksdb::IODebugContext* debug) override;
    ::rocksdb::IOStatus NewRandomAccessFile(const std::string& name,
                                            const ::rocksdb::FileOptions& options,
                                            std::unique_ptr<::rocksdb::FSRandomAccessFile>* result,
                                            ::rocksdb::IODebugContext* debug) override;
    ::rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                                   const ::rocksdb::IOOptions& options,
                                   ::rocksdb::IODebugContext* debug) override;
    ::rocksdb::IOStatus DeleteFile(const std::string& name, const ::rocksdb::IOOptions& options,
                                   ::rocksdb::IODebugContext* debug) override;
    ::rocksdb::IOStatus GetFreeSpace(const std::string& path, const ::rocksdb::IOOptions& options,
                                     std::uint64_t* free,
                                     ::rocksdb::IODebugContext* debug) override;

    // For the files.
    ::rocksdb::IOStatus before_append(const std::string& name, std::size_t bytes,
                                      std::size_t& allowed);
    void appended(const std::string& name, std::size_t bytes);
    ::rocksdb::IOStatus before_sync(const std::string& name);
    void synced(const std::string& name);
    [[nodiscard]] bool flips() const;
    [[nodiscard]] bool is_dead() const;

 private:
    struct Sizes {
        std::size_t written = 0;
        std::size_t synced = 0;
    };

    mutable std::mutex mutex_;
    std::map<std::string, Sizes> files_;
    std::map<FileKind, int> syncs_left_;
    std::map<FileKind, int> appends_left_;
    std::size_t short_write_ = 0;
    bool failed_ = false;
    std::optional<std::uint64_t> reported_free_;
    std::string beside_;  ///< The file whose place is free when it is gone; empty: none.
    std::uint64_t beside_bytes_ = 0;
    bool flip_ = false;
    bool dead_ = false;
};

}  // namespace madoguchi::faults
