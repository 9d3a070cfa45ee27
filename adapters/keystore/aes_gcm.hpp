#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "madoguchi/adapters/keystore/secret_key.hpp"

namespace madoguchi::keystore {

// AES-256-GCM (NIST SP 800-38D) by OpenSSL. The cipher is fetched once per process; each thread
// uses one context again and again. Thread-safe; a forked child must not seal, because it would
// repeat its parent's nonces.
//
// A box is one version byte (1), the nonce of 12 bytes, the ciphertext, as long as the plaintext,
// and the tag of 16 bytes. Nonces are 96 random bits: a counter would have to be durable before
// each use, and a restored backup would count again from an older value. SP 800-38D bounds random
// nonces to 2^32 boxes under one key; a data key seals the fields of one person in one case, some
// thousands, and a master key wraps some millions of keys.

inline constexpr std::size_t kNonceBytes = 12;
inline constexpr std::size_t kTagBytes = 16;
/// What a box is longer than its plaintext.
inline constexpr std::size_t kBoxOverheadBytes = 1 + kNonceBytes + kTagBytes;

/// Seals `plain` into `box`, replacing what is in it. `bound`: what the box opens with only.
void seal_box(SecretKey::View key, std::string_view bound, std::string_view plain,
              std::string& box);

/// Opens a box into `plain`, which has room for `plain_bytes(box)`. False: it is no box, was sealed
/// under another key or bound to something else, or was altered; `plain` is then zeros.
[[nodiscard]] bool open_box(SecretKey::View key, std::string_view bound, std::string_view box,
                            std::span<std::uint8_t> plain);

/// How long the plaintext of a box is; 0 for what is too short to be one.
[[nodiscard]] std::size_t plain_bytes(std::string_view box);

/// As `seal_box` with a given nonce, never one that was used with that key: for published vectors.
void seal_box_with(std::span<const std::uint8_t, kNonceBytes> nonce, SecretKey::View key,
                   std::string_view bound, std::string_view plain, std::string& box);

}  // namespace madoguchi::keystore
