#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::keystore {
class KeyDatabase;
}  // namespace madoguchi::keystore

// What `keys show` and the server's screen say of the keys. No key, and nothing that opens one.
namespace madoguchi::cli {

/// The master key and the data keys that it wraps.
struct DataKeysRow {
    std::string master_key;          ///< Its source.
    std::string master_fingerprint;  ///< As shares name it.
    std::string wrapped_since;       ///< RFC 3339; of the last rotation, or of the first key.
    std::string installation;        ///< As shares name it.
    bool beside_the_data = false;    ///< Who takes the data folder takes the master key with it.
    bool on_the_disk_of_the_data = false;  ///< Who takes the disk does, unless it is encrypted.
    bool memory_locked = false;
    std::uint64_t data_keys = 0;
    std::uint64_t data_keys_in_use = 0;
    std::uint64_t data_keys_destroyed = 0;
    std::uint64_t other_keys = 0;
    MADOGUCHI_FIELDS(DataKeysRow, master_key, master_fingerprint, wrapped_since, installation,
                     beside_the_data, on_the_disk_of_the_data, memory_locked, data_keys,
                     data_keys_in_use, data_keys_destroyed, other_keys);
};
/// `places` is where the open `database` and its master key are. Counts every key. Failures: those
/// of reading.
[[nodiscard]] Result<DataKeysRow> data_keys_row(const keystore::KeyDatabase& database,
                                                const KeyPlaces& places);

/// A key that signs checkpoints.
struct SigningKeyRow {
    std::string verifier_key;  ///< For whoever checks the log.
    std::string state;         ///< `signs`, `signs along`, `retired`, `private key missing`.
    std::string from;          ///< RFC 3339.
    std::string until;         ///< RFC 3339; empty for the newest.
    MADOGUCHI_FIELDS(SigningKeyRow, verifier_key, state, from, until);
};
/// The signing keys of a data folder, newest last. Failures: kDamaged, kUnavailable.
[[nodiscard]] Result<std::vector<SigningKeyRow>> signing_key_rows(const std::string& folder,
                                                                  const std::string& keys_folder,
                                                                  log::UtcTime now);

}  // namespace madoguchi::cli
