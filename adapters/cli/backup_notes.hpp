#pragma once

#include <string>

#include "madoguchi/adapters/backup/backup_set.hpp"
#include "madoguchi/adapters/cli/backups.hpp"

// What a backup's manifest says for us, as notes of one line each.
namespace madoguchi::cli {

/// `taken <RFC 3339>`.
[[nodiscard]] std::string taken_note(log::UtcTime at);
/// `log <municipality> <position> <root>`.
[[nodiscard]] std::string note_of(const BackedUpLog& log);
/// A backup with what its notes say; notes that aren't known are passed over.
[[nodiscard]] Backup backup_of(const backup::KeptBackup& kept);

}  // namespace madoguchi::cli
