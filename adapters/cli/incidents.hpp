#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/facts/incidents/incident_event.hpp"
#include "madoguchi/projections/rows/incident_row.hpp"

namespace madoguchi::cli {

/// An incident by where it is kept.
struct IncidentRef {
    log::TenantId tenant;
    log::StreamId stream;
};

/// Finds an incident by its id, with or without `incident/`, among all municipalities or one.
/// Failure kNotFound: there is none, or several municipalities have one.
[[nodiscard]] Result<IncidentRef> find_incident(const Installation& installation,
                                                std::string_view wanted,
                                                std::string_view municipality);

/// Somebody whom an incident affects.
struct AffectedPerson {
    std::optional<CaseRef> which;  ///< The case; absent for somebody who was added.
    std::string case_number;
    facts::Holder holder;         ///< Of the case.
    std::uint32_t person_no = 0;  ///< Of somebody who was added.
    facts::Sensitive<std::string> name;
    facts::Sensitive<std::string> contact;
};

/// An incident as it stands, with what is sealed.
struct IncidentFile {
    IncidentRef which;
    projections::IncidentRow row;
    std::vector<CaseRef> cases;
    std::vector<AffectedPerson> affected;  ///< Of the cases concerned, then those added.
};

/// Reads an incident. The projections must have caught up. Failure kNotFound.
[[nodiscard]] Result<IncidentFile> read_incident(const Installation& installation,
                                                 const IncidentRef& which);

}  // namespace madoguchi::cli
