#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/proof/tree.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Reads one whole node of a tree: all of its leaves exist.
using ReadNode = std::function<Expected<Digest, StoreError>(NodePlace)>;

/// Root of the first `size` leaves; that of the empty tree for 0. Error: that of `read`.
[[nodiscard]] Expected<Digest, StoreError> root_at(std::uint64_t size, const ReadNode& read,
                                                   const Digester& digester);

/// Inclusion proof of the leaf `index` (from 0, less than `size`) in the tree of the first `size`
/// leaves, from the leaf's sibling up (RFC 6962, 2.1.1). Error: that of `read`.
[[nodiscard]] Expected<std::vector<Digest>, StoreError> inclusion_proof(std::uint64_t index,
                                                                        std::uint64_t size,
                                                                        const ReadNode& read,
                                                                        const Digester& digester);

/// Proof that the tree of the first `size` leaves begins with that of the first `old_size`
/// (from 1 to `size`, inclusive; RFC 6962, 2.1.2). Error: that of `read`.
[[nodiscard]] Expected<std::vector<Digest>, StoreError> consistency_proof(std::uint64_t old_size,
                                                                          std::uint64_t size,
                                                                          const ReadNode& read,
                                                                          const Digester& digester);

/// Whether `proof` shows that `leaf` is leaf `index` of the tree with `size` leaves and `root`
/// (RFC 9162, 2.1.3.2).
[[nodiscard]] bool is_included(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                               std::span<const Digest> proof, const Digest& root,
                               const Digester& digester);

/// Whether `proof` shows that the tree of `size` leaves with `root` begins with that of `old_size`
/// leaves with `old_root` (RFC 9162, 2.1.4.2). The empty tree begins every one, without a proof.
[[nodiscard]] bool is_consistent(std::uint64_t old_size, const Digest& old_root, std::uint64_t size,
                                 std::span<const Digest> proof, const Digest& root,
                                 const Digester& digester);

}  // namespace madoguchi::log
