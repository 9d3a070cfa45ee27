#pragma once

#include <optional>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cli {

/// A case as its log has it by now.
struct CaseNow {
    log::StreamVersion version;  ///< How many events the case has.
    /// None where this build can't fold the case: a newer one has written to it, or it is
    /// quarantined.
    std::optional<cases::CaseState> state;
};

/// Reads a case's state as the log keeps it beside the case; where a former build stored it, folds
/// the case's commits. Failures: those of reading.
[[nodiscard]] Result<CaseNow> case_now(const Installation& installation, const CaseRef& which);

/// The case's entries as they were recorded. Failures: those of reading; kUsage: a newer build has
/// written one.
[[nodiscard]] Result<std::vector<facts::CaseEvent>> recorded_entries(
    const Installation& installation, const CaseRef& which);

}  // namespace madoguchi::cli
