#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "madoguchi/adapters/accounts/account.hpp"
#include "madoguchi/adapters/accounts/record_store.hpp"

namespace madoguchi::accounts {

/// A security key, or an authenticator built into a machine, that somebody has registered.
struct KeptKey {
    std::string label;       ///< What the person calls it; no line ends.
    std::string id;          ///< The authenticator's name for it; bytes.
    std::string public_key;  ///< Bytes.
    int algorithm = 0;       ///< COSE.
    std::uint32_t counter = 0;
    std::chrono::sys_seconds added_at;
    bool operator==(const KeptKey&) const = default;
};

/// Under which name a key is known here: the SHA-256 of its id.
[[nodiscard]] std::string name_of(const KeptKey& key);

/// Removes all keys of a person from where they are kept.
[[nodiscard]] RecordStore::Result<void> remove_keys(RecordStore& store, const Who& who);

/// Security keys by person, several each. Knows nothing of signatures. Records: README.md.
/// Thread-safe.
class SecurityKeys {
 public:
    template <typename T>
    using Result = RecordStore::Result<T>;

    static constexpr std::size_t kOfOnePersonMax = 10;
    static constexpr std::size_t kLabelBytesMax = 120;

    /// `store` outlives it.
    explicit SecurityKeys(RecordStore& store) : store_(store) {}

    /// A person's, in the order of their names.
    [[nodiscard]] Result<std::vector<KeptKey>> of(const Who& who) const;
    /// False: the person has that key already, or as many as one may have.
    [[nodiscard]] Result<bool> add(const Who& who, const KeptKey& key);
    /// Takes note of a key's new counter. False: it isn't there, or has counted as far already, as
    /// when somebody comes with the same signature at the same moment.
    [[nodiscard]] Result<bool> count(const Who& who, const std::string& name,
                                     std::uint32_t counter);
    /// False: there is none of that name.
    [[nodiscard]] Result<bool> remove(const Who& who, const std::string& name);

 private:
    RecordStore& store_;
    std::mutex writing_;
};

}  // namespace madoguchi::accounts
