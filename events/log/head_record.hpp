#pragma once

#include <map>
#include <string>
#include <string_view>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// The last commit of a log as the head record names it.
struct RecordedHead {
    Position position;
    Digest leaf{};  ///< Leaf hash of the commit at `position`.
    bool operator==(const RecordedHead&) const = default;
};

/// Last durable commit of each log that has one.
using Heads = std::map<TenantId, RecordedHead>;

/// What makes an altered head record recognisable. A plain one finds damage, a signed one forgery.
/// Thread-safe.
class HeadSeal {
 public:
    virtual ~HeadSeal() = default;
    /// The seal of `text`, printable ASCII without line ends.
    [[nodiscard]] virtual std::string seal(std::string_view text) const = 0;
    [[nodiscard]] virtual bool holds(std::string_view text, std::string_view seal) const = 0;
};

/// A record of every log's head, kept apart from the database: a database that has lost its end
/// looks whole to itself, and only something outside of it can tell.
class HeadRecord {
 public:
    virtual ~HeadRecord() = default;

    /// What was written last; empty when nothing ever was.
    /// Errors: kCorruption (unreadable or altered), kUnavailable.
    [[nodiscard]] virtual Expected<Heads, StoreError> read() const = 0;

    /// Replaces the record, atomically and durably. Errors: kWriteFailed; the old record then
    /// stands.
    [[nodiscard]] virtual Expected<void, StoreError> write(const Heads& heads) = 0;
};

}  // namespace madoguchi::log
