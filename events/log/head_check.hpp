#pragma once

#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Checkpoint in the ledger: up to which position a head is known to have been recorded.
inline constexpr const char* kHeadRecorded = "head_recorded";

/// Compares every log with what the head record says about it: a log that isn't empty has a
/// recorded head, it is of the log's origin and no older than one that is known to have been
/// written, all its commits are there, and their tree has the recorded root. A log may be longer
/// than recorded.
/// Error: kCorruption, with one clause for every log that disagrees, naming the positions that are
/// missing or what differs, and what to do; or the error of reading.
[[nodiscard]] Expected<void, StoreError> check_heads(const Ledger& ledger, const Digester& digester,
                                                     const Heads& recorded);

}  // namespace madoguchi::log
