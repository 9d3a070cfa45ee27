#pragma once

#include <span>
#include <string>
#include <vector>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/offices/office_command.hpp"
#include "madoguchi/domain/offices/office_state.hpp"
#include "madoguchi/domain/offices/rejection.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/offices/office_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::offices {

/// Everything impure that deciding needs, as values.
struct DecisionContext {
    facts::Date today{};  ///< Day of the happening, Asia/Tokyo.
    facts::Staff actor;
    facts::Office office;                      ///< The one that is asked.
    access::Standing standing;                 ///< Of the actor, on the day on which it is entered.
    const staff::StaffState* staff = nullptr;  ///< Everybody, for others that a command names.
};

/// What a command means: its events (none when it is already in effect), and what the client needs.
struct Outcome {
    std::vector<facts::OfficeEvent> events;
    std::vector<std::string> ids;  ///< `counts_disagree` after a hand-over that doesn't agree.
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for an office in `state`. Pure. A count that doesn't agree is
/// recorded as it is: the disagreement is the fact. Rejections are checked in the order of
/// `RejectionCode`.
[[nodiscard]] Decision decide(const OfficeState& state, const OfficeCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total: nothing that happens at an office is impossible to fold.
[[nodiscard]] OfficeState evolve(OfficeState state, const facts::OfficeEvent& event);

/// Folds an office from its recorded events.
[[nodiscard]] OfficeState fold(std::span<const facts::OfficeEvent> events);

}  // namespace madoguchi::offices
