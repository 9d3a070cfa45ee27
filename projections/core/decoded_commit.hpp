#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::projections {

/// A commit with its events as facts. `meta.events` keeps the stored form: same length, same order
/// as `events` unless `newer_than_build`.
struct DecodedCommit {
    log::Commit meta;
    std::vector<facts::AnyEvent> events;  ///< Those before the unknown one if `newer_than_build`.
    bool newer_than_build = false;        ///< Some event is of a type that this build doesn't know.
    std::string unknown_type;             ///< Wire name of that type; empty unless newer.

    /// Number of an event within its stream, from 1.
    [[nodiscard]] std::uint64_t event_no(std::size_t index) const {
        return meta.version_before.value() + index + 1;
    }
};

/// What a reader needs of sealed fields. Opening costs time and needs the keys.
enum class Seals : std::uint8_t {
    kLeave,  ///< Sealed fields are default values.
    kOpen,   ///< Opened; default values where the key has been destroyed.
};

/// Turns stored bytes into facts. Implemented over the codec. One instance per thread.
class CommitDecoder {
 public:
    virtual ~CommitDecoder() = default;
    /// Replaces all of `commit`, reusing its memory. Error: what is wrong with the bytes (an
    /// unknown event type is no error); `commit` is then unspecified. No personal data in it.
    [[nodiscard]] virtual log::Expected<void, std::string> decode(std::string_view bytes,
                                                                  Seals seals,
                                                                  DecodedCommit& commit) = 0;
};

/// Reads one stream's commits again, for corrections and for cases that a newer build wrote.
class StreamHistory {
 public:
    virtual ~StreamHistory() = default;
    /// Calls `visit` for the commits of `stream` up to position `until` (inclusive), in order, with
    /// opened seals, until it returns false. Error: the log can't be read or decoded.
    [[nodiscard]] virtual log::Expected<void, log::StoreError> read(
        const log::TenantId& tenant, const log::StreamId& stream, log::Position until,
        const std::function<bool(const DecodedCommit&)>& visit) = 0;
};

}  // namespace madoguchi::projections
