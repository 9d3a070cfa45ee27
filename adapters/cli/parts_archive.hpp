#pragma once

#include <functional>
#include <set>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/keystore/key_database.hpp"

namespace madoguchi::cli {

/// Puts a copy of the keys of some tenants into `folder`, wrapped under `transport`; the key
/// database goes on meanwhile.
[[nodiscard]] Result<void> copy_keys_of(keystore::KeyDatabase& keys,
                                        const std::set<std::string>& tenants,
                                        const std::string& folder,
                                        const keystore::SecretKey& transport);

}  // namespace madoguchi::cli
