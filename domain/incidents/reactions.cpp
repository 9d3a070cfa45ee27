#include "madoguchi/domain/incidents/reactions.hpp"

namespace madoguchi::incidents {

namespace {

CaseReaction freeze(const std::string& case_id, const std::string& incident) {
    return {.case_id = case_id,
            .command = cases::FreezeCase{.incident = incident},
            .purpose = "freeze_" + case_id};
}

CaseReaction lift(const std::string& case_id, const std::string& incident) {
    return {.case_id = case_id,
            .command = cases::LiftFreeze{.incident = incident},
            .purpose = "lift_freeze_" + case_id};
}

}  // namespace

std::vector<CaseReaction> react(const facts::IncidentEvent& event, const std::string& incident_id) {
    std::vector<CaseReaction> reactions;
    if (const auto* opened = std::get_if<facts::IncidentOpened>(&event)) {
        for (const std::string& one : opened->cases) {
            reactions.push_back(freeze(one, incident_id));
        }
    } else if (const auto* joined = std::get_if<facts::CaseJoinedIncident>(&event)) {
        reactions.push_back(freeze(joined->case_id, incident_id));
    } else if (const auto* left = std::get_if<facts::CaseLeftIncident>(&event)) {
        reactions.push_back(lift(left->case_id, incident_id));
    } else if (const auto* closed = std::get_if<facts::IncidentClosed>(&event)) {
        for (const std::string& one : closed->cases) {
            reactions.push_back(lift(one, incident_id));
        }
    }
    return reactions;
}

}  // namespace madoguchi::incidents
