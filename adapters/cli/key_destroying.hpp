#pragma once

#include "madoguchi/adapters/cli/erasures.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"
#include "madoguchi/log/ledger.hpp"

namespace madoguchi::cli {

class Keys;

/// What destroys data keys in the key database: those that are assigned to whom they are of, and
/// those that the stored events of the stream name, because an assignment may have been lost in a
/// crash. Does nothing for an installation in memory. All that is referred to outlives it; one
/// thread at a time.
[[nodiscard]] DestroyKeys make_key_destroyer(const log::Ledger& ledger, const Keys& keys,
                                             const runtime::Clock& clock);

}  // namespace madoguchi::cli
