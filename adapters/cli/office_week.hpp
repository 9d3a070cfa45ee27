#pragma once

#include <ostream>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"

namespace madoguchi::cli {

/// What the office week needs to know.
struct OfficeWeekOptions {
    std::string script;    ///< Folder of the script (ops/office-week).
    std::string policies;  ///< Folder of the policy files (ops/policies).
    std::string folder;    ///< Where data, letters and cards go; made, and must be empty.
    bool compress = true;  ///< Off where a test searches the raw files.
};

/// Plays the office week on an embedded store under a simulated clock and shows on `out` what each
/// person sees. Failure kUsage: the script or the folder can't be used; kPartly: something came out
/// differently from what the script expects.
[[nodiscard]] Result<void> play_office_week(const OfficeWeekOptions& options, std::ostream& out);

}  // namespace madoguchi::cli
