#pragma once

#include <set>
#include <string>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::projections {

/// The different parts that follow `prefix` (which ends with '/') in the keys of a view. Skips from
/// one to the next: costs as many seeks as there are parts, however many rows stand under each.
/// Errors are the reader's.
[[nodiscard]] Expected<std::set<std::string>, StoreError> parts_after(const ViewReader& view,
                                                                      const std::string& prefix);

/// The offices to read under `prefix`: the one that is asked for, or all that stand there.
[[nodiscard]] Expected<std::set<std::string>, StoreError> offices_after(const ViewReader& view,
                                                                        const std::string& prefix,
                                                                        const std::string& office);

}  // namespace madoguchi::projections
