#pragma once

#include <optional>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/facts/cases/case_event.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::cli {

/// Who a case is about, as it says now: after moves, changes of name and corrections.
struct Parties {
    facts::Person principal;
    std::optional<facts::Person> agent;
    std::optional<facts::Person> other_agent;  ///< Who came to visit 2 in the agent's place.

    /// Takes in what one entry that counts says of them, entries in order.
    void take_in(const facts::CaseEvent& event);
};

/// Reads a case's parties: those commits alone in which `row` says that they stand.
[[nodiscard]] Result<Parties> read_parties(const Installation& installation,
                                           const log::TenantId& tenant,
                                           const projections::CaseRow& row);

}  // namespace madoguchi::cli
