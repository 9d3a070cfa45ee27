#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/adapters/keystore/key_database.hpp"

namespace madoguchi::keystore {

/// Kinds of rows, first byte of each key. Layout: README.md.
enum class RowKind : char {
    kAssignment = 'a',
    kDestroyed = 'd',
    kKey = 'k',
    kMeta = 'm',
    kNamed = 'n',
    kRecord = 'r',
    kScope = 's',
};

[[nodiscard]] std::string row_key(RowKind kind, std::string_view rest);

/// A scope as bytes, tenant first; no scope's bytes are the beginning of another's.
[[nodiscard]] std::string scope_bytes(const Scope& scope);
/// The same into `bytes`, replacing what is in it.
void put_scope(std::string& bytes, std::string_view tenant, std::string_view stream,
               std::uint8_t subject);
/// The beginning that the scopes of a tenant share.
[[nodiscard]] std::string tenant_bytes(std::string_view tenant);
/// Takes a scope from the front of `bytes`; none when it isn't one.
[[nodiscard]] std::optional<Scope> take_scope(std::string_view& bytes);

/// The first key after all that begin with `prefix`, which doesn't consist of 0xff alone.
[[nodiscard]] std::string after_prefix(std::string prefix);

/// Wraps a key: a box bound to the row's key, so that no wrapped key opens in another's place.
[[nodiscard]] std::string wrap(const SecretKey& master, std::string_view row, const SecretKey& key);
/// None: wrapped by another master key, of another row, or damaged.
[[nodiscard]] std::optional<SecretKey> unwrap(const SecretKey& master, std::string_view row,
                                              std::string_view wrapped);

/// The same of a record of any length.
[[nodiscard]] std::string wrap_record(const SecretKey& master, std::string_view row,
                                      std::string_view record);
[[nodiscard]] std::optional<std::string> unwrap_record(const SecretKey& master,
                                                       std::string_view row,
                                                       std::string_view wrapped);

}  // namespace madoguchi::keystore
