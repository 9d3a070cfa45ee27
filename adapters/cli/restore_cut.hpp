#pragma once

#include <map>
#include <string>

#include "madoguchi/adapters/cli/backups.hpp"
#include "madoguchi/adapters/cli/keys.hpp"

namespace madoguchi::cli {

/// The last position of each log that was recorded at or before what `at` says: a position, or an
/// instant in RFC 3339. Only of `municipality`, unless that is empty. Failures: kUsage (neither; or
/// a position that the log hasn't), kNotFound.
[[nodiscard]] Result<std::map<log::TenantId, log::Position>> positions_at(
    const log::Ledger& ledger, const std::string& at, const std::string& municipality);

/// Puts the log in a data folder back to earlier positions, by filling a new database from the old
/// one; logs that aren't named stay whole. Nobody else has the folder open.
[[nodiscard]] Result<void> cut_back(const std::string& data, const Keys& keys,
                                    const std::map<log::TenantId, log::Position>& positions,
                                    const BackupSteps& progress);

}  // namespace madoguchi::cli
