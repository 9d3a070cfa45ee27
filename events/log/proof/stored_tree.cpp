#include "madoguchi/log/proof/stored_tree.hpp"

#include <utility>
#include <vector>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::log {
namespace {

constexpr std::size_t kTilesKept = 16;
constexpr std::size_t kCommitsAtATime = 10'000;

StoreError broken(const TenantId& tenant, const std::string& what) {
    return {StoreErrorCode::kCorruption,
            "log of " + tenant.text() + ": " + what +
                "; don't delete anything: see what `madoguchi verify` says, then restore the data "
                "folder from a backup"};
}

std::string name_of(TilePlace place) {
    return "tile " + std::to_string(place.index) + " of level " + std::to_string(place.level) +
           " of its tree";
}

}  // namespace

StoredTree::StoredTree(const Ledger& ledger, const Digester& digester, TenantId tenant)
    : ledger_(ledger), digester_(digester), tenant_(std::move(tenant)) {}

Expected<const std::string*, StoreError> StoredTree::tile(TilePlace place) {
    if (const auto known = tiles_.find(place); known != tiles_.end()) {
        return &known->second;
    }
    auto hashes = ledger_.tile(tenant_, place);
    if (hashes && hashes->empty() && place.level == 0) {
        hashes = leaves(place.index * kTileWidth);
    }
    if (!hashes) {
        return unexpected(hashes.error());
    }
    if (tiles_.size() >= kTilesKept) {
        tiles_.erase(tiles_.begin());
    }
    return &tiles_.insert_or_assign(place, std::move(*hashes)).first->second;
}

/// The leaves of a tile that isn't full: `first` counts from 0.
Expected<std::string, StoreError> StoredTree::leaves(std::uint64_t first) {
    std::string hashes;
    const auto read = ledger_.read(tenant_, Position(first + 1),
                                   {.commits_max = kTileWidth, .bytes_max = SIZE_MAX},
                                   [&](const EncodedCommit& commit) {
                                       hashes.append(bytes_of(commit.leaf));
                                       return true;
                                   });
    if (!read) {
        return unexpected(read.error());
    }
    return hashes;
}

Expected<Digest, StoreError> StoredTree::node(NodePlace place) {
    const unsigned height = place.level % kTileHeight;
    const std::uint64_t first = place.index << height;
    const TilePlace at{static_cast<std::uint8_t>(place.level / kTileHeight), first / kTileWidth};
    const auto hashes = tile(at);
    if (!hashes) {
        return unexpected(hashes.error());
    }
    const auto offset = static_cast<std::size_t>(first % kTileWidth);
    const std::size_t count = std::size_t{1} << height;
    if ((*hashes)->size() < (offset + count) * kHashBytes) {
        return unexpected(broken(tenant_, name_of(at) + " is missing or too short"));
    }
    RightEdge edge;
    for (std::size_t i = 0; i < count; ++i) {
        edge.append(digester_, hash_in(**hashes, offset + i));
    }
    return edge.root(digester_);
}

ReadNode StoredTree::reader() {
    return [this](NodePlace place) { return node(place); };
}

Expected<Digest, StoreError> StoredTree::root(std::uint64_t size) {
    const auto stored = ledger_.right_edge(tenant_);
    if (!stored) {
        return unexpected(stored.error());
    }
    if (size <= stored->size()) {
        return root_at(size, reader(), digester_);
    }
    auto tree = load();
    if (!tree) {
        return unexpected(tree.error());
    }
    if (auto grown = grow(*tree, ledger_, digester_, tenant_, size); !grown) {
        return unexpected(grown.error());
    }
    if (tree->size() != size) {
        return unexpected(broken(tenant_, "it has only " + std::to_string(tree->size()) +
                                              " commits, not " + std::to_string(size)));
    }
    return tree->edge().root(digester_);
}

Expected<std::vector<Digest>, StoreError> StoredTree::inclusion(Position position,
                                                                std::uint64_t size) {
    return inclusion_proof(position.value() - 1, size, reader(), digester_);
}

Expected<GrowingTree, StoreError> StoredTree::load() {
    auto edge = ledger_.right_edge(tenant_);
    if (!edge) {
        return unexpected(edge.error());
    }
    std::vector<std::string> growing;
    std::uint64_t nodes = edge->size();
    for (std::uint8_t level = 0; nodes > 0; ++level, nodes /= kTileWidth) {
        const auto wanted = static_cast<std::size_t>(nodes % kTileWidth) * kHashBytes;
        growing.emplace_back();
        if (wanted == 0) {
            continue;
        }
        const TilePlace place{level, nodes / kTileWidth};
        const auto hashes = tile(place);
        if (!hashes) {
            return unexpected(hashes.error());
        }
        if ((*hashes)->size() < wanted) {
            return unexpected(broken(tenant_, name_of(place) + " is missing or too short"));
        }
        growing.back() = (*hashes)->substr(0, wanted);
    }
    return GrowingTree(std::move(*edge), std::move(growing));
}

Expected<void, StoreError> grow(GrowingTree& tree, const CommitLog& log, const Digester& digester,
                                const TenantId& tenant, std::uint64_t size) {
    while (tree.size() < size) {
        const auto read = log.read(tenant, Position(tree.size() + 1),
                                   {.commits_max = kCommitsAtATime, .bytes_max = SIZE_MAX},
                                   [&](const EncodedCommit& commit) {
                                       tree.append(digester, commit.leaf);
                                       return tree.size() < size;
                                   });
        if (!read) {
            return unexpected(read.error());
        }
        if (*read == 0) {
            return {};
        }
    }
    return {};
}

}  // namespace madoguchi::log
