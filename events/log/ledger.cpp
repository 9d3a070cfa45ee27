#include "madoguchi/log/ledger.hpp"

namespace madoguchi::log {

void LedgerBatch::clear() {
    commits.clear();
    streams.clear();
    states.clear();
    outcomes.clear();
    outcome_removals.clear();
    timers.clear();
    sequences.clear();
    clocks.clear();
    checkpoints.clear();
    tiles.clear();
    edges.clear();
}

bool LedgerBatch::empty() const {
    return commits.empty() && states.empty() && outcomes.empty() && outcome_removals.empty() &&
           timers.empty() && sequences.empty() && clocks.empty() && checkpoints.empty() &&
           tiles.empty() && edges.empty();
}

}  // namespace madoguchi::log
