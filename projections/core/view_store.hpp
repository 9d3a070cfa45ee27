#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::projections {

using log::Expected;
using log::Position;
using log::StoreError;
using log::TenantId;

/// One version of one projection: its rows are kept apart from every other version's.
struct ViewId {
    std::string name;           ///< Lower-case ASCII with underscores.
    std::uint32_t version = 1;  ///< Raised when the same events give other rows.
    auto operator<=>(const ViewId&) const = default;
};

/// `name v3`, for messages.
[[nodiscard]] std::string text_of(const ViewId& id);

/// Keys from `from` (inclusive) up to `until` (exclusive; empty means no end), in byte order.
struct KeyRange {
    std::string from;
    std::string until;
};

/// All keys that begin with `prefix`, which must not be empty or end with byte 0xFF.
[[nodiscard]] KeyRange keys_under(std::string prefix);

/// Rows of one tenant in one view at one moment. Used by one thread; several may exist at a time.
class ViewReader {
 public:
    virtual ~ViewReader() = default;

    /// Position up to which this reader has seen the log; 0 before the first commit.
    [[nodiscard]] virtual Expected<Position, StoreError> checkpoint() const = 0;

    /// The row under `key`; none when there is none.
    [[nodiscard]] virtual Expected<std::optional<Row>, StoreError> get(
        std::string_view key) const = 0;

    /// Calls `visit` for the rows of `range`, ascending, until it returns false. The arguments are
    /// valid during the call only. Returns the number visited.
    [[nodiscard]] virtual Expected<std::size_t, StoreError> scan(
        const KeyRange& range,
        const std::function<bool(std::string_view key, const Row& row)>& visit) const = 0;

    /// As `scan`, without reading the rows.
    [[nodiscard]] virtual Expected<std::size_t, StoreError> scan_keys(
        const KeyRange& range, const std::function<bool(std::string_view key)>& visit) const = 0;
};

/// Rows and checkpoint of one tenant, written at once or not at all. Keys ascend, none is twice.
struct ViewBatch {
    struct Write {
        std::string key;
        std::optional<Row> row;  ///< None: the key is removed.
    };
    std::vector<Write> writes;
    Position checkpoint;   ///< Position of the last commit that the rows take in.
    bool rebuild = false;  ///< May be lost in a crash together with all after it: it is done again.
};

/// Where views are kept. Nothing in it is precious: it is built again from the log.
/// One writer per view; readers from any thread.
class ViewStore {
 public:
    virtual ~ViewStore() = default;

    /// Makes room for a view; nothing happens when it is there.
    [[nodiscard]] virtual Expected<void, StoreError> create(const ViewId& id) = 0;
    /// Removes a view with all its rows. Nothing happens when it isn't there.
    /// Error: kContradiction when it is the live one.
    [[nodiscard]] virtual Expected<void, StoreError> drop(const ViewId& id) = 0;
    /// Every view that exists, ordered.
    [[nodiscard]] virtual Expected<std::vector<ViewId>, StoreError> views() const = 0;

    /// The version that queries are answered from; none before the first take-over.
    [[nodiscard]] virtual Expected<std::optional<std::uint32_t>, StoreError> live(
        const std::string& name) const = 0;
    /// From now on queries are answered from `id`, which must exist.
    [[nodiscard]] virtual Expected<void, StoreError> make_live(const ViewId& id) = 0;

    /// Writes atomically. Errors: kUnavailable (no such view), kWriteFailed, kDiskFull.
    [[nodiscard]] virtual Expected<void, StoreError> write(const ViewId& id, const TenantId& tenant,
                                                           const ViewBatch& batch) = 0;

    /// A consistent look at one tenant's rows. Error: kUnavailable (no such view).
    [[nodiscard]] virtual Expected<std::unique_ptr<ViewReader>, StoreError> read(
        const ViewId& id, const TenantId& tenant) const = 0;
};

}  // namespace madoguchi::projections
