#include "madoguchi/log/proof/path.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::log {
namespace {

using Hash = Expected<Digest, StoreError>;
using Hashes = Expected<std::vector<Digest>, StoreError>;

/// Leaves left of where RFC 6962 splits a tree of `size` leaves (2 or more): the largest power of
/// two below it.
std::uint64_t left_leaves(std::uint64_t size) { return std::bit_floor(size - 1); }

/// Root of `count` leaves from `first` on, as they stand in the tree: `first` is a multiple of the
/// power of two at or above `count`, or the leaves end the tree.
Hash range_root(std::uint64_t first, std::uint64_t count, const ReadNode& read,
                const Digester& digester) {
    std::vector<Digest> subtrees;
    for (std::uint64_t rest = count; rest > 0;) {
        const std::uint64_t leaves = std::bit_floor(rest);
        const auto level = static_cast<unsigned>(std::countr_zero(leaves));
        const auto node = read({level, first >> level});
        if (!node) {
            return node;
        }
        subtrees.push_back(*node);
        first += leaves;
        rest -= leaves;
    }
    Digest root = subtrees.back();
    for (auto node = subtrees.rbegin() + 1; node != subtrees.rend(); ++node) {
        root = digester.node(*node, root);
    }
    return root;
}

/// Takes the roots of the siblings on the way down and turns them round.
class Path {
 public:
    Path(const ReadNode& read, const Digester& digester) : read_(read), digester_(digester) {}

    void add(std::uint64_t first, std::uint64_t count) {
        if (error_) {
            return;
        }
        const auto root = range_root(first, count, read_, digester_);
        if (!root) {
            error_ = root.error();
            return;
        }
        hashes_.push_back(*root);
    }

    Hashes upwards() {
        if (error_) {
            return unexpected(*error_);
        }
        std::reverse(hashes_.begin(), hashes_.end());
        return std::move(hashes_);
    }

 private:
    const ReadNode& read_;
    const Digester& digester_;
    std::vector<Digest> hashes_;
    std::optional<StoreError> error_;
};

}  // namespace

Hash root_at(std::uint64_t size, const ReadNode& read, const Digester& digester) {
    return size == 0 ? Hash(empty_root()) : range_root(0, size, read, digester);
}

Hashes inclusion_proof(std::uint64_t index, std::uint64_t size, const ReadNode& read,
                       const Digester& digester) {
    MADOGUCHI_LOG_ASSERT(index < size);
    Path path(read, digester);
    std::uint64_t first = 0;
    for (std::uint64_t count = size; count > 1;) {
        const std::uint64_t left = left_leaves(count);
        if (index - first < left) {
            path.add(first + left, count - left);
            count = left;
        } else {
            path.add(first, left);
            first += left;
            count -= left;
        }
    }
    return path.upwards();
}

Hashes consistency_proof(std::uint64_t old_size, std::uint64_t size, const ReadNode& read,
                         const Digester& digester) {
    MADOGUCHI_LOG_ASSERT(old_size > 0);
    MADOGUCHI_LOG_ASSERT(old_size <= size);
    Path path(read, digester);
    std::uint64_t first = 0;
    std::uint64_t count = size;
    while (first + count != old_size) {
        const std::uint64_t left = left_leaves(count);
        if (old_size - first <= left) {
            path.add(first + left, count - left);
            count = left;
        } else {
            path.add(first, left);
            first += left;
            count -= left;
        }
    }
    // The verifier has the old tree's root itself.
    if (first > 0) {
        path.add(first, count);
    }
    return path.upwards();
}

bool is_included(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                 std::span<const Digest> proof, const Digest& root, const Digester& digester) {
    if (index >= size) {
        return false;
    }
    std::uint64_t place = index;
    std::uint64_t last = size - 1;
    Digest hash = leaf;
    for (const Digest& sibling : proof) {
        if (last == 0) {
            return false;
        }
        if ((place & 1) != 0 || place == last) {
            hash = digester.node(sibling, hash);
            while ((place & 1) == 0 && place != 0) {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = digester.node(hash, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool is_consistent(std::uint64_t old_size, const Digest& old_root, std::uint64_t size,
                   std::span<const Digest> proof, const Digest& root, const Digester& digester) {
    if (old_size > size) {
        return false;
    }
    if (old_size == 0) {
        return proof.empty() && old_root == empty_root();
    }
    if (old_size == size) {
        return proof.empty() && old_root == root;
    }
    std::vector<Digest> hashes(proof.begin(), proof.end());
    if (std::has_single_bit(old_size)) {
        hashes.insert(hashes.begin(), old_root);
    }
    if (hashes.empty()) {
        return false;
    }
    const int shift = std::countr_one(old_size - 1);
    std::uint64_t place = (old_size - 1) >> shift;
    std::uint64_t last = (size - 1) >> shift;
    Digest old_hash = hashes[0];
    Digest hash = hashes[0];
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        if (last == 0) {
            return false;
        }
        if ((place & 1) != 0 || place == last) {
            old_hash = digester.node(hashes[i], old_hash);
            hash = digester.node(hashes[i], hash);
            while ((place & 1) == 0 && place != 0) {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = digester.node(hash, hashes[i]);
        }
        place >>= 1;
        last >>= 1;
    }
    return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace madoguchi::log
