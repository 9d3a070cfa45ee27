#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/accounts/accounts.hpp"
#include "madoguchi/adapters/accounts/record_store.hpp"

namespace madoguchi::cli::serve {

/// Bounds of one kind of things that persons keep.
struct ShelfLimits {
    std::size_t entries_max = 50;           ///< Of one person.
    std::size_t bytes_max = 64U << 10;      ///< Of one entry.
    std::optional<std::chrono::days> life;  ///< After which an entry is gone; absent: it stays.
};

/// What a person keeps on the server and nobody else sees: drafts, so that nothing personal stays
/// on a shared PC, and filters. Sealed at rest by the store of records. Thread-safe.
class Shelf {
 public:
    using Time = std::chrono::sys_seconds;
    template <typename T>
    using Result = accounts::RecordStore::Result<T>;

    /// `kind` names it in the store, which outlives this.
    Shelf(accounts::RecordStore& store, std::string kind, ShelfLimits limits)
        : store_(store), kind_(std::move(kind)), limits_(limits) {}

    struct Entry {
        std::string name;
        Time saved_at;
        std::string content;  ///< JSON.
    };

    enum class Put { kDone, kTooLarge, kTooMany };
    /// Keeps an entry, in place of one of the same name.
    [[nodiscard]] Result<Put> put(const accounts::Who& who, std::string_view name,
                                  std::string_view content, Time now);
    /// One entry; none when it isn't there, or is past its life.
    [[nodiscard]] Result<std::optional<Entry>> find(const accounts::Who& who, std::string_view name,
                                                    Time now) const;
    /// All of a person's, in the order of their names. Those past their life are removed.
    [[nodiscard]] Result<std::vector<Entry>> list(const accounts::Who& who, Time now);
    /// Removes one; nothing happens when it isn't there.
    [[nodiscard]] Result<void> remove(const accounts::Who& who, std::string_view name);

 private:
    [[nodiscard]] std::string place_of(const accounts::Who& who) const;
    [[nodiscard]] bool is_past(const Entry& entry, Time now) const;

    accounts::RecordStore& store_;
    std::string kind_;
    ShelfLimits limits_;
};

/// Whether a name may stand in an address: letters, digits, `-` and `_`, at most 64.
[[nodiscard]] bool is_shelf_name(std::string_view name);

}  // namespace madoguchi::cli::serve
