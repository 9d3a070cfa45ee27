#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/cases/case_event.hpp"          // IWYU pragma: export
#include "madoguchi/facts/incidents/incident_event.hpp"  // IWYU pragma: export
#include "madoguchi/facts/looks/look_event.hpp"          // IWYU pragma: export
#include "madoguchi/facts/offices/office_event.hpp"      // IWYU pragma: export
#include "madoguchi/facts/persons/person_event.hpp"      // IWYU pragma: export
#include "madoguchi/facts/policies/policy_event.hpp"     // IWYU pragma: export
#include "madoguchi/facts/staff/staff_event.hpp"         // IWYU pragma: export
#include "madoguchi/facts/watches/watch_event.hpp"       // IWYU pragma: export

namespace madoguchi::facts {

/// Any fact that this build knows, of whichever aggregate.
using AnyEvent = std::variant<CaseEvent, IncidentEvent, LookEvent, OfficeEvent, PersonEvent,
                              PolicyEvent, StaffEvent, WatchEvent>;

/// A fact that this build doesn't know: it is newer than the build.
struct UnknownEvent {
    std::string type;  ///< Its wire name, e.g. `madoguchi.case.case_opened.v2`.
    bool operator==(const UnknownEvent&) const = default;
};

}  // namespace madoguchi::facts
