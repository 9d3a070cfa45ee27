#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/facts/values/fields.hpp"

// Whether a log's signed checkpoints are kept as they should be, for the server's screen.
namespace madoguchi::cli {

/// A folder of checkpoints, as far as it is about one municipality.
struct CheckpointPlaceRow {
    std::string folder;
    std::uint64_t position = 0;   ///< Of its newest; 0: there is none.
    std::string written_at = {};  ///< RFC 3339; empty: there is none.
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;  ///< Of all of them.
    MADOGUCHI_FIELDS(CheckpointPlaceRow, folder, position, written_at, files, bytes);
};

struct CheckpointRow {
    std::uint64_t log_position = 0;  ///< Commits that are written now.
    std::string root;                ///< Base 64, of the newest; empty: there is none.
    std::uint64_t age_seconds = 0;   ///< Of the newest.
    CheckpointPlaceRow first;
    std::optional<CheckpointPlaceRow> second;  ///< Absent: no second folder is named.
    bool agree = false;   ///< Signatures hold, and the folders state the same log.
    std::string trouble;  ///< Why they don't agree; empty when they do.
    MADOGUCHI_FIELDS(CheckpointRow, log_position, root, age_seconds, first, second, agree, trouble);
};

/// Reads both folders, the newest checkpoints of every log among it. Failures: kUsage (an
/// installation in memory), kDamaged (the signing keys, the note of the second folder),
/// kUnavailable.
[[nodiscard]] Result<CheckpointRow> checkpoint_row(const Installation& installation,
                                                   const log::TenantId& tenant);

}  // namespace madoguchi::cli
