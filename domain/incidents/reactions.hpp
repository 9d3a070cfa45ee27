#pragma once

#include <string>
#include <vector>

#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/facts/incidents/incident_event.hpp"

namespace madoguchi::incidents {

/// A command for a case that follows from a fact of an incident.
struct CaseReaction {
    std::string case_id;
    cases::CaseCommand command;
    std::string purpose;  ///< `freeze_<case id>` `lift_freeze_<case id>`
};

/// What follows from a fact of incident `incident_id`: the cases concerned are frozen, and freed
/// when they aren't concerned any more or the incident is closed. Pure.
[[nodiscard]] std::vector<CaseReaction> react(const facts::IncidentEvent& event,
                                              const std::string& incident_id);

}  // namespace madoguchi::incidents
