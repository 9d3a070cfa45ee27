#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "madoguchi/domain/card/card_error.hpp"

namespace madoguchi::virtualcard {

/// An RSA-2048 private key, PKCS#8 in DER.
using KeyBytes = std::vector<std::uint8_t>;

/// Gives a key pair each time it is called. Making one takes about a tenth of a second.
using KeySource = std::function<card::CardResult<KeyBytes>()>;

/// A new key each time.
[[nodiscard]] KeySource fresh_keys();

/// Makes up to `count` keys, then gives them out again in turn: quick, and for tests and
/// demonstrations only. `count` is at least 1. Copies share the keys; one thread at a time.
[[nodiscard]] KeySource recycled_keys(std::size_t count);

}  // namespace madoguchi::virtualcard
