#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/policies/policy_command.hpp"
#include "madoguchi/domain/policies/policy_state.hpp"
#include "madoguchi/domain/policies/rejection.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/facts/policies/policy_event.hpp"

namespace madoguchi::policies {

/// Everything impure or outside that deciding needs, as values and functions.
struct DecisionContext {
    std::string tenant;  ///< Municipality code.
    /// SHA-256 in 64 lower-case hexadecimal digits.
    std::function<std::string(std::string_view)> sha256;
    /// A policy from its text; null when the text is none. Pure.
    std::function<std::shared_ptr<const policy::Policy>(const std::string&)> parse;
    /// A published version as it stands in the log; null for none.
    std::function<std::shared_ptr<const policy::Policy>(const std::string& version)> published;
};

/// What a command means: its events; none when it is already in effect.
struct Outcome {
    std::vector<facts::PolicyEvent> events;
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for a policy in `state`. Pure. Versions follow each other by their
/// first days, so that two are never in force on one day. Rejections are checked in the order of
/// `RejectionCode`.
[[nodiscard]] Decision decide(const PolicyState& state, const PolicyCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total.
[[nodiscard]] PolicyState evolve(PolicyState state, const facts::PolicyEvent& event);

/// Folds a municipality's policy from its recorded events.
[[nodiscard]] PolicyState fold(std::span<const facts::PolicyEvent> events);

}  // namespace madoguchi::policies
