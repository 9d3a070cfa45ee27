#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/proof/tiles.hpp"
#include "madoguchi/log/proof/tree.hpp"
#include "madoguchi/log/store_error.hpp"

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

/// How far a log's clock is trusted. Guards the timers against a clock that jumped ahead.
struct ClockRow {
    UtcTime trusted_at;        ///< Latest time that is believed.
    bool in_doubt = false;     ///< The clock ran ahead of `trusted_at`; timers wait for a person.
    std::string confirmed_by;  ///< Who confirmed last; empty if nobody ever had to.
    bool operator==(const ClockRow&) const = default;
};

/// Everything of one micro-batch, written at once. Several tenants may share one write and one
/// sync. Within a batch each key is written at most once, but for timers: removals first, then the
/// rest.
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
    struct OutcomeRemoval {
        TenantId tenant;
        CommandId command_id;
    };
    struct ClockWrite {
        TenantId tenant;
        ClockRow row;
    };
    struct CheckpointWrite {
        TenantId tenant;
        std::string name;
        Position position;
    };
    struct TileWrite {
        TenantId tenant;
        Tile tile;
    };
    struct EdgeWrite {
        TenantId tenant;
        RightEdge edge;  ///< Of the tree of all commits, those of this batch included.
    };
    std::vector<EncodedCommit> commits;  ///< Of each tenant in order; tenants may alternate.
    std::vector<StreamId> streams;       ///< Stream of each commit: same length, same order.
    std::vector<StateWrite> states;
    std::vector<OutcomeWrite> outcomes;
    std::vector<OutcomeRemoval> outcome_removals;
    std::vector<TimerWrite> timers;
    std::vector<SequenceWrite> sequences;
    std::vector<ClockWrite> clocks;
    std::vector<CheckpointWrite> checkpoints;
    std::vector<TileWrite> tiles;
    std::vector<EdgeWrite> edges;

    /// Forgets everything and keeps the memory.
    void clear();
    [[nodiscard]] bool empty() const;
};

/// How much a write matters while the disk is nearly full.
enum class Urgency : std::uint8_t {
    kOrdinary,
    /// A record without which nothing may be shown: it goes on longer, from a reserve.
    kBeforeShowing,
};

/// A commit log with what is derived from it for deciding and proving: states, outcomes, due
/// timers, number series, its Merkle tree. All of a batch is written in one durable write or not at
/// all. One writer; every const member may run beside it, from any thread.
class Ledger : public CommitLog {
 public:
    /// Whether such a write may be tried now. Errors: kDiskFull (too little is free; nothing is
    /// damaged, writing goes on when there is space again), kWriteFailed (after a failed write, for
    /// good).
    [[nodiscard]] virtual Expected<void, StoreError> ready(Urgency urgency) const = 0;

    /// Writes a micro-batch; durable on return. The commits follow each tenant's head as in
    /// `append`. Errors as `append`; after kWriteFailed the process ends.
    [[nodiscard]] virtual Expected<void, StoreError> write(const LedgerBatch& batch) = 0;

    /// The stored state of a stream; none when it was never written.
    [[nodiscard]] virtual Expected<std::optional<StateRow>, StoreError> state(
        const TenantId& tenant, const StreamId& stream) const = 0;

    /// Where the outcome of a command is; none when the id is free.
    [[nodiscard]] virtual Expected<std::optional<OutcomeRow>, StoreError> outcome(
        const TenantId& tenant, const CommandId& id) const = 0;

    /// Positions of the commits of a stream, ascending.
    [[nodiscard]] virtual Expected<std::vector<Position>, StoreError> stream_positions(
        const TenantId& tenant, const StreamId& stream) const = 0;

    /// Calls `visit` with the stored bytes of the commits at `positions`, which ascend, until it
    /// returns false. The bytes are only valid during the call. Unlike `read`, it doesn't compare a
    /// commit with the one before it. Errors: kUnavailable; kCorruption (a row can't be read, or
    /// there is none at a position).
    [[nodiscard]] virtual Expected<void, StoreError> read_at(
        const TenantId& tenant, std::span<const Position> positions,
        const std::function<bool(Position, std::string_view)>& visit) const = 0;

    /// Calls `visit` for the timers due at or before `until`, earliest first, until it returns
    /// false.
    [[nodiscard]] virtual Expected<void, StoreError> due(
        const TenantId& tenant, UtcTime until,
        const std::function<bool(const Timer&)>& visit) const = 0;

    /// The stored timers of a stream, in the order of `Timer`.
    [[nodiscard]] virtual Expected<std::vector<Timer>, StoreError> timers(
        const TenantId& tenant, const StreamId& stream) const = 0;

    /// Last number drawn from a series; 0 when none was.
    [[nodiscard]] virtual Expected<std::uint64_t, StoreError> sequence(
        const TenantId& tenant, const std::string& series) const = 0;

    /// The clock row of a log; none when it was never written.
    [[nodiscard]] virtual Expected<std::optional<ClockRow>, StoreError> clock(
        const TenantId& tenant) const = 0;

    /// A named checkpoint in a log; 0 when it was never written.
    [[nodiscard]] virtual Expected<Position, StoreError> checkpoint(
        const TenantId& tenant, const std::string& name) const = 0;

    /// The hashes of a tile of the log's tree; empty when it was never written.
    [[nodiscard]] virtual Expected<std::string, StoreError> tile(const TenantId& tenant,
                                                                 TilePlace place) const = 0;

    /// The right edge of the log's tree as it was written last; of the empty tree when it never
    /// was. Error: kCorruption (the row isn't an edge).
    [[nodiscard]] virtual Expected<RightEdge, StoreError> right_edge(
        const TenantId& tenant) const = 0;

    /// The tenants that have a log, in order.
    [[nodiscard]] virtual Expected<std::vector<TenantId>, StoreError> tenants() const = 0;
};

}  // namespace madoguchi::log
