#include "madoguchi/log/proof/tiles.hpp"

#include <cstring>
#include <utility>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::log {
namespace {

constexpr std::size_t kTileBytes = kTileWidth * kHashBytes;

}  // namespace

Digest hash_in(std::string_view hashes, std::size_t at) {
    MADOGUCHI_LOG_ASSERT((at + 1) * kHashBytes <= hashes.size());
    Digest hash;
    std::memcpy(hash.data(), hashes.data() + at * kHashBytes, kHashBytes);
    return hash;
}

GrowingTree::GrowingTree(RightEdge edge, std::vector<std::string> growing)
    : edge_(std::move(edge)), growing_(std::move(growing)), changed_(growing_.size()) {}

void GrowingTree::append(const Digester& digester, const Digest& leaf) {
    add({{0, edge_.size()}, leaf});
    completed_.clear();
    edge_.append(digester, leaf, &completed_);
    for (const Node& node : completed_) {
        if (node.place.level % kTileHeight == 0) {
            add(node);
        }
    }
}

void GrowingTree::add(const Node& node) {
    const std::size_t level = node.place.level / kTileHeight;
    if (level == growing_.size()) {
        growing_.emplace_back();
        changed_.push_back(false);
    }
    std::string& tile = growing_[level];
    MADOGUCHI_LOG_ASSERT(tile.size() / kHashBytes == node.place.index % kTileWidth);
    tile.append(bytes_of(node.hash));
    changed_[level] = level > 0;
    if (tile.size() == kTileBytes) {
        const TilePlace place{static_cast<std::uint8_t>(level), node.place.index / kTileWidth};
        full_.push_back({place, std::move(tile)});
        tile.clear();
        changed_[level] = false;
    }
}

std::vector<Tile> GrowingTree::take_tiles() {
    std::vector<Tile> tiles = std::move(full_);
    full_.clear();
    for (std::size_t level = 0; level < growing_.size(); ++level) {
        if (changed_[level]) {
            const std::uint64_t index = size() >> (kTileHeight * (level + 1));
            tiles.push_back({{static_cast<std::uint8_t>(level), index}, growing_[level]});
            changed_[level] = false;
        }
    }
    return tiles;
}

}  // namespace madoguchi::log
