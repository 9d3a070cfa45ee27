#pragma once

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Lets the aggregates observe the commits of a tenant's reference streams in the order of their
/// positions: what is decided or folded of the other streams may ask for it. Errors: kCorruption (a
/// reference stream can't be folded); those of reading.
[[nodiscard]] Expected<void, StoreError> observe_reference(const Ledger& ledger,
                                                           const CommitCodec& codec,
                                                           Aggregates& aggregates,
                                                           const TenantId& tenant);

}  // namespace madoguchi::log
