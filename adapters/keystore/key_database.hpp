#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/keystore/secret_key.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace madoguchi::keystore {

/// What one data key seals: one person's data of one stream. `subject` is the number of
/// `codec::Subject`.
struct Scope {
    std::string tenant;
    std::string stream;
    std::uint8_t subject = 0;
    auto operator<=>(const Scope&) const = default;
};

/// 12 characters of A–Z a–z 0–9 - _, 72 random bits: ids of different key databases don't meet, and
/// a restored database makes none a second time.
using KeyId = std::string;
[[nodiscard]] KeyId random_key_id();

/// That a key seals for a scope from now on. A scope may have several keys, a key has one scope.
struct Assignment {
    KeyId key_id;
    Scope scope;
};

/// A key to be stored.
struct NewKey {
    KeyId id;
    const SecretKey* key = nullptr;
};

/// What is written at once.
struct KeyRows {
    std::vector<NewKey> keys = {};
    std::vector<Assignment> assignments = {};
    /// Keys that were made ahead and never used, said when the database is closed. Every other
    /// write takes that word back.
    std::optional<std::vector<KeyId>> free = {};
};

/// A stored key.
struct StoredKey {
    SecretKey key;
    std::optional<Scope> scope;  ///< Absent when it is free, or its assignment was lost in a crash.
};

/// What the database knows of a key id.
enum class KeyState : std::uint8_t { kThere, kDestroyed, kUnknown };

/// Numbers for `keys show`.
struct KeyCounts {
    std::uint64_t keys = 0;      ///< Data keys that are there.
    std::uint64_t assigned = 0;  ///< Of these, with a scope.
    std::uint64_t destroyed = 0;
    std::uint64_t named = 0;
};

/// The key database: data keys and named keys, wrapped by the master key. One RocksDB database in
/// `keys/db-<fingerprint of the master key>`; which one counts is said by `keys/current`. Layout:
/// README.md. One process at a time. Thread-safe, but for `destroy` and `copy_under`, which one
/// thread calls at a time.
///
/// Errors: kLocked; kCorruption (damaged, or the master key is another one's); kUnavailable;
/// kWriteFailed, after which whether it was written is unknown.
class KeyDatabase {
 public:
    using Failure = log::StoreError;
    template <typename T>
    using Result = log::Expected<T, Failure>;

    /// Whether there is a key database in the folder.
    [[nodiscard]] static bool exists(const std::string& folder);
    /// The fingerprint of the master key that wraps the key database in the folder. Error: there is
    /// none, or it can't be read.
    [[nodiscard]] static Result<std::string> master_fingerprint(const std::string& folder);

    /// Makes an empty one. Error kContradiction: there is one.
    [[nodiscard]] static Result<void> make(const std::string& folder, const SecretKey& master);
    /// Opens it. The master key is copied.
    [[nodiscard]] static Result<std::unique_ptr<KeyDatabase>> open(const std::string& folder,
                                                                   const SecretKey& master);
    ~KeyDatabase();
    KeyDatabase(const KeyDatabase&) = delete;
    KeyDatabase& operator=(const KeyDatabase&) = delete;

    /// Writes durably.
    [[nodiscard]] Result<void> write(const KeyRows& rows);
    /// The keys of which the last writer said that they were never used. Empty after a crash: what
    /// was free then is never given to anybody again.
    [[nodiscard]] Result<std::vector<KeyId>> free_keys() const;

    /// A key, or none: `state` says why.
    struct Found {
        KeyState state = KeyState::kUnknown;
        std::optional<StoredKey> key;
    };
    [[nodiscard]] Result<Found> find(std::string_view key_id) const;

    /// The key of that name, e.g. of the digests; made when there is none and `may_make`.
    /// Error kCorruption: there is none and none may be made.
    [[nodiscard]] Result<SecretKey> named(std::string_view name, bool may_make);

    /// Forgets a named key, in every file once keys have been destroyed: for a copy that goes to
    /// somebody else.
    [[nodiscard]] Result<void> forget(std::string_view name);

    /// Small records beside the keys, which must not be in the log: accounts and sessions. Sealed
    /// under the master key, bound to their names.
    [[nodiscard]] Result<std::optional<std::string>> record(std::string_view name) const;
    /// Writes one durably, in place of what is there.
    [[nodiscard]] Result<void> put_record(std::string_view name, std::string_view record);
    /// Removes one durably; nothing happens when it isn't there.
    [[nodiscard]] Result<void> remove_record(std::string_view name);
    /// Calls `visit` with each record whose name begins with `prefix`, in the order of the names.
    [[nodiscard]] Result<void> records(
        std::string_view prefix,
        const std::function<void(std::string_view name, std::string_view record)>& visit) const;
    /// Forgets all of them, in every file once keys have been destroyed; as `forget`.
    [[nodiscard]] Result<void> forget_records();

    /// The keys of a scope that are there, in the order of their ids.
    [[nodiscard]] Result<std::vector<KeyId>> keys_of(const Scope& scope) const;
    /// Calls `visit` with each scope that has keys, of one tenant or (empty) of all, in order,
    /// until it returns false.
    [[nodiscard]] Result<void> scopes(std::string_view tenant,
                                      const std::function<bool(const Scope&)>& visit) const;
    /// Keys without a scope: free ones, and those whose assignment was lost in a crash.
    [[nodiscard]] Result<std::vector<KeyId>> unassigned() const;

    /// Destroys keys for good; ids that aren't there are left out. On return, durably: boxes under
    /// them can't be opened, `find` says kDestroyed, and no file of the key database holds a
    /// wrapped form of them any more. Rewrites the whole database: destroy many at once. After an
    /// error, call it again with the same ids.
    [[nodiscard]] Result<void> destroy(std::span<const KeyId> key_ids,
                                       std::chrono::system_clock::time_point at);
    /// When a destroyed key was destroyed; none for others.
    [[nodiscard]] Result<std::optional<std::chrono::system_clock::time_point>> destroyed_at(
        std::string_view key_id) const;

    /// Writes all of it into a new database under another master key, and then, in one rename, lets
    /// that one count; the old one is removed with every key it wrapped. After a crash or an error
    /// the old one counts as before, or the new one does; call it again in the first case. This
    /// object is of no use afterwards.
    [[nodiscard]] Result<void> copy_under(const SecretKey& new_master);

    [[nodiscard]] Result<KeyCounts> counts() const;
    /// A random text that names this installation on shares of the master key.
    [[nodiscard]] const std::string& installation_id() const;
    /// Fingerprint of the master key that wraps it.
    [[nodiscard]] std::string wrapped_by() const;
    /// The master key, for who seals a copy of the database. Lives as long as this.
    [[nodiscard]] const SecretKey& master_key() const;
    /// The database itself, for a backup, which reads beside everything else.
    [[nodiscard]] ::rocksdb::DB& rows() const;
    /// Puts a copy of a database into an empty folder and lets it count: `put` is given where its
    /// files belong. What the copy says of free keys no longer holds. Errors: those of `put`;
    /// kCorruption, if the copy isn't wrapped by `master`.
    [[nodiscard]] static Result<void> put_back(
        const std::string& folder, const SecretKey& master,
        const std::function<Result<void>(const std::string& files)>& put);
    /// The folder that this database is in, for tests that search its files.
    [[nodiscard]] const std::string& files() const;

 private:
    class Impl;
    explicit KeyDatabase(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::keystore
