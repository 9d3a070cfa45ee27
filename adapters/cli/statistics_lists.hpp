#pragma once

#include <vector>

#include "madoguchi/adapters/cli/other_lists.hpp"

namespace madoguchi::cli {

/// Counts of reports and trends, and for each of them the list of what it counts.
[[nodiscard]] std::vector<OtherList> statistics_lists();

}  // namespace madoguchi::cli
