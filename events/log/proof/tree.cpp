#include "madoguchi/log/proof/tree.hpp"

#include <bit>
#include <utility>

namespace madoguchi::log {

const Digest& empty_root() {
    static constexpr Digest kEmpty{0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4,
                                   0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b,
                                   0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55};
    return kEmpty;
}

std::optional<RightEdge> RightEdge::of(std::uint64_t size, std::vector<Digest> nodes) {
    if (nodes.size() != static_cast<std::size_t>(std::popcount(size))) {
        return std::nullopt;
    }
    RightEdge edge;
    edge.size_ = size;
    edge.nodes_ = std::move(nodes);
    return edge;
}

void RightEdge::append(const Digester& digester, const Digest& leaf, std::vector<Node>* completed) {
    Digest hash = leaf;
    NodePlace place{0, size_};
    // Each trailing one bit of the size is a subtree that the new one makes twice as large.
    for (; (place.index & 1) != 0; place = {place.level + 1, place.index / 2}) {
        hash = digester.node(nodes_.back(), hash);
        nodes_.pop_back();
        if (completed != nullptr) {
            completed->push_back({{place.level + 1, place.index / 2}, hash});
        }
    }
    nodes_.push_back(hash);
    ++size_;
}

Digest RightEdge::root(const Digester& digester) const {
    if (nodes_.empty()) {
        return empty_root();
    }
    Digest root = nodes_.back();
    for (auto node = nodes_.rbegin() + 1; node != nodes_.rend(); ++node) {
        root = digester.node(*node, root);
    }
    return root;
}

}  // namespace madoguchi::log
