#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::log {

/// A stream in memory: its state after everything decided so far, this batch included.
struct CachedStream {
    TenantId tenant;
    StreamId stream;
    StreamVersion version;
    StatePtr state;                        ///< Null iff quarantined.
    std::optional<Quarantine> quarantine;  ///< Why the stream can't be used.
    std::vector<Timer> timers;             ///< Of `state`, sorted.
    std::vector<Timer> stored_timers;      ///< As the ledger has them, sorted.
    bool dirty = false;                    ///< To be written with this batch.
};

/// The streams used last, at most so many of them between batches. Within a batch none is dropped,
/// because the ledger doesn't know its state yet. Not thread-safe.
class StateCache {
 public:
    explicit StateCache(std::size_t streams_max) : streams_max_(streams_max) {}

    /// The stream, now the one used last; null when it isn't in memory. Valid until `trim`.
    [[nodiscard]] CachedStream* find(const TenantId& tenant, const StreamId& stream);

    /// Puts in a stream that isn't in memory. Valid until `trim`.
    CachedStream& insert(CachedStream entry);

    /// Drops the streams unused for longest until at most the bound are left.
    void trim();

    [[nodiscard]] std::size_t size() const { return by_key_.size(); }

 private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const {
            return std::hash<std::string_view>{}(key);
        }
    };
    struct Node {
        std::string key;
        CachedStream entry;
    };

    std::string_view key_of(const TenantId& tenant, const StreamId& stream);

    std::size_t streams_max_;
    std::list<Node> by_use_;  ///< Used last in front.
    std::unordered_map<std::string_view, std::list<Node>::iterator, Hash, std::equal_to<>> by_key_;
    std::string scratch_;
};

}  // namespace madoguchi::log
