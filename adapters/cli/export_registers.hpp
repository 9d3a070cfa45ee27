#pragma once

#include <string>

#include "madoguchi/adapters/cli/installation.hpp"

namespace madoguchi::cli {

/// Writes the registers of a municipality as CSV (RFC 4180, UTF-8) into `folder`: `cases.csv` (with
/// letter and custody), `fees.csv`, `document_numbers.csv`, `print_batches.csv`, `day_closes.csv`.
/// No personal data: what is sealed is in no row. Failure kUnavailable.
[[nodiscard]] Result<void> export_registers(const Installation& installation,
                                            const log::TenantId& tenant, const std::string& folder);

}  // namespace madoguchi::cli
