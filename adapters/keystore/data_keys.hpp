#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/keystore/key_database.hpp"
#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::keystore {

/// A data key in use. Wiped when the last who holds it lets go.
struct DataKey {
    KeyId id;
    SecretKey key;
};
using DataKeyPtr = std::shared_ptr<const DataKey>;

/// The data keys of an open key database, for sealing and opening: a bounded cache of unwrapped
/// keys, and a pool of keys that were made durable ahead. Has a thread of its own that fills the
/// pool and writes down which key seals for whom, so that nobody who seals waits for a sync. It
/// writes at most `kAssignmentDelay` after the first seal; the key itself is durable before.
///
/// A crash between the two loses the assignment and nothing else: the box names its key, and the
/// key is there. Such a key is never given to another scope; the next seal of its scope takes
/// another key; the first who opens one of its boxes writes the assignment down again. Until then
/// `KeyDatabase::unassigned` lists it, and whoever destroys all keys of a person looks into the
/// stored events and the state as well (`codec::KeyIdCollector`): what they name is the truth.
///
/// Thread-safe.
class DataKeys {
 public:
    static constexpr std::size_t kPoolKeys = 512;  ///< Made ahead; refilled from the half down.
    static constexpr std::size_t kCachedKeys = 4'096;
    static constexpr std::chrono::milliseconds kAssignmentDelay{200};

    /// Takes over the free keys of the last run and fills the pool, in one synced write.
    [[nodiscard]] static log::Expected<std::unique_ptr<DataKeys>, log::StoreError> open(
        std::unique_ptr<KeyDatabase> database);
    /// Closes; an error of that harms nothing, it only wastes the keys of the pool.
    ~DataKeys();
    DataKeys(const DataKeys&) = delete;
    DataKeys& operator=(const DataKeys&) = delete;

    /// The key that seals for the scope, a new one when there is none. Waits only when the pool is
    /// empty. Error: why there is no key.
    [[nodiscard]] log::Expected<DataKeyPtr, std::string> for_sealing(std::string_view tenant,
                                                                     std::string_view stream,
                                                                     std::uint8_t subject);

    /// A key by its id; none when it is destroyed. Error: the id is unknown, or the database can't
    /// be read.
    [[nodiscard]] log::Expected<DataKeyPtr, codec::NotOpened> for_opening(std::string_view key_id);
    /// Whether the key has no scope yet, as far as is known here; then `assign` it.
    [[nodiscard]] bool is_unassigned(std::string_view key_id);
    /// Notes that the key seals for the scope; written by the thread.
    void assign(std::string_view key_id, const Scope& scope);

    /// `KeyDatabase::destroy`, and out of the cache and the pool first. Boxes under these keys are
    /// opened no more as soon as it is called, whatever becomes of it.
    [[nodiscard]] log::Expected<void, log::StoreError> destroy(
        std::span<const KeyId> key_ids, std::chrono::system_clock::time_point at);
    /// The keys of a scope, those included whose assignment isn't written yet.
    [[nodiscard]] log::Expected<std::vector<KeyId>, log::StoreError> keys_of(const Scope& scope);
    /// Writes down what waits to be.
    [[nodiscard]] log::Expected<void, log::StoreError> flush();

    /// Ends the thread, writes down what waits and which keys are free. Nothing may be sealed or
    /// opened afterwards. Calls after the first do nothing.
    [[nodiscard]] log::Expected<void, log::StoreError> close();

    [[nodiscard]] KeyDatabase& database();

 private:
    class Impl;
    explicit DataKeys(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::keystore
