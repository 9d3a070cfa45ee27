#pragma once

#include <string>

#include "madoguchi/adapters/cli/console.hpp"

namespace madoguchi::cli::serve {

/// A table as CSV for spreadsheets (RFC 4180, UTF-8 with byte order mark). What a spreadsheet would
/// read as a formula, or as a number or a date and spoil (codes with zeros in front, case numbers,
/// long numbers), is written so that it stays text: `="0012"`. `training`: the first line says that
/// nobody in it is real.
[[nodiscard]] std::string csv_text(const Table& table, bool training);

}  // namespace madoguchi::cli::serve
