#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/log/commit_log.hpp"

namespace madoguchi::log {

/// A stream's folded state as it is stored. A row of another fold version is folded again.
struct StateRow {
    std::uint32_t fold_version = 0;
    StreamVersion version;
    std::string bytes;
};

/// Something that becomes an ordinary command when it is due.
struct Timer {
    StreamId stream;
    std::string kind;  ///< e.g. `lapse_reply`.
    std::string key;  ///< Letter number or the like; together with `kind` unique within the stream.
    UtcTime due_at;
    auto operator<=>(const Timer&) const = default;
};

/// A stored outcome: where it is, and of which content.
struct OutcomeRow {
    Position position;
    Digest content_mac{};
};

/// Everything of one micro-batch, written at once. Several tenants may share one write and one
/// sync.
struct LedgerBatch {
    struct StateWrite {
        TenantId tenant;
        StreamId stream;
        StateRow row;
    };
    struct TimerWrite {
        TenantId tenant;
        Timer timer;
        bool remove = false;
    };
    struct SequenceWrite {
        TenantId tenant;
        Draw draw;  ///< The series' last number from now on.
    };
    struct OutcomeWrite {
        TenantId tenant;
        CommandId command_id;
        OutcomeRow row;
    };
    std::vector<EncodedCommit> commits;
    std::vector<std::pair<TenantId, StreamId>> streams;  ///< Stream of each commit, same order.
    std::vector<StateWrite> states;
    std::vector<OutcomeWrite> outcomes;
    std::vector<TimerWrite> timers;
    std::vector<SequenceWrite> sequences;
};

/// A commit log with what is derived from it for deciding: states, outcomes, due timers, number
/// series. All of a batch is written in one durable write or not at all.
class Ledger : public CommitLog {
 public:
    /// Writes a micro-batch; durable on return. Errors as `append`; after kWriteFailed the process
    /// ends.
    [[nodiscard]] virtual Expected<void, StoreError> write(const LedgerBatch& batch) = 0;

    [[nodiscard]] virtual Expected<std::optional<StateRow>, StoreError> state(
        const TenantId& tenant, const StreamId& stream) const = 0;

    [[nodiscard]] virtual Expected<std::optional<OutcomeRow>, StoreError> outcome(
        const TenantId& tenant, const CommandId& id) const = 0;

    /// Positions of the commits of a stream, ascending.
    [[nodiscard]] virtual Expected<std::vector<Position>, StoreError> stream_positions(
        const TenantId& tenant, const StreamId& stream) const = 0;

    /// Calls `visit` for the timers due at or before `until`, earliest first, until it returns
    /// false.
    [[nodiscard]] virtual Expected<void, StoreError> due(
        const TenantId& tenant, UtcTime until,
        const std::function<bool(const Timer&)>& visit) const = 0;

    /// Last number drawn from a series; 0 when none was.
    [[nodiscard]] virtual Expected<std::uint64_t, StoreError> sequence(
        const TenantId& tenant, const std::string& series) const = 0;

    /// The tenants that have a log.
    [[nodiscard]] virtual Expected<std::vector<TenantId>, StoreError> tenants() const = 0;
};

}  // namespace madoguchi::log
