#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/command.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"

namespace madoguchi::log {

/// Turns commits into bytes and back. Encoding is done once; the bytes are then the truth.
/// Not thread-safe, so that one message can be reused: each thread has an instance of its own.
class CommitCodec {
 public:
    virtual ~CommitCodec() = default;
    [[nodiscard]] virtual std::string encode(const Commit& commit) const = 0;
    /// Replaces all of `commit`, reusing its memory. Error: what is wrong with the bytes; `commit`
    /// is then unspecified.
    [[nodiscard]] virtual Expected<void, std::string> decode(std::string_view bytes,
                                                             Commit& commit) const = 0;
};

/// A stream's state, opaque to the log. Immutable once made.
class State {
 public:
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    virtual ~State() = default;
};
using StatePtr = std::shared_ptr<const State>;

/// Everything impure that a decision may use, as values.
struct DecisionContext {
    UtcTime now;  ///< The batch's time; becomes `recorded_at`.
    StreamVersion version;
    /// Next number of a series, from 1; each call of one decision gives the one after. Only those
    /// listed in `Decided::draws` are used up. 0 when the store can't be read: the command is then
    /// answered with that error, whatever is decided.
    std::function<std::uint64_t(const std::string& series)> next_number;
    /// The stream's commits in order, those of this batch included: for the few decisions that need
    /// more than the state. Empty when the store can't be read: the command is then answered with
    /// that error, whatever is decided.
    std::function<std::vector<Commit>()> history;
};

/// What deciding brought.
struct Decided {
    Outcome outcome;
    std::vector<StoredEvent> events;  ///< Empty unless accepted.
    std::vector<Draw> draws;          ///< Gapless per series, in order; empty unless accepted.
    StatePtr state;                   ///< After the events; the same as before when there are none.
    std::string policy_version;
};

/// Why a stream can't be used: its history is impossible, or newer than this build. The other
/// streams go on.
struct Quarantine {
    std::string reason;
    bool newer_than_build = false;
    /// A key that it is sealed with can't be had now: an operating error, tried again with the next
    /// command. Nothing may be wrong with the stream.
    bool may_pass = false;
};

/// A command that is answered but not stored: its id stays free.
struct NotTaken {
    std::string code;    ///< `malformed`, `not_permitted` …; kKeysUnavailable: answered kFailed.
    std::string detail;  ///< Which field, what to do. No personal data.
};

/// The domain as the log sees it: loads, decides, evolves, saves. Implemented over domain and
/// codec. Called by the one writer only.
class Aggregates {
 public:
    virtual ~Aggregates() = default;

    /// State of a stream that has no events yet.
    [[nodiscard]] virtual Expected<StatePtr, Quarantine> initial(const TenantId& tenant,
                                                                 const StreamId& stream) = 0;
    /// Fold version that `save` writes; rows of another one, and empty ones, are folded again.
    [[nodiscard]] virtual std::uint32_t fold_version(const StreamId& stream) const = 0;
    [[nodiscard]] virtual Expected<StatePtr, Quarantine> load(const TenantId& tenant,
                                                              const StreamId& stream,
                                                              const StateRow& row) = 0;
    /// Folds a stream from its commits, in order.
    [[nodiscard]] virtual Expected<StatePtr, Quarantine> fold(const TenantId& tenant,
                                                              const StreamId& stream,
                                                              std::span<const Commit> commits) = 0;
    /// Decides a command and evolves the state. Pure but for reference data of the same log. Of a
    /// stale one (`expected` isn't the context's version) it says only whether it is permitted.
    [[nodiscard]] virtual Expected<Decided, NotTaken> decide(const Command& command,
                                                             const State& state,
                                                             const DecisionContext& context) = 0;
    [[nodiscard]] virtual std::string save(const StreamId& stream, const State& state) = 0;
    [[nodiscard]] virtual std::vector<Timer> timers(const StreamId& stream, const State& state) = 0;
    /// A commit has been decided: reference data such as the policies in force follows it. Called
    /// within a micro-batch before the durable write, so that the commands after it see it; if the
    /// write then fails, the engine refuses everything from then on and the process ends.
    /// On start called for the commits of the reference streams in the order of their positions;
    /// `state_after` is then the stream's state at the end of the log for each of them.
    virtual void observe(const Commit& commit, const StatePtr& state_after) = 0;
    /// The command that a due timer becomes.
    [[nodiscard]] virtual Command due_command(const TenantId& tenant, const Timer& timer,
                                              UtcTime now) = 0;
    /// Commands that follow from a commit for other streams, ids derived. Pure. Error: the commit,
    /// or what it needs of its stream's history, can't be read.
    [[nodiscard]] virtual Expected<std::vector<Command>, Quarantine> react(
        const Commit& commit) = 0;
    /// Streams whose state is needed before the first decision (policies, offices).
    [[nodiscard]] virtual std::vector<StreamId> reference_streams(const TenantId& tenant) const = 0;
};

}  // namespace madoguchi::log
