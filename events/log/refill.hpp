#pragma once

#include <functional>
#include <map>
#include <string>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/proof/tiles.hpp"
#include "madoguchi/log/proof/tree.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// What a refill works with. All outlive it.
struct RefillParts {
    const Ledger* ledger = nullptr;  ///< That is filled; has nothing of the log yet.
    const CommitCodec* codec = nullptr;
    const Digester* digester = nullptr;
    Aggregates* aggregates = nullptr;  ///< That have observed nothing of the log yet.
    /// Writes to the ledger, commits with their own terms: whose they were doesn't matter any more.
    std::function<Expected<void, StoreError>(const LedgerBatch&)> write;
};

/// Fills a ledger with a log that was written elsewhere, byte by byte the same, and with everything
/// that the engine would have derived from it: streams, answers by command id, number series, the
/// tree, and, at the end, states and timers. For a restore to an earlier position and for an
/// archive that is brought in. Positions, hashes and proofs stay what they were.
///
/// Knows no thread. The ledger's log counts when `finish` has returned; after an error it is to be
/// thrown away.
class Refill {
 public:
    Refill(RefillParts parts, TenantId tenant);

    /// Takes the next commit. Errors: kContradiction (it doesn't follow the one before, or its
    /// bytes don't say of themselves what stands beside them), kCorruption (they can't be read);
    /// that of writing.
    [[nodiscard]] Expected<void, StoreError> add(const EncodedCommit& commit);

    /// Folds every stream and writes states and timers, and `checkpoints` by name. Streams that
    /// can't be folded are left to be quarantined when they are used. `progress` is told streams
    /// that are done and all there are; false: stop (kUnavailable). Called once, last.
    using Progress = std::function<bool(std::uint64_t done, std::uint64_t all)>;
    [[nodiscard]] Expected<void, StoreError> finish(
        const std::map<std::string, Position>& checkpoints, const Progress& progress);

    /// The last commit taken.
    [[nodiscard]] const Head& head() const { return head_; }
    /// Root of the tree of all commits taken.
    [[nodiscard]] Digest root() const { return tree_.edge().root(*parts_.digester); }

 private:
    [[nodiscard]] Expected<void, StoreError> check(const EncodedCommit& encoded);
    void derive();
    [[nodiscard]] Expected<void, StoreError> fold(const StreamId& stream, StreamVersion version);
    [[nodiscard]] Expected<void, StoreError> flush();

    RefillParts parts_;
    TenantId tenant_;
    Head head_;
    GrowingTree tree_;
    Commit commit_;  ///< The one that is being taken, decoded.
    std::map<StreamId, StreamVersion> streams_;
    std::map<std::string, std::uint64_t> drawn_;  ///< Last number of each series.
    LedgerBatch batch_;
    std::size_t batch_bytes_ = 0;
};

}  // namespace madoguchi::log
