#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"

namespace madoguchi::cli {

/// One record of a CSV file (RFC 4180), by the names of its columns.
struct CsvRecord {
    std::uint64_t line = 0;  ///< Where it begins, from 1.
    std::map<std::string, std::string, std::less<>> fields;
    std::string broken;  ///< Why it can't be read; empty when it can.
};

/// A column: the name under which records hold it, and how files may head it.
struct CsvColumn {
    std::string name;
    std::vector<std::string> heads;  ///< `name` itself apart.
    bool required = false;
};

/// Reads a CSV file in UTF-8 (with or without byte order mark) or Shift_JIS, with a head. A broken
/// record doesn't stop the others. Failure kUsage: no text, no head, a required column missing, or
/// one that is unknown: a column that nobody reads would be lost without a word.
[[nodiscard]] Result<std::vector<CsvRecord>> read_csv(std::string_view bytes,
                                                      const std::string& file,
                                                      const std::vector<CsvColumn>& columns);

}  // namespace madoguchi::cli
