#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/backup_folder.hpp"
#include "madoguchi/adapters/cli/installation.hpp"

namespace madoguchi::cli {

/// Told what is being done and how far it is, in bytes or rows (0 of all: unknown). False: stop.
using BackupSteps =
    std::function<bool(const std::string& what, std::uint64_t done, std::uint64_t all)>;

/// A rate at which a backup beside the writer isn't felt on an ordinary disk.
inline constexpr std::uint64_t kUnhurriedBytesPerSecond = std::uint64_t{32} << 20U;

struct BackupPlan {
    std::string folder;                           ///< Made if it isn't there.
    std::optional<unsigned> keep_keys_days = {};  ///< Kept as the folder's setting; none: as it is.
    /// Copied at most; 0: as fast as it goes, where nobody else has the folder open.
    std::uint64_t bytes_per_second = kUnhurriedBytesPerSecond;
    BackupSteps progress = {};  ///< May be empty.
};

/// The newest checkpoint of a log when a backup began: at least so far goes its copy.
struct BackedUpLog {
    log::TenantId tenant;
    std::uint64_t position = 0;
    std::string root;  ///< Base 64.
};

/// One backup of a folder.
struct Backup {
    std::uint32_t id = 0;
    std::string taken_at;  ///< RFC 3339.
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t new_bytes = 0;  ///< 0 where it isn't known any more.
    std::vector<BackedUpLog> logs;
};

/// Copies everything that can't be built again into a folder of backups: the log (incrementally,
/// encrypted), its checkpoints, the keys (whole, each time, in a folder of their own). Reads all of
/// what it has written, and only then lets it count; then removes backups of the keys that have
/// expired. May run beside the writer, on any thread, one at a time. Failures: kLocked, kDamaged,
/// kUnavailable, kUsage (an installation in memory).
[[nodiscard]] Result<Backup> take_backup(Installation& installation, const BackupPlan& plan);

/// What `prune` did.
struct Pruned {
    std::size_t backups = 0;
    std::size_t key_backups = 0;
};

/// Removes all backups but the newest `keep`, and the backups of the keys that have expired.
[[nodiscard]] Result<Pruned> prune_backups(Installation& installation, const std::string& folder,
                                           std::size_t keep);

/// The backups of a folder, oldest first. Failures: kNotFound (no folder of backups), kDamaged.
[[nodiscard]] Result<std::vector<Backup>> list_backups(Installation& installation,
                                                       const std::string& folder);

}  // namespace madoguchi::cli
