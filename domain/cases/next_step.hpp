#pragma once

#include <string_view>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"

namespace madoguchi::cases {

/// What comes next with a case, and the acts that belong to it.
struct NextStep {
    /// Names the step: a status, or one of `protected_person` `decision_refers` `not_acceptable`
    /// `facts_not_asked` `card_to_terminal` `card_to_read_back` `pin_part_left` `custody_left`
    /// `completion_steps_left` `card_to_return` `register_change`. Empty: the status says it, as
    /// lists have it. Valid as long as the state.
    std::string_view word;
    /// Commands, what goes on furthest in front.
    std::vector<std::string_view> acts;
};

/// What comes next: by the case's status, unless what would go on furthest is stopped by something
/// that another step has to settle first. Then it is that step, and what has to wait for it (money
/// before a no, an answer before the section chief has spoken) isn't among its acts. Pure.
[[nodiscard]] NextStep next_step(const CaseState& state, const DecisionContext& context);

}  // namespace madoguchi::cases
