#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::cli::serve {

/// Brings the cells of a table into the form that screens show: offices by name, minutes of a day
/// as a time, commands by the label of their button. `columns`: the rows' own names of its columns.
/// Offices that `policy` doesn't know stay codes; null: all do.
void make_readable(Table& table, const std::vector<std::string>& columns,
                   const policy::Policy* policy);

}  // namespace madoguchi::cli::serve
