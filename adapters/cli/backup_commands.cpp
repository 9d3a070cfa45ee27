#include <filesystem>
#include <map>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/backups.hpp"
#include "madoguchi/adapters/cli/restore_drill.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/projections/core/event_context.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;

/// A backup, or what came of one, of one municipality.
struct BackupRow {
    std::uint64_t backup = 0;
    std::string taken_at;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t new_bytes = 0;
    std::vector<std::string> checkpoints;  ///< `<municipality> <position> <root>`.
    MADOGUCHI_FIELDS(BackupRow, backup, taken_at, files, bytes, new_bytes, checkpoints);
};

struct RestoredRow {
    std::uint64_t backup = 0;
    std::string taken_at;
    std::string keys_taken_at;
    std::uint64_t bytes = 0;
    std::uint64_t copied_mib_per_second = 0;
    std::string new_verifier_key;
    std::vector<std::string> logs;          ///< `<municipality>: <kept> of <backed up> commits`.
    std::vector<std::string> erased_later;  ///< `<municipality> <stream>`.
    MADOGUCHI_FIELDS(RestoredRow, backup, taken_at, keys_taken_at, bytes, copied_mib_per_second,
                     new_verifier_key, logs, erased_later);
};

struct DrillRow {
    std::string municipality;
    std::uint64_t noted = 0;
    std::uint64_t restored = 0;
    std::uint64_t readable = 0;
    std::uint64_t live = 0;
    std::uint64_t cases = 0;
    MADOGUCHI_FIELDS(DrillRow, municipality, noted, restored, readable, live, cases);
};

template <typename Row>
void write_row(Console& console, const Row& row) {
    JsonWriter json;
    write_json(json, row);
    console.line(json.take());
}

BackupSteps steps(Console& console) {
    catch_interrupts();
    return [&console](const std::string& what, std::uint64_t done, std::uint64_t all) {
        console.progress(what, done, all);
        return !interrupted();
    };
}

BackupRow row_of(const Backup& backup) {
    BackupRow row{.backup = backup.id,
                  .taken_at = backup.taken_at,
                  .files = backup.files,
                  .bytes = backup.bytes,
                  .new_bytes = backup.new_bytes,
                  .checkpoints = {}};
    for (const auto& log : backup.logs) {
        row.checkpoints.push_back(log.tenant.text() + " " + std::to_string(log.position) + " " +
                                  log.root);
    }
    return row;
}

RestoredRow row_of(const Restored& restored) {
    RestoredRow row{.backup = restored.id,
                    .taken_at = restored.taken_at,
                    .keys_taken_at = restored.keys_taken_at,
                    .bytes = restored.bytes,
                    .new_verifier_key = restored.new_verifier_key,
                    .logs = {},
                    .erased_later = restored.erased_later};
    if (restored.copying_seconds > 0) {
        row.copied_mib_per_second =
            static_cast<std::uint64_t>(static_cast<double>(restored.bytes) /
                                       static_cast<double>(kMebibyte) / restored.copying_seconds);
    }
    for (const auto& log : restored.logs) {
        row.logs.push_back(log.tenant.text() + ": " + std::to_string(log.kept) + " of " +
                           std::to_string(log.backed_up) + " commits");
    }
    return row;
}

std::string in_mib(std::uint64_t bytes) {
    return std::to_string((bytes + kMebibyte - 1) / kMebibyte) + " MiB";
}

void write_restored(Console& console, const Restored& restored) {
    const RestoredRow row = row_of(restored);
    if (console.json()) {
        write_row(console, row);
    } else {
        console.line("backup " + std::to_string(row.backup) + " of " + row.taken_at + ", keys of " +
                     row.keys_taken_at + ": " + in_mib(row.bytes) + " at " +
                     std::to_string(row.copied_mib_per_second) + " MiB/s");
        for (const auto& log : row.logs) {
            console.line(log + ", in order");
        }
    }
    for (const auto& stream : row.erased_later) {
        console.note(
            "erased after what was put back, and erased again: " + stream +
            "; the log that goes on doesn't say so, so have it asked for and approved once "
            "more");
    }
    if (!row.new_verifier_key.empty()) {
        console.note(
            "the private signing key isn't in a backup: a new one signs from now on; "
            "give whoever checks the log its verifier key: " +
            row.new_verifier_key);
    }
}

/// RocksDB's threads work in the process's folder, which may be another than the command's.
std::string absolute(const std::string& path) {
    return path.empty() ? path : std::filesystem::absolute(path).string();
}

RestorePlan plan_of(const Arguments& arguments, Console& console) {
    return {.from = absolute(arguments.what),
            .to = absolute(arguments.out),
            .master_key = master_key_source(arguments, arguments.out),
            .signing_keys = arguments.signing_keys,
            .id = arguments.backup == 0 ? std::nullopt : std::optional(arguments.backup),
            .at = arguments.at,
            .municipality = arguments.municipality,
            .reason = arguments.reason,
            .actor = arguments.actor.empty() ? "restore" : arguments.actor,
            .progress = steps(console)};
}

Result<std::unique_ptr<Installation>> open_for(const Arguments& arguments, Console& console) {
    if (arguments.what.empty()) {
        return failed(ExitStatus::kUsage, "DIR is missing: name the folder of backups");
    }
    return open_installation(arguments, console);
}

const runtime::SystemClock kClock;

}  // namespace

Result<ExitStatus> run_backup(const Arguments& arguments, Console& console) {
    const auto installation = open_for(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto backup =
        take_backup(**installation, {.folder = absolute(arguments.what),
                                     .keep_keys_days = arguments.keep_keys == 0
                                                           ? std::nullopt
                                                           : std::optional(arguments.keep_keys),
                                     .bytes_per_second = arguments.rate_mib * kMebibyte,
                                     .progress = steps(console)});
    console.end_progress();
    if (!backup) {
        return log::unexpected(backup.error());
    }
    const BackupRow row = row_of(*backup);
    if (console.json()) {
        write_row(console, row);
    } else {
        console.line("backup " + std::to_string(row.backup) + " of " + row.taken_at + ": " +
                     in_mib(row.bytes) + " in " + std::to_string(row.files) + " files, " +
                     in_mib(row.new_bytes) + " new; read again, in order");
        for (const auto& checkpoint : row.checkpoints) {
            console.line("checkpoint " + checkpoint);
        }
    }
    const auto days = keep_keys_days({arguments.what});
    const auto noted = noted_key_backups(arguments.data);
    if (!days || !noted) {
        return log::unexpected(days ? noted.error() : days.error());
    }
    const auto finality = finality_of(*noted, (*installation)->now());
    console.note("backups of the keys are kept for " + std::to_string(*days) +
                 " days: what is erased now is gone for good from " +
                 facts::date_text(finality.expires_on.value_or((*installation)->today())) + " on");
    return ExitStatus::kDone;
}

Result<ExitStatus> run_backup_list(const Arguments& arguments, Console& console) {
    const auto installation = open_for(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto backups = list_backups(**installation, arguments.what);
    if (!backups) {
        return log::unexpected(backups.error());
    }
    for (const auto& backup : *backups) {
        const BackupRow row = row_of(backup);
        if (console.json()) {
            write_row(console, row);
        } else {
            console.line("backup " + std::to_string(row.backup) + " of " + row.taken_at + ": " +
                         in_mib(row.bytes));
        }
    }
    const auto keys = key_backups({arguments.what}, true);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    for (const auto& key : *keys) {
        console.note("keys: " + std::filesystem::path(key.path).filename().string() + " until " +
                     facts::date_text(key.expires_on));
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_backup_prune(const Arguments& arguments, Console& console) {
    const auto installation = open_for(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto pruned = prune_backups(**installation, arguments.what, arguments.keep);
    if (!pruned) {
        return log::unexpected(pruned.error());
    }
    console.line("removed " + std::to_string(pruned->backups) + " backups and " +
                 std::to_string(pruned->key_backups) + " backups of the keys");
    return ExitStatus::kDone;
}

Result<ExitStatus> run_restore(const Arguments& arguments, Console& console) {
    const auto restored = restore(plan_of(arguments, console), kClock);
    console.end_progress();
    if (!restored) {
        return log::unexpected(restored.error());
    }
    write_restored(console, *restored);
    return ExitStatus::kDone;
}

Result<ExitStatus> run_backup_drill(const Arguments& arguments, Console& console) {
    std::map<log::TenantId, std::uint64_t> live;
    auto plan = plan_of(arguments, console);
    {
        const auto installation = open_for(arguments, console);
        if (!installation) {
            return log::unexpected(installation.error());
        }
        for (const auto& tenant : (*installation)->tenants()) {
            const auto head = (*installation)->ledger().head(tenant);
            live[tenant] = head ? head->position.value() : 0;
        }
        if (plan.to.empty()) {
            plan.to = arguments.data + "/drill";
        }
        plan.master_key = master_key_source(arguments, arguments.data);
    }
    const auto drilled = drill(plan, live, kClock);
    console.end_progress();
    if (!drilled) {
        return log::unexpected(drilled.error());
    }
    if (!console.json()) {
        console.line("restore drill on " +
                     facts::date_text(projections::day_in_japan(kClock.now())) + ", " +
                     std::to_string(static_cast<unsigned>(drilled->seconds)) + " s");
    }
    write_restored(console, drilled->restored);
    Table table{{"municipality", "at least", "came back", "readable", "now", "cases"}, {}};
    for (const auto& log : drilled->logs) {
        const DrillRow row{.municipality = log.tenant.text(),
                           .noted = log.noted,
                           .restored = log.restored,
                           .readable = log.opened,
                           .live = log.live,
                           .cases = log.cases};
        if (console.json()) {
            write_row(console, row);
        }
        table.rows.push_back({row.municipality, std::to_string(row.noted),
                              std::to_string(row.restored), std::to_string(row.readable),
                              std::to_string(row.live), std::to_string(row.cases)});
    }
    if (!console.json()) {
        console.table(table);
        console.line(drilled->good ? "the backup restores" : "the backup doesn't restore");
    }
    if (!drilled->good) {
        return failed(ExitStatus::kDamaged,
                      "the backup doesn't bring everything back: see "
                      "ops/docs/runbooks/restore-drill.md");
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
