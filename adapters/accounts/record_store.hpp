#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::accounts {

/// Where accounts and sessions are kept: small records under names, encrypted at rest by whoever
/// implements it. Thread-safe. Errors: one sentence, without what a record holds.
class RecordStore {
 public:
    template <typename T>
    using Result = log::Expected<T, std::string>;

    RecordStore() = default;
    RecordStore(const RecordStore&) = delete;
    RecordStore& operator=(const RecordStore&) = delete;
    virtual ~RecordStore() = default;

    /// A record; none when there is none of that name.
    [[nodiscard]] virtual Result<std::optional<std::string>> find(std::string_view name) const = 0;
    /// Writes one durably, in place of what is there.
    [[nodiscard]] virtual Result<void> put(std::string_view name, std::string_view record) = 0;
    /// Removes one; nothing happens when it isn't there.
    [[nodiscard]] virtual Result<void> remove(std::string_view name) = 0;
    /// Calls `visit` with each record whose name begins with `prefix`, in the order of the names.
    using Visit = std::function<void(std::string_view name, std::string_view record)>;
    [[nodiscard]] virtual Result<void> visit(std::string_view prefix, const Visit& visit) const = 0;
};

}  // namespace madoguchi::accounts
