#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/failure.hpp"

namespace madoguchi::cli {

/// The bytes of a file, or of standard input for `-`. Failure kUsage: it can't be read, or has more
/// than `bytes_max`.
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::size_t bytes_max = std::size_t{256} << 20U);

/// Writes a file for its owner alone, whole or not at all: it may hold personal data. `-` is
/// standard output. Failure kUnavailable.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace madoguchi::cli
