#pragma once

#include <string>
#include <string_view>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::keystore {

/// Writes a file for its owner alone, durably and whole or not at all: beside (`PATH.new`), synced,
/// renamed, the folder synced. Error kUnavailable names the path and why.
[[nodiscard]] log::Expected<void, log::StoreError> write_durably(const std::string& path,
                                                                 std::string_view bytes);

/// Renames durably, replacing what is at `to`. Error kUnavailable.
[[nodiscard]] log::Expected<void, log::StoreError> rename_durably(const std::string& from,
                                                                  const std::string& to);

/// Makes a folder for its owner alone, with its parents. Error kUnavailable.
[[nodiscard]] log::Expected<void, log::StoreError> make_private_folder(const std::string& path);

}  // namespace madoguchi::keystore
