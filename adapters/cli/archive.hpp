#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/backups.hpp"

namespace madoguchi::cli {

/// Everything of municipalities in a folder, for a move to another system or another installation.
/// Format: ops/docs/how-to/export-and-import.md.
struct ArchiveFolder {
    std::string root;
    /// What is in the archive; written last.
    [[nodiscard]] std::string index() const { return root + "/archive.json"; }
    [[nodiscard]] std::string of(const log::TenantId& tenant) const {
        return root + "/" + tenant.text();
    }
    [[nodiscard]] std::string commits(const log::TenantId& tenant) const {
        return of(tenant) + "/commits.jsonl";
    }
    [[nodiscard]] std::string keys() const { return root + "/keys"; }
    [[nodiscard]] std::string checkpoints() const { return root + "/checkpoints"; }
    [[nodiscard]] std::string verifier_keys() const { return root + "/verifier-keys"; }
};

struct ArchivePlan {
    std::string to;                      ///< A folder that isn't there or is empty.
    std::vector<log::TenantId> tenants;  ///< Municipalities.
    /// Under which the keys travel; empty: they don't, and nobody can bring the archive in.
    std::string passphrase;
    BackupSteps progress;  ///< May be empty.
};

struct ArchivedLog {
    log::TenantId tenant;
    std::uint64_t commits = 0;
    std::string root;  ///< Of the tree over all of them, base 64.
};

/// Writes an archive: every commit with its stored bytes and with its fields opened, the registers
/// as CSV, checkpoints and verifier keys, and the keys of these municipalities alone, wrapped under
/// the passphrase. Holds names in the open: for the receiver only. Failures: kUsage (there is
/// something at `to`), kDamaged, kUnavailable, kPartly (stopped).
[[nodiscard]] Result<std::vector<ArchivedLog>> export_archive(Installation& installation,
                                                              const ArchivePlan& plan);

struct ImportPlan {
    std::string from;  ///< An archive with keys.
    std::string to;    ///< The data folder: isn't there, or holds nothing but a master key.
    std::string passphrase;
    std::string master_key;  ///< Its source; empty: the file `master-key` in `to`, made if needed.
    std::string signing_keys;  ///< Folder of the signing keys; empty: in `to`.
    BackupSteps progress;      ///< May be empty.
};

/// Makes a data folder of an archive: the same commits at the same positions, the same hashes and
/// proofs, the keys wrapped under the receiver's master key. It is there whole and verified, or not
/// at all. Failures: kUsage (no archive; another passphrase; a line that can't be read, by its
/// number; something at `to`), kDamaged (a commit doesn't follow; the result isn't in order),
/// kUnavailable, kPartly (stopped).
[[nodiscard]] Result<std::vector<ArchivedLog>> import_archive(const ImportPlan& plan,
                                                              const runtime::Clock& clock);

}  // namespace madoguchi::cli
