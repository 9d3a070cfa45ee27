#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Reads and decodes the commits of `tenant` from `from` (inclusive) on, in order, until `visit`
/// returns false, the limits are reached or the log ends; for projections and process managers.
/// Returns the number visited. The commit is only valid during the call of `visit`.
/// May run beside the writer if `codec` is this thread's own.
/// Errors: as `CommitLog::read`; kCorruption for bytes that can't be decoded.
[[nodiscard]] Expected<std::size_t, StoreError> read_commits(
    const CommitLog& log, const CommitCodec& codec, const TenantId& tenant, Position from,
    const ReadLimits& limits, const std::function<bool(const Commit&)>& visit);

/// The commit at `position`. Errors: as above; kCorruption when there is none.
[[nodiscard]] Expected<Commit, StoreError> read_commit(const CommitLog& log,
                                                       const CommitCodec& codec,
                                                       const TenantId& tenant, Position position);

/// The commits of a stream, in order. Errors: those of reading.
[[nodiscard]] Expected<std::vector<Commit>, StoreError> stream_commits(const Ledger& ledger,
                                                                       const CommitCodec& codec,
                                                                       const TenantId& tenant,
                                                                       const StreamId& stream);

}  // namespace madoguchi::log
