#include "madoguchi/adapters/cli/parts_archive.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_backup.hpp"

namespace madoguchi::cli {

namespace {

/// The keys of everybody else, and those of which nobody knows whose they are.
Result<std::vector<keystore::KeyId>> keys_of_others(keystore::KeyDatabase& keys,
                                                    const std::set<std::string>& tenants) {
    auto ids = keys.unassigned();
    if (!ids) {
        return log::unexpected(failure_of(ids.error()));
    }
    std::optional<log::StoreError> error;
    const auto visited = keys.scopes({}, [&](const keystore::Scope& scope) {
        if (tenants.contains(scope.tenant)) {
            return true;
        }
        const auto of_scope = keys.keys_of(scope);
        if (!of_scope) {
            error = of_scope.error();
            return false;
        }
        ids->insert(ids->end(), of_scope->begin(), of_scope->end());
        return true;
    });
    if (error || !visited) {
        return log::unexpected(failure_of(error ? *error : visited.error()));
    }
    return std::move(*ids);
}

}  // namespace

Result<void> copy_keys_of(keystore::KeyDatabase& keys, const std::set<std::string>& tenants,
                          const std::string& folder, const keystore::SecretKey& transport) {
    const std::string scratch = folder + ".copying";
    std::error_code error;
    std::filesystem::remove_all(scratch, error);
    const auto set =
        open_backup_set({.folder = scratch, .is_incremental = false}, keys.master_key());
    if (!set) {
        return log::unexpected(set.error());
    }
    if (const auto taken = (*set)->take(keys.rows(), {}, {}); !taken) {
        return log::unexpected(failure_of(taken.error()));
    }
    auto put = keystore::KeyDatabase::put_back(
        folder, keys.master_key(),
        [&](const std::string& files) { return (*set)->restore(1, files, {}); });
    if (!put) {
        return log::unexpected(failure_of(put.error()));
    }
    std::filesystem::remove_all(scratch, error);
    const auto copy = keystore::KeyDatabase::open(folder, keys.master_key());
    if (!copy) {
        return log::unexpected(failure_of(copy.error()));
    }
    const auto others = keys_of_others(**copy, tenants);
    if (!others) {
        return log::unexpected(others.error());
    }
    // Who gets the copy has no business with our backups, nor with who signs in here.
    auto done = (*copy)->forget(kBackupKey);
    if (done) {
        done = (*copy)->forget_records();
    }
    if (done) {
        done = (*copy)->destroy(*others, std::chrono::system_clock::now());
    }
    if (done) {
        done = (*copy)->copy_under(transport);
    }
    if (!done) {
        return log::unexpected(failure_of(done.error()));
    }
    return {};
}

}  // namespace madoguchi::cli
