#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/keystore/secret_key.hpp"

namespace madoguchi::keystore {

/// A key from a passphrase, by scrypt (RFC 7914) with N = 2^17, r = 8, p = 1: about a third of a
/// second and 128 MiB. `salt` is `random_salt`'s.
[[nodiscard]] SecretKey key_of_passphrase(std::string_view passphrase, std::string_view salt);

/// 16 random bytes.
[[nodiscard]] std::string random_salt();

}  // namespace madoguchi::keystore
