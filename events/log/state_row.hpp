#pragma once

#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::log {

/// A row that holds no state: of no fold version, so that the state is folded again from the
/// commits on its next use.
[[nodiscard]] StateRow row_to_be_folded(StreamVersion version);

/// The row of a stream's state at a version; one to be folded when it can't be saved now.
[[nodiscard]] StateRow state_row(Aggregates& aggregates, const StreamId& stream,
                                 StreamVersion version, const State& state);

}  // namespace madoguchi::log
