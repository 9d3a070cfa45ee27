#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/backup/backup_key.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace madoguchi::backup {

struct BackupSetOptions {
    std::string folder;          ///< Made if it isn't there and not `read_only`.
    bool is_incremental = true;  ///< Table files that an earlier backup holds are not copied again.
    bool read_only = false;      ///< Nothing is written, not even a lock.
    std::uint64_t bytes_per_second = 0;  ///< Copied at most; 0: as fast as it goes.
};

/// Told bytes that are done and all there are (0: unknown). False: stop; what isn't whole is
/// removed by the next who opens the set.
using BackupProgress = std::function<bool(std::uint64_t done, std::uint64_t all)>;

/// One whole backup of a set.
struct KeptBackup {
    std::uint32_t id = 0;  ///< From 1, in the order of making.
    std::vector<std::string> notes;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;  ///< On the disk, those shared with others included.
};

/// Backups of one RocksDB database in one folder: RocksDB's backup engine over encrypted files,
/// with a manifest for each that has a MAC. Layout: README.md. One thread; the database may be
/// written to meanwhile.
///
/// Errors: kLocked (another process backs up into the folder); kCorruption, naming the file (what
/// is there isn't as it was written, or under another key); kUnavailable (can't be read or
/// written, or was stopped); kDiskFull.
class BackupSet {
 public:
    template <typename T>
    using Result = log::Expected<T, log::StoreError>;

    /// `secret`: the key of the set.
    [[nodiscard]] static Result<std::unique_ptr<BackupSet>> open(const BackupSetOptions& options,
                                                                 BackupKey::View secret);
    ~BackupSet();
    BackupSet(const BackupSet&) = delete;
    BackupSet& operator=(const BackupSet&) = delete;

    /// Copies the database as it is now, reads all of the copy again, and only then lets it count.
    /// `notes`: kept with it, a line each.
    struct Taken {
        KeptBackup backup;
        std::uint64_t new_bytes = 0;  ///< That no earlier backup had.
    };
    [[nodiscard]] Result<Taken> take(::rocksdb::DB& database, std::vector<std::string> notes,
                                     const BackupProgress& progress);

    /// Every whole backup, oldest first.
    [[nodiscard]] Result<std::vector<KeptBackup>> list() const;

    /// Holds every file of a backup against its manifest.
    [[nodiscard]] Result<void> check(std::uint32_t id, const BackupProgress& progress) const;

    /// `check`, and puts the database into `folder`, which is empty or not there.
    [[nodiscard]] Result<void> restore(std::uint32_t id, const std::string& folder,
                                       const BackupProgress& progress) const;

    /// Removes all but the newest `count` (at least 1). Returns how many went.
    [[nodiscard]] Result<std::size_t> keep(std::size_t count);

 private:
    class Impl;
    explicit BackupSet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::backup
