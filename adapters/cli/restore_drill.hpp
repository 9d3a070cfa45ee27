#pragma once

#include "madoguchi/adapters/cli/restore.hpp"

namespace madoguchi::cli {

/// What a drill found of one municipality.
struct DrilledLog {
    log::TenantId tenant;
    std::uint64_t noted = 0;     ///< Commits that the backup says it holds at least.
    std::uint64_t restored = 0;  ///< Commits that came back; the mark of the restore isn't counted.
    std::uint64_t live = 0;      ///< Commits in the data folder now; 0 where that isn't known.
    std::uint64_t cases = 0;     ///< In the lists that were built from them.
    std::uint64_t opened = 0;    ///< Commits whose sealed fields could be read.
};

struct Drill {
    Restored restored;
    std::vector<DrilledLog> logs;
    double seconds = 0;  ///< From the first byte until the lists were there.
    bool good = false;   ///< Everything came back, and everything could be read.
};

/// Restores the newest backup into a scratch folder that isn't there yet, verifies it, builds the
/// lists, reads every entry, and removes the folder. `plan.to` is that folder. `live`: commits of
/// each log now. Failures: as `restore`.
[[nodiscard]] Result<Drill> drill(const RestorePlan& plan,
                                  const std::map<log::TenantId, std::uint64_t>& live,
                                  const runtime::Clock& clock);

}  // namespace madoguchi::cli
