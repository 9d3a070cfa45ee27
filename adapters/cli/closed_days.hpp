#pragma once

#include "madoguchi/adapters/cli/other_lists.hpp"

namespace madoguchi::cli {

/// 日締め: the days as they were closed, with the explanation that the log holds sealed.
[[nodiscard]] Result<void> write_closed_days(const ListSource& from, const Wanted& wanted,
                                             Listing& listing);

}  // namespace madoguchi::cli
