#pragma once

#include <memory>
#include <string>
#include <vector>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/incidents/incident_command.hpp"
#include "madoguchi/domain/incidents/incident_state.hpp"
#include "madoguchi/domain/incidents/rejection.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/facts/incidents/incident_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::incidents {

/// Everything impure that deciding needs, as values.
struct DecisionContext {
    facts::Date today{};  ///< Day of the happening, Asia/Tokyo.
    facts::Staff actor;
    facts::Office office;
    access::Standing standing;  ///< Of the actor, on the day on which it is entered.
    std::shared_ptr<const policy::Policy> policy = nullptr;  ///< In force today; null for none.
};

/// What a command means: its events (none when it is already in effect), and what the client needs.
struct Outcome {
    std::vector<facts::IncidentEvent> events;
    std::vector<std::string> ids;  ///< `policy_silent:<setting>` for a clock that stands still.
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for an incident in `state`. Pure. Rejections are checked in the
/// order of `RejectionCode`.
[[nodiscard]] Decision decide(const IncidentState& state, const IncidentCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total.
[[nodiscard]] IncidentState evolve(IncidentState state, const facts::IncidentEvent& event);

/// A report that becomes due by itself.
struct DueReport {
    std::string report;
    facts::Date due_on;
};

/// The reports whose last day is still to come or hasn't been noted.
[[nodiscard]] std::vector<DueReport> due_reports(const IncidentState& state);

}  // namespace madoguchi::incidents
