#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// Root of the tree without leaves: SHA-256 of nothing (RFC 6962, 2.1).
[[nodiscard]] const Digest& empty_root();

/// Where a node stands: level 0 are the leaves; at level L, node i is the root of the leaves from
/// i × 2^L on, 2^L of them.
struct NodePlace {
    unsigned level = 0;
    std::uint64_t index = 0;
    auto operator<=>(const NodePlace&) const = default;
};

struct Node {
    NodePlace place;
    Digest hash{};
};

/// A Merkle tree's right edge: the roots of its largest whole subtrees, from the left. Enough to
/// append to the tree and to say its root (RFC 6962, 2.1).
class RightEdge {
 public:
    /// Of the empty tree.
    RightEdge() = default;

    /// Of a tree of `size` leaves, from its stored nodes; none unless there is one for each bit of
    /// the size.
    [[nodiscard]] static std::optional<RightEdge> of(std::uint64_t size, std::vector<Digest> nodes);

    /// Appends a leaf. The nodes above it that it completes go to `completed`, lowest first, unless
    /// that is null; the leaf itself doesn't.
    void append(const Digester& digester, const Digest& leaf,
                std::vector<Node>* completed = nullptr);

    /// Leaves in the tree.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Largest subtree first: one node for each bit of `size`, highest bit first.
    [[nodiscard]] const std::vector<Digest>& nodes() const { return nodes_; }
    [[nodiscard]] Digest root(const Digester& digester) const;

    bool operator==(const RightEdge&) const = default;

 private:
    std::uint64_t size_ = 0;
    std::vector<Digest> nodes_;
};

}  // namespace madoguchi::log
