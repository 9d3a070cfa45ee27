#pragma once

#include <cstddef>
#include <string>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::projections {

/// How many open cases the agent of the case `stream` has, that one included (views `search` and
/// `cases`): those whose agent is the same person of the register, and those whose agent may be,
/// by their number in the resident register or by furigana and birth date, as long as no clerk has
/// said that they aren't. 0: the case has no agent, or isn't open. Errors are the readers'.
[[nodiscard]] Expected<std::size_t, StoreError> open_cases_of_agent(const ViewReader& search,
                                                                    const ViewReader& cases,
                                                                    const std::string& stream);

}  // namespace madoguchi::projections
