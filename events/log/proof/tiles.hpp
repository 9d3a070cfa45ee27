#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/proof/tree.hpp"

namespace madoguchi::log {

/// Levels of the tree that one tile covers, and hashes of a full one (C2SP tlog-tiles).
inline constexpr unsigned kTileHeight = 8;
inline constexpr std::size_t kTileWidth = std::size_t{1} << kTileHeight;
inline constexpr std::size_t kHashBytes = sizeof(Digest);

/// Which tile: tile `index` of level L holds the nodes of the tree's level 8 × L from 256 × index
/// on, at most 256.
struct TilePlace {
    std::uint8_t level = 0;
    std::uint64_t index = 0;
    auto operator<=>(const TilePlace&) const = default;
};

/// A tile's hashes, one after the other.
struct Tile {
    TilePlace place;
    std::string hashes;
    bool operator==(const Tile&) const = default;
};

/// Hash `at` of a tile that has it.
[[nodiscard]] Digest hash_in(std::string_view hashes, std::size_t at);

/// A tree that grows, with the tiles that come of it: what is written of the tree beside the
/// leaves. A tile of leaves is written when it is full: until then its hashes are with the leaves
/// themselves. Those above are written with each hash, which comes with every 256th leaf or more
/// rarely.
class GrowingTree {
 public:
    /// The empty tree.
    GrowingTree() = default;

    /// A tree as it was stored. `growing`: for each level that has one, from 0 on, the hashes of
    /// the tile that isn't full.
    GrowingTree(RightEdge edge, std::vector<std::string> growing);

    void append(const Digester& digester, const Digest& leaf);

    /// The tiles to be written since the last call, in the order of their completion; each once.
    [[nodiscard]] std::vector<Tile> take_tiles();

    [[nodiscard]] const RightEdge& edge() const { return edge_; }
    [[nodiscard]] std::uint64_t size() const { return edge_.size(); }

 private:
    void add(const Node& node);

    RightEdge edge_;
    std::vector<std::string> growing_;
    std::vector<bool> changed_;  ///< Levels whose growing tile has to be written.
    std::vector<Tile> full_;
    std::vector<Node> completed_;
};

}  // namespace madoguchi::log
