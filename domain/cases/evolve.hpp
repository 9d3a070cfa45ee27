#pragma once

#include <span>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cases {

/// Applies one recorded fact. No error channel: what has happened can't be refused. Corrections and
/// voids change nothing here but the list of what is pending; who sees one folds again
/// (`changes_history`). Throws HistoryViolation on an impossible stream.
[[nodiscard]] CaseState evolve(CaseState state, const facts::CaseEvent& event);

/// Folds a case from its recorded events, over what is effective: corrected fields replaced, voided
/// events left out. Throws HistoryViolation.
[[nodiscard]] CaseState fold(std::span<const facts::CaseEvent> recorded);

/// Whether the events before this one now read differently.
[[nodiscard]] bool changes_history(const facts::CaseEvent& event);

/// The events as they count now: each recorded event with its corrections applied; a voided one is
/// an empty optional. Numbers stay: element 0 is event number 1. Throws HistoryViolation when a
/// correction names an event or field that isn't there.
[[nodiscard]] std::vector<std::optional<facts::CaseEvent>> effective(
    std::span<const facts::CaseEvent> recorded);

}  // namespace madoguchi::cases
