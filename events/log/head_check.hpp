#pragma once

#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::log {

/// Compares a log with what the head record says about it: each recorded commit must be there, its
/// bytes must have the recorded leaf. A log may be longer than recorded.
/// Error: kCorruption, with one clause for every log that disagrees, naming the positions that are
/// missing or the one that differs, and what to do; or the error of reading.
[[nodiscard]] Expected<void, StoreError> check_heads(const CommitLog& log, const Digester& digester,
                                                     const Heads& recorded);

}  // namespace madoguchi::log
