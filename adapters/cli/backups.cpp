#include "madoguchi/adapters/cli/backups.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "madoguchi/adapters/cli/backup_notes.hpp"
#include "madoguchi/adapters/cli/backup_report.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_backup.hpp"
#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;

/// One backup being made.
class Taking {
 public:
    Taking(Installation& installation, const BackupPlan& plan)
        : installation_(installation),
          plan_(plan),
          folder_{plan.folder},
          data_{installation.folder()} {}

    Result<Backup> run() {
        if (auto ready = prepare(); !ready) {
            return log::unexpected(ready.error());
        }
        // Checkpoints first: the copy of the log goes at least as far. The keys last: they have to
        // be those of everything that the copy of the log holds.
        auto logs = copy_checkpoints();
        if (!logs) {
            return log::unexpected(logs.error());
        }
        auto taken = copy_log(*logs);
        if (!taken) {
            return taken;
        }
        if (auto copied = copy_keys(); !copied) {
            return log::unexpected(copied.error());
        }
        const auto pruned = prune_key_backups(folder_, installation_.today());
        if (!pruned) {
            return log::unexpected(pruned.error());
        }
        auto noted = note_key_backups(data_.root, folder_, {});
        if (noted) {
            noted = note_last_backup(data_.root, plan_.folder, *taken);
        }
        if (!noted) {
            return log::unexpected(noted.error());
        }
        return taken;
    }

 private:
    Result<void> prepare() {
        if (database_of(installation_.ledger()) == nullptr) {
            return failed(ExitStatus::kUsage, "an installation in memory can't be backed up");
        }
        if (auto made = make_folder(plan_.folder); !made) {
            return made;
        }
        if (plan_.keep_keys_days) {
            return write_file(folder_.keep_keys(), std::to_string(*plan_.keep_keys_days) + "\n");
        }
        return {};
    }

    [[nodiscard]] backup::BackupProgress step(const std::string& what) const {
        return [this, what](std::uint64_t done, std::uint64_t all) {
            return !plan_.progress || plan_.progress(what, done, all);
        };
    }

    Result<std::vector<BackedUpLog>> copy_checkpoints() {
        std::vector<BackedUpLog> logs;
        for (const auto& tenant : installation_.tenants()) {
            const auto newest = installation_.checkpoint(tenant);
            if (!newest && newest.error().status == ExitStatus::kNotFound) {
                continue;
            }
            if (!newest) {
                return log::unexpected(newest.error());
            }
            logs.push_back({tenant, newest->position.value(), log::to_base64(newest->root)});
        }
        const std::string signing = installation_.signing_keys_folder();
        auto copied = copy_files(data_.checkpoints(), folder_.checkpoints(), ".checkpoint");
        if (copied) {
            copied = copy_files(signing, folder_.verifier_keys(), ".vkey");
        }
        if (!copied) {
            return log::unexpected(copied.error());
        }
        return logs;
    }

    Result<Backup> copy_log(const std::vector<BackedUpLog>& logs) {
        auto& keys = installation_.keys().data_keys()->database();
        const auto key = keys.named(kBackupKey, true);
        if (!key) {
            return log::unexpected(failure_of(key.error()));
        }
        const auto set = open_backup_set({.folder = folder_.log(),
                                          .is_incremental = true,
                                          .read_only = false,
                                          .bytes_per_second = plan_.bytes_per_second},
                                         *key);
        if (!set) {
            return log::unexpected(set.error());
        }
        std::vector<std::string> notes{taken_note(installation_.now())};
        for (const auto& log : logs) {
            notes.push_back(note_of(log));
        }
        const auto taken =
            (*set)->take(*database_of(installation_.ledger()), std::move(notes), step("log"));
        if (!taken) {
            return log::unexpected(failure_of(taken.error()));
        }
        Backup backup = backup_of(taken->backup);
        backup.new_bytes = taken->new_bytes;
        return backup;
    }

    Result<void> copy_keys() {
        auto& keys = *installation_.keys().data_keys();
        if (auto flushed = keys.flush(); !flushed) {
            return log::unexpected(failure_of(flushed.error()));
        }
        const auto days = keep_keys_days(folder_);
        if (!days) {
            return log::unexpected(days.error());
        }
        auto& database = keys.database();
        log::UtcTime now = installation_.now();
        std::error_code error;
        while (fs::exists(key_backup_path(folder_, now, database.wrapped_by()), error)) {
            now += std::chrono::seconds(1);  // A name is to the second; each backup has its own.
        }
        const KeyBackup coming{key_backup_path(folder_, now, database.wrapped_by()), now,
                               database.wrapped_by(),
                               installation_.today() + std::chrono::days(*days)};
        // Noted before it is there: nothing that was erased may be thought final too early.
        if (auto noted = note_key_backups(data_.root, folder_, coming); !noted) {
            return noted;
        }
        if (auto made = make_folder(folder_.keys()); !made) {
            return made;
        }
        const auto set = open_backup_set({.folder = coming.path, .is_incremental = false},
                                         database.master_key());
        if (!set) {
            return log::unexpected(set.error());
        }
        const auto taken = (*set)->take(database.rows(), {}, step("keys"));
        if (!taken) {
            return log::unexpected(failure_of(taken.error()));
        }
        return copy_files(data_.keys(), coming.path, ".token");
    }

    Installation& installation_;
    const BackupPlan& plan_;
    BackupFolder folder_;
    DataFolder data_;
};

Result<std::unique_ptr<backup::BackupSet>> open_log_backups(Installation& installation,
                                                            const std::string& folder,
                                                            bool read_only) {
    std::error_code error;
    const BackupFolder backups{folder};
    if (!fs::is_directory(backups.log(), error) || installation.keys().data_keys() == nullptr) {
        return failed(ExitStatus::kNotFound, "there are no backups in " + folder);
    }
    const auto key = installation.keys().data_keys()->database().named(kBackupKey, false);
    if (!key) {
        return log::unexpected(failure_of(key.error()));
    }
    return open_backup_set(
        {.folder = backups.log(), .is_incremental = true, .read_only = read_only}, *key);
}

}  // namespace

Result<Backup> take_backup(Installation& installation, const BackupPlan& plan) {
    return Taking(installation, plan).run();
}

Result<Pruned> prune_backups(Installation& installation, const std::string& folder,
                             std::size_t keep) {
    const auto set = open_log_backups(installation, folder, false);
    if (!set) {
        return log::unexpected(set.error());
    }
    const auto backups = (*set)->keep(keep);
    if (!backups) {
        return log::unexpected(failure_of(backups.error()));
    }
    const auto keys = prune_key_backups({folder}, installation.today());
    if (!keys) {
        return log::unexpected(keys.error());
    }
    if (auto noted = note_key_backups(installation.folder(), {folder}, {}); !noted) {
        return log::unexpected(noted.error());
    }
    return Pruned{*backups, *keys};
}

Result<std::vector<Backup>> list_backups(Installation& installation, const std::string& folder) {
    const auto set = open_log_backups(installation, folder, true);
    if (!set) {
        return log::unexpected(set.error());
    }
    const auto kept = (*set)->list();
    if (!kept) {
        return log::unexpected(failure_of(kept.error()));
    }
    std::vector<Backup> all;
    for (const auto& backup : *kept) {
        all.push_back(backup_of(backup));
    }
    return all;
}

}  // namespace madoguchi::cli
