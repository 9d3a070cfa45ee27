#pragma once

#include <memory>
#include <span>
#include <vector>

#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/staff/rejection.hpp"
#include "madoguchi/domain/staff/staff_command.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/staff/staff_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::staff {

/// Everything outside that deciding needs, as values.
struct DecisionContext {
    facts::Date today{};  ///< Day of the happening, Asia/Tokyo.
    facts::Staff actor;
    std::shared_ptr<const policy::Policy> policy;  ///< In force today; null for none.
};

/// What a command means: its events; none when it is already in effect.
struct Outcome {
    std::vector<facts::StaffEvent> events;
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for a municipality's staff. Pure. That the actor may ask it is
/// settled before (`access`). Rejections are checked in the order of `RejectionCode`.
[[nodiscard]] Decision decide(const StaffState& state, const StaffCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total: a fact about somebody who isn't registered changes nothing.
[[nodiscard]] StaffState evolve(StaffState state, const facts::StaffEvent& event);

/// Folds a municipality's staff from its recorded events.
[[nodiscard]] StaffState fold(std::span<const facts::StaffEvent> events);

}  // namespace madoguchi::staff
