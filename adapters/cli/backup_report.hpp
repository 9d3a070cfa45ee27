#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/backups.hpp"
#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/facts/values/fields.hpp"

// What an installation knows of its backups, wherever their folders are: for the server's screen.
namespace madoguchi::cli {

/// Notes in the data folder, durably, that a backup was taken into `folder` and could be read
/// again. Failure kUnavailable.
[[nodiscard]] Result<void> note_last_backup(const std::string& data, const std::string& folder,
                                            const Backup& backup);

/// A backup of the keys, which may open what was erased since.
struct KeyBackupRow {
    std::string taken_at;      ///< RFC 3339.
    facts::Date expires_on{};  ///< From that day on it is removed.
    MADOGUCHI_FIELDS(KeyBackupRow, taken_at, expires_on);
};

struct BackupReportRow {
    std::string folder;    ///< Of the last backup that was good; empty: none was taken.
    std::string taken_at;  ///< RFC 3339.
    std::uint64_t age_seconds = 0;
    std::uint64_t position = 0;      ///< Up to where it holds the municipality's log at least.
    std::uint64_t log_position = 0;  ///< Commits that are written now.
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t new_bytes = 0;
    std::vector<KeyBackupRow> key_backups;       ///< Oldest first, of all folders.
    std::optional<facts::Date> last_expires_on;  ///< When what is erased now is gone for good.
    MADOGUCHI_FIELDS(BackupReportRow, folder, taken_at, age_seconds, position, log_position, files,
                     bytes, new_bytes, key_backups, last_expires_on);
};
/// Failures: kDamaged (a note can't be read), kUnavailable.
[[nodiscard]] Result<BackupReportRow> backup_report(const Installation& installation,
                                                    const log::TenantId& tenant);

}  // namespace madoguchi::cli
