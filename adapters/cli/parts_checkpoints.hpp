#pragma once

#include <memory>
#include <string>

#include "madoguchi/adapters/checkpoints/checkpoint_folders.hpp"
#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/openssl/signing_keys.hpp"

// For the commands that look at checkpoints and signing keys themselves.
namespace madoguchi::cli {

/// The signing keys in `keys_folder`, or in the data folder where that is empty; none is made.
/// Failures: kDamaged, kUnavailable.
[[nodiscard]] Result<std::unique_ptr<openssl::SigningKeys>> read_signing_keys(
    const std::string& folder, const std::string& keys_folder);

/// Where the checkpoints of a data folder are. Failure kDamaged: the file that names the second
/// folder can't be read.
[[nodiscard]] Result<checkpoints::Places> checkpoint_places(const std::string& folder);

}  // namespace madoguchi::cli
