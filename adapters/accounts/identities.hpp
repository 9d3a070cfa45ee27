#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "madoguchi/adapters/accounts/account.hpp"
#include "madoguchi/adapters/accounts/record_store.hpp"

namespace madoguchi::accounts {

/// Somebody as a municipality's identity provider knows them.
struct Identity {
    std::string issuer;   ///< The provider's address.
    std::string account;  ///< What its tokens call the person.
    bool operator==(const Identity&) const = default;
};

/// Which identity is which member of staff. Only an administrator binds one: whom the provider
/// vouches for isn't thereby anybody here. A person has one at most, and an identity is one
/// person's. Records: README.md. Thread-safe.
class Identities {
 public:
    template <typename T>
    using Result = RecordStore::Result<T>;

    /// `store` outlives it.
    explicit Identities(RecordStore& store) : store_(store) {}

    /// Binds it in the place of the one that the person had. False: it is somebody else's.
    [[nodiscard]] Result<bool> bind(const Who& who, const Identity& identity);
    /// Takes a person's away; nothing happens when there is none.
    [[nodiscard]] Result<void> unbind(const Who& who);
    /// A person's; none when there is none.
    [[nodiscard]] Result<std::optional<Identity>> of(const Who& who) const;
    /// Whose it is in that municipality; nobody when it isn't bound.
    [[nodiscard]] Result<std::optional<Who>> whose(const std::string& municipality,
                                                   const Identity& identity) const;

 private:
    RecordStore& store_;
    std::mutex writing_;
};

}  // namespace madoguchi::accounts
