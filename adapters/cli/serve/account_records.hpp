#pragma once

#include "madoguchi/adapters/accounts/record_store.hpp"
#include "madoguchi/adapters/keystore/key_database.hpp"

namespace madoguchi::cli::serve {

/// Keeps accounts and sessions in the key database: never in the log.
class AccountRecords final : public accounts::RecordStore {
 public:
    /// `database` outlives it.
    explicit AccountRecords(keystore::KeyDatabase& database) : database_(database) {}

    Result<std::optional<std::string>> find(std::string_view name) const override;
    Result<void> put(std::string_view name, std::string_view record) override;
    Result<void> remove(std::string_view name) override;
    Result<void> visit(std::string_view prefix, const Visit& visit) const override;

 private:
    keystore::KeyDatabase& database_;
};

}  // namespace madoguchi::cli::serve
