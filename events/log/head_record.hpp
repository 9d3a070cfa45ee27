#pragma once

#include <cstdint>
#include <map>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/proof/tree.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// How far a log had got: what its newest checkpoint says.
struct RecordedHead {
    Position position;           ///< Commits in the tree; 0 for an empty log.
    Digest root = empty_root();  ///< Root of the tree of all of them.
    /// Which origin, from 1: a log that was put back to an earlier position goes on under the next.
    std::uint32_t generation = 1;
    bool operator==(const RecordedHead&) const = default;
};

/// The head of each log.
using Heads = std::map<TenantId, RecordedHead>;

/// A record of every log's head, kept apart from the database: a database that has lost its end
/// looks whole to itself, and only something outside of it can tell. Implemented as signed
/// checkpoints.
class HeadRecord {
 public:
    virtual ~HeadRecord() = default;

    /// The newest heads that were written; empty when none ever was.
    /// Errors: kCorruption (unreadable, altered, or copies that contradict each other),
    /// kUnavailable.
    [[nodiscard]] virtual Expected<Heads, StoreError> read() const = 0;

    /// Writes what is new of `heads`, each atomically and durably; `now` says when. After an error
    /// some may have been written. Errors: kWriteFailed; kCorruption (a head contradicts one that
    /// was written before).
    [[nodiscard]] virtual Expected<void, StoreError> write(const Heads& heads, UtcTime now) = 0;
};

}  // namespace madoguchi::log
