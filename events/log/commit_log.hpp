#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Where a tenant's log ends. Position 0 and a zero leaf for an empty log.
struct Head {
    Position position;
    Digest leaf{};  ///< Leaf hash of the commit at `position`.
    Term term;      ///< Term of that commit; after `take_over` the new owner's term.
    bool operator==(const Head&) const = default;
};

/// Bounds of one read.
struct ReadLimits {
    std::size_t commits_max = 1'000;
    std::size_t bytes_max = 4u << 20;
};

/// The commits of every tenant's log, in order, and nothing else. One writer per log.
/// The same contract for memory, RocksDB and Kafka; the suite is tests/contract.
/// Not thread-safe for writing; `read` and `head` may run beside one writer.
class CommitLog {
 public:
    virtual ~CommitLog() = default;

    /// Makes this instance the log's only writer and returns the head, with a term greater than any
    /// before. A writer from before gets kFenced from its next append on; so does one that never
    /// took over. The commits up to the head are complete when it returns.
    /// Errors: kUnavailable, kCorruption (a gap or a broken link in the log), kLocked.
    [[nodiscard]] virtual Expected<Head, StoreError> take_over(const TenantId& tenant) = 0;

    /// Appends `commits` of one tenant, all or none; durable on return. No commits: nothing
    /// happens. They must follow the head: positions gapless from head + 1, each `previous_leaf`
    /// the leaf of the commit before, term this owner's, every `tenant` the given one. Errors:
    /// kContradiction (nothing was written), kFenced, kTooLarge (nothing was written), kDiskFull
    /// (nothing was written), kWriteFailed (unknown what was written).
    [[nodiscard]] virtual Expected<void, StoreError> append(
        const TenantId& tenant, std::span<const EncodedCommit> commits) = 0;

    /// Calls `visit` for each commit from `from` (inclusive) on, in order, until it returns false,
    /// the limits are reached or the log ends. Returns the number visited, the one that it refused
    /// included. At least one commit is visited if there is one, whatever `bytes_max` says. The
    /// commit is only valid during the call. Errors: kUnavailable, kCorruption (a gap, a broken
    /// link).
    [[nodiscard]] virtual Expected<std::size_t, StoreError> read(
        const TenantId& tenant, Position from, const ReadLimits& limits,
        const std::function<bool(const EncodedCommit&)>& visit) const = 0;

    /// The head as a reader sees it now.
    [[nodiscard]] virtual Expected<Head, StoreError> head(const TenantId& tenant) const = 0;
};

}  // namespace madoguchi::log
