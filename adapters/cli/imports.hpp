#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/csv.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"

namespace madoguchi::cli {

/// A row that brought nothing, and why. No personal data.
struct RowProblem {
    std::uint64_t line = 0;
    std::string what;
    bool operator==(const RowProblem&) const = default;
};

/// What an import brought.
struct Imported {
    std::uint64_t rows = 0;
    std::uint64_t taken = 0;      ///< Commands that were accepted now.
    std::uint64_t known = 0;      ///< Commands that had been taken before, or are in effect.
    std::uint64_t unmatched = 0;  ///< Rows of the register that concern no open case.
    std::vector<RowProblem> problems;
    std::vector<std::string> streams;  ///< What the rows concerned, in their order; no doubles.
};

/// Told how many rows are done, of how many.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Imports certificates about to expire, one command per row and certificate. Repeating an import
/// is harmless: a row's command id is derived from its content. A row that can't be read is a
/// problem and the others go on. Failure: the file as a whole can't be read, or the log not
/// written. Columns: `register_no` (宛名番号), `kind` (種類), `expires_on` (有効期限), and of the
/// person `name`, `kana`, `birth_date`, `postcode`, `address`, `phone`.
[[nodiscard]] Result<Imported> import_expiry(Installation& installation,
                                             const log::TenantId& tenant, std::string_view bytes,
                                             const std::string& file, const Desk& desk,
                                             const ImportProgress& progress = {});

/// Imports changes of the resident register: each row goes to the open cases of that person, found
/// by 宛名番号; 支援措置 to the ended ones as well. The rest as above. Columns: `register_no`
/// (宛名番号), `kind` (異動), `notified_on` (届出日), `effective_on` (異動日), `postcode`,
/// `address`, `name`, `kana`, `continued_use` (継続利用).
[[nodiscard]] Result<Imported> import_register(Installation& installation,
                                               const log::TenantId& tenant, std::string_view bytes,
                                               const std::string& file, const Desk& desk,
                                               const ImportProgress& progress = {});

}  // namespace madoguchi::cli
