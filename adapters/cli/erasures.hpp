#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "madoguchi/adapters/aggregates/erased_keys.hpp"
#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/runtime/effects.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::cli {

/// Destroys data keys: returns once no file of the key database holds them, wrapped or not. That
/// they are gone already is no error. Dear: many at once rather than one by one.
using DestroyKeys =
    std::function<log::Expected<void, log::StoreError>(std::span<const aggregates::ErasedKeys>)>;

/// Destroys the keys before the command that records it is put to the log.
[[nodiscard]] std::unique_ptr<runtime::Effects> make_erasing(DestroyKeys destroy);

/// Every key that the logs say is destroyed. Failure: a log can't be read.
[[nodiscard]] Result<std::vector<aggregates::ErasedKeys>> erasures_in(
    const log::Ledger& ledger, const log::CommitCodec& codec);

/// Destroys them again: for a key database that was restored from a backup. Returns them. Failure:
/// as above, or a key can't be destroyed; what was done stays done, and doing it again is harmless.
[[nodiscard]] Result<std::vector<aggregates::ErasedKeys>> apply_erasures(
    const log::Ledger& ledger, const log::CommitCodec& codec, const DestroyKeys& destroy);

}  // namespace madoguchi::cli
