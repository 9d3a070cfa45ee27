#pragma once

#include <map>
#include <optional>
#include <string>

#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/proof/path.hpp"
#include "madoguchi/log/proof/tiles.hpp"
#include "madoguchi/log/proof/tree.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Reads the tree of one log from its stored tiles and, for the leaves that fill no tile yet, from
/// its commits, as far as the log went when it was made. One thread.
class StoredTree {
 public:
    /// Both outlive the tree.
    StoredTree(const Ledger& ledger, const Digester& digester, TenantId tenant);

    /// A node whose leaves are all stored. Errors: kCorruption (a tile or leaf is missing or short,
    /// naming the tile or position), or that of reading.
    [[nodiscard]] Expected<Digest, StoreError> node(NodePlace place);

    /// Root of the first `size` commits. The tree may end before: the rest is then computed from
    /// the commits. Errors: as `node`; kCorruption when there are fewer commits.
    [[nodiscard]] Expected<Digest, StoreError> root(std::uint64_t size);

    /// Inclusion proof of the commit at `position` in the tree of the first `size` commits, all of
    /// which are in the stored tree.
    [[nodiscard]] Expected<std::vector<Digest>, StoreError> inclusion(Position position,
                                                                      std::uint64_t size);

    /// The tree as it was stored last, to go on from. Error: kCorruption (tiles and edge
    /// contradict each other), or that of reading.
    [[nodiscard]] Expected<GrowingTree, StoreError> load();

 private:
    [[nodiscard]] Expected<const std::string*, StoreError> tile(TilePlace place);
    [[nodiscard]] Expected<std::string, StoreError> leaves(std::uint64_t first);
    [[nodiscard]] ReadNode reader();

    const Ledger& ledger_;
    const Digester& digester_;
    TenantId tenant_;
    std::map<TilePlace, std::string> tiles_;  ///< Some of those read, for what comes next.
};

/// Appends to `tree` the commits of the log from its size on, up to `size` (inclusive), or to the
/// end. Error: that of reading.
[[nodiscard]] Expected<void, StoreError> grow(GrowingTree& tree, const CommitLog& log,
                                              const Digester& digester, const TenantId& tenant,
                                              std::uint64_t size);

}  // namespace madoguchi::log
