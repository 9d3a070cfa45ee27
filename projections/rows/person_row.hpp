#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {

/// A case of a person.
struct PersonLinkColumns {
    std::string case_id;
    std::string holder;  ///< `principal` `agent`
    std::optional<facts::Date> erased_on;
    MADOGUCHI_FIELDS(PersonLinkColumns, case_id, holder, erased_on);
};

/// A person of the register: who is who, and nothing of what they are called.
struct PersonRow {
    bool newer_than_build = false;
    std::vector<PersonLinkColumns> links;
    std::vector<HoldColumns> holds;
    std::string erasure;    ///< Empty: nobody asked. `requested` `approved`
    std::string ground;     ///< Of the request; empty without one.
    std::string reference;  ///< Number of the file of the request.
    std::string requested_by;
    std::optional<facts::Date> requested_on;
    std::string approved_by;
    std::optional<facts::Date> approved_on;
    MADOGUCHI_FIELDS(PersonRow, newer_than_build, links, holds, erasure, ground, reference,
                     requested_by, requested_on, approved_by, approved_on);
};

}  // namespace madoguchi::projections
