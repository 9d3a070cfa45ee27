#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/checkpoints/checkpoint_files.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/note.hpp"

namespace madoguchi::checkpoints {

/// Where checkpoints are kept.
struct Places {
    std::string first;   ///< In the data folder. Made when it is first written to.
    std::string second;  ///< Elsewhere, best on another disk; empty: nowhere else. Has to be there.
};

/// A checkpoint as it was stored: its signatures hold, and it is of the log and size that its
/// place says.
struct Kept {
    CheckpointFile file;
    std::string note;  ///< The file's bytes.
    log::Checkpoint stated;
};

/// The head record as signed checkpoints, one file each, in one or two folders. The newest of a log
/// is its head; the others stay, thinned, for whoever checks. Layout: README.md. Not thread-safe.
class CheckpointFolders final : public log::HeadRecord {
 public:
    /// `keys` outlives the record.
    CheckpointFolders(Places places, const log::NoteKeys& keys);

    /// As the port says. Each folder's newest two are read. The folders agree when the newest of
    /// one is the newest or the one before of the other: a crash between the two explains no more.
    [[nodiscard]] log::Expected<log::Heads, log::StoreError> read() const override;

    /// As the port says. Where a folder lags behind the other, it gets what is missing first.
    /// A head that contradicts a checkpoint which has been signed gets kCorruption and isn't
    /// written.
    [[nodiscard]] log::Expected<void, log::StoreError> write(const log::Heads& heads,
                                                             log::UtcTime now) override;

    /// All checkpoints of a log in both folders, by their files, without looking into them; oldest
    /// first. Error: kUnavailable.
    [[nodiscard]] log::Expected<std::vector<CheckpointFile>, log::StoreError> files(
        const log::TenantId& tenant) const;
    /// The tenants of which there are checkpoints. Error: kUnavailable.
    [[nodiscard]] log::Expected<std::vector<log::TenantId>, log::StoreError> tenants() const;
    /// Reads a checkpoint and checks it against its place and the keys.
    /// Errors: kCorruption, naming the file; kUnavailable.
    [[nodiscard]] log::Expected<Kept, log::StoreError> load(const log::TenantId& tenant,
                                                            const CheckpointFile& file) const;
    /// The newest checkpoint of a log in the first folder; none when there is none.
    [[nodiscard]] log::Expected<std::optional<Kept>, log::StoreError> newest(
        const log::TenantId& tenant) const;

    /// Copies what is in the first folder into the second. Errors: kUnavailable, kWriteFailed.
    [[nodiscard]] log::Expected<void, log::StoreError> fill_second() const;

    /// What the checkpoints of a log name it, under its generation.
    [[nodiscard]] std::string origin(const log::TenantId& tenant, std::uint32_t generation) const;

 private:
    using Newest = std::array<std::optional<Kept>, 2>;  ///< In the first and the second folder.

    [[nodiscard]] std::vector<std::string> folders() const;
    [[nodiscard]] log::Expected<std::vector<Kept>, log::StoreError> last_two(
        const std::string& folder, const log::TenantId& tenant) const;
    [[nodiscard]] log::Expected<std::optional<Kept>, log::StoreError> agreed(
        const log::TenantId& tenant) const;
    [[nodiscard]] log::Expected<Newest*, log::StoreError> known(const log::TenantId& tenant);
    [[nodiscard]] log::Expected<void, log::StoreError> even_out(const log::TenantId& tenant,
                                                                Newest& newest) const;
    [[nodiscard]] log::Expected<void, log::StoreError> write(const log::TenantId& tenant,
                                                             const log::RecordedHead& head,
                                                             log::UtcTime now);

    Places places_;
    const log::NoteKeys& keys_;
    std::map<log::TenantId, Newest> newest_;
    std::map<log::TenantId, log::UtcTime> thinned_at_;
};

}  // namespace madoguchi::checkpoints
