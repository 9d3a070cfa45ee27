#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::cli {

/// Where things are in a folder of backups. Layout: ops/docs/how-to/back-up-and-restore.md.
struct BackupFolder {
    std::string root;
    [[nodiscard]] std::string log() const { return root + "/log"; }
    /// A folder for each backup of the keys.
    [[nodiscard]] std::string keys() const { return root + "/keys"; }
    [[nodiscard]] std::string checkpoints() const { return root + "/checkpoints"; }
    /// What signatures are checked with; nothing that signs.
    [[nodiscard]] std::string verifier_keys() const { return root + "/verifier-keys"; }
    /// For how many days a backup of the keys is kept.
    [[nodiscard]] std::string keep_keys() const { return root + "/keep-keys-days"; }
};

/// Days for which a backup of the keys is kept, unless said otherwise: what was erased stays
/// readable with it for so long.
inline constexpr unsigned kKeepKeysDays = 30;

/// For how many days backups of the keys are kept in a folder. Failure kUnavailable.
[[nodiscard]] Result<unsigned> keep_keys_days(const BackupFolder& folder);

/// One backup of the keys: a whole copy of the key database as it was, in a folder of its own.
struct KeyBackup {
    std::string path;
    log::UtcTime taken_at;
    std::string master_fingerprint;  ///< Of the master key that wraps them.
    facts::Date expires_on;          ///< From that day on `prune` removes it.
};

/// Where a backup of the keys lies that is taken now.
[[nodiscard]] std::string key_backup_path(const BackupFolder& folder, log::UtcTime taken_at,
                                          const std::string& master_fingerprint);

/// The backups of the keys in a folder, oldest first; halves of a crash are among them when
/// `whole_only` isn't set. Failure kUnavailable.
[[nodiscard]] Result<std::vector<KeyBackup>> key_backups(const BackupFolder& folder,
                                                         bool whole_only);

/// Removes the backups of the keys that have expired by `today`, but for the newest, and halves.
/// Returns how many went. Failure kUnavailable.
[[nodiscard]] Result<std::size_t> prune_key_backups(const BackupFolder& folder, facts::Date today);

/// Notes in the data folder which backups of the keys lie in a folder, for who has to say until
/// when erased data can be brought back; those of other folders stay noted. `coming`: one that is
/// about to be made. Failure kUnavailable.
[[nodiscard]] Result<void> note_key_backups(const std::string& data, const BackupFolder& folder,
                                            const std::optional<KeyBackup>& coming);

/// A backup of the keys as it is noted in a data folder.
struct NotedKeyBackup {
    log::UtcTime taken_at;
    facts::Date expires_on;  ///< From that day on `prune` removes it.
};

/// The backups of the keys that are noted in a data folder, in all folders of backups. None yet:
/// empty. Failures: kDamaged (the note can't be read), kUnavailable.
[[nodiscard]] Result<std::vector<NotedKeyBackup>> noted_key_backups(const std::string& data);

/// When what was erased at an instant can't be brought back any more.
struct Finality {
    bool is_final = false;  ///< No backup of the keys is noted that was taken before.
    /// On which day the last of them expires. It is removed by the next `backup` or `prune` from
    /// then on, and nothing is final before it is.
    std::optional<facts::Date> expires_on = {};
};
[[nodiscard]] Finality finality_of(const std::vector<NotedKeyBackup>& backups,
                                   log::UtcTime erased_at);

/// Copies the files below one folder that another doesn't have or has otherwise, and makes it. Only
/// names that end with `suffix`, if that isn't empty. Failure kUnavailable.
[[nodiscard]] Result<void> copy_files(const std::string& from, const std::string& to,
                                      const std::string& suffix);

}  // namespace madoguchi::cli
