#pragma once

#include <string>
#include <utility>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"
#include "madoguchi/domain/cases/rejection.hpp"
#include "madoguchi/domain/expected.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cases {

/// What a command means: its events in order (none when it is already in effect), the numbers drawn
/// for them, and what the client needs to go on.
struct Outcome {
    std::vector<facts::CaseEvent> events;
    std::vector<std::pair<std::string, std::uint64_t>> draws;  ///< Series and number.
    std::vector<std::string> ids;
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for a case in `state`. Pure: no clock, no I/O, no randomness.
/// Rejections are checked in the order of `RejectionCode`.
[[nodiscard]] Decision decide(const CaseState& state, const CaseCommand& command,
                              const DecisionContext& context);

}  // namespace madoguchi::cases
