#pragma once

#include <string>
#include <vector>

#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::projections {

/// What one person has of one case.
struct PersonsWork {
    std::string stream;
    std::string case_number;
    std::string office;
    bool claimed = false;                ///< The case is theirs, and open.
    std::vector<std::string> custody;    ///< Receipt numbers of what they keep.
    std::vector<std::string> asked_for;  ///< What another person has to decide: kinds.
    MADOGUCHI_FIELDS(PersonsWork, stream, case_number, office, claimed, custody, asked_for);
};

/// Everything that a person has, case by case. Reads every case's row.
[[nodiscard]] log::Expected<std::vector<PersonsWork>, log::StoreError> work_of(
    const ViewReader& cases, const std::string& staff);

}  // namespace madoguchi::projections
