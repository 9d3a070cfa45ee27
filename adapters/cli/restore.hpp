#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/backups.hpp"
#include "madoguchi/log/proof/verify_log.hpp"

namespace madoguchi::cli {

struct RestorePlan {
    std::string from;  ///< A folder of backups. Only read.
    std::string to;    ///< The new data folder: isn't there, or holds nothing but a master key.
    std::string master_key;           ///< Its source; empty: the file `master-key` in `to`.
    std::string signing_keys;         ///< Folder of the signing keys, where they are kept apart.
    std::optional<std::uint32_t> id;  ///< Which backup; none: the newest.
    /// Up to which position, or recorded at or before which instant (RFC 3339); empty: all.
    std::string at;
    std::string municipality;  ///< Of which log `at` is; empty: of all.
    std::string reason;        ///< For people; stands in the log.
    std::string actor;
    BackupSteps progress;  ///< May be empty.
};

struct RestoredLog {
    log::TenantId tenant;
    std::uint64_t backed_up = 0;  ///< Last commit of the backup.
    std::uint64_t kept = 0;       ///< Last commit that was put back.
};

struct Restored {
    std::uint32_t id = 0;
    std::string taken_at;
    std::string keys_taken_at;
    std::uint64_t bytes = 0;         ///< Of the log's backup.
    double copying_seconds = 0;      ///< Checking and copying it.
    std::string new_verifier_key;    ///< Empty unless the private key had to be replaced.
    std::vector<BackedUpLog> noted;  ///< What the backup says it holds at least.
    std::vector<RestoredLog> logs;
    std::vector<log::VerifiedLog> verified;
    /// Streams of which something was erased after what was kept of their log: their keys are
    /// destroyed, and the log that goes on doesn't say so.
    std::vector<std::string> erased_later;
};

/// Puts a data folder back from backups: the newest keys; the log, up to an earlier position where
/// that is asked for; checkpoints; what was erased in any of it is erased again. Each log gets a
/// mark and goes on under its next origin, and all of it is verified. The folder is there whole or
/// not at all. Failures: kUsage (there is something at `to`, `at` isn't a position or an instant),
/// kNotFound (no backup, no such municipality), kDamaged (backup or result isn't in order),
/// kUnavailable.
[[nodiscard]] Result<Restored> restore(const RestorePlan& plan, const runtime::Clock& clock);

}  // namespace madoguchi::cli
