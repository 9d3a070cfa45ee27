#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::cli::serve {

/// Brings a table into the form that screens show: the municipality and offices by name, minutes of
/// a day as a time, commands by the label of their button, streams by what they are of. Days stay
/// ISO, which spreadsheets count with, and stand once more in a column behind, in the era:
/// 受付日, 受付日(和暦). Left out is what is there for programs: English labels, and the stream of
/// a row that has a case number. `columns`: the rows' own names of the columns. Offices that
/// `policy` doesn't know stay codes; null: all do.
void make_readable(Table& table, const std::vector<std::string>& columns,
                   const policy::Policy* policy);

}  // namespace madoguchi::cli::serve
