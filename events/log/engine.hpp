#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/command.hpp"
#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/restore_mark.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Bounds of an engine. The defaults are for production; tests make them small.
struct EngineOptions {
    /// Streams whose state is kept in memory between batches.
    std::size_t cached_streams_max = 50'000;
    /// A clock that is further ahead of the last trusted time than this is in doubt.
    std::chrono::milliseconds clock_jump_max = std::chrono::hours(24);
    /// How often `beat` writes the trusted time of a quiet log.
    std::chrono::milliseconds heartbeat_every = std::chrono::hours(1);
    /// How long a command id is remembered, in the log's time (`recorded_at`), at least.
    std::chrono::milliseconds dedupe_for = std::chrono::days(90);
    /// After how many commits of a log old command ids are looked for; at most twice as many are
    /// looked at then, so that the work per batch is bounded.
    std::size_t prune_every = 256;
    /// Kind of the streams (`<kind>/…`) of records without which nothing may be shown: their
    /// commands are taken while others are refused because the disk is nearly full. Empty: none.
    std::string urgent_kind;
    /// A timer that was handed out by `due` and not answered is handed out again after this time.
    std::chrono::milliseconds timer_again_after = std::chrono::minutes(1);
};

/// The one loop of the command path: dedupe → load → decide → evolve → one durable write → answers.
///
/// Synchronous: it knows no thread and no clock, and it is the only writer of its ledger. Not
/// thread-safe; one thread at a time calls it. Readers read the ledger itself (`Ledger::read`,
/// `read_commits`) from any thread.
///
/// Within a batch each command sees the events of those before it, of every tenant. The answers are
/// returned after the durable write. When a write fails, nothing of the batch is acknowledged, the
/// engine refuses everything from then on (`stopped`), and the process has to end: what is in
/// memory may be ahead of the log.
class Engine {
 public:
    /// All references outlive the engine.
    Engine(Ledger& ledger, const CommitCodec& codec, const Digester& digester,
           Aggregates& aggregates, EngineOptions options = {});
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Compares `recorded` with the log, then takes over the log of each of `tenants` and lets the
    /// aggregates observe their reference streams. Called once, first.
    /// Errors: kCorruption, with every log that is shorter than or different from `recorded` (see
    /// `check_heads`) and what of it is missing; a reference stream that can't be folded; those of
    /// `take_over` and reading.
    [[nodiscard]] Expected<void, StoreError> start(std::span<const TenantId> tenants,
                                                   const Heads& recorded);

    /// In place of `start`, for the restore alone: takes over logs that were put back to an earlier
    /// position, without asking what is recorded of them, and writes into each a commit that says
    /// what it was before (without fault, see `fault_of`). The log then goes on under its next
    /// origin; the caller records `heads`. `actor` as in commands. Errors: those of `take_over`,
    /// reading and writing.
    [[nodiscard]] Expected<void, StoreError> mark_restored(
        const std::map<TenantId, RestoreMark>& logs, const std::string& actor, UtcTime now);

    /// Decides the commands in order and writes what came of them, durably. Returns one answer per
    /// command, in the same order. `now` may go back; `recorded_at` doesn't.
    [[nodiscard]] std::vector<Answer> process(std::span<const Command> batch, UtcTime now);

    /// Commands for the timers that are due at `now`, at most `max`, earliest first within a
    /// tenant. They are put to `process` like any other; once their outcome is stored the timer is
    /// gone. Tenants whose clock is in doubt have none. Error: the ledger's.
    [[nodiscard]] Expected<std::vector<Command>, StoreError> due(UtcTime now, std::size_t max);

    /// To be called every minute or so while running: keeps the trusted time of quiet logs going,
    /// with one write per `heartbeat_every`, and notices a clock that jumped ahead. Error: the
    /// ledger's.
    [[nodiscard]] Expected<void, StoreError> beat(UtcTime now);

    /// A person says that `now` is right: the doubt ends and is recorded so, durably. `actor` as in
    /// commands. Error: the ledger's.
    [[nodiscard]] Expected<void, StoreError> confirm_clock(UtcTime now, const std::string& actor);

    /// The tenants whose timers wait until a person has confirmed the clock.
    [[nodiscard]] std::vector<TenantId> clocks_in_doubt() const;

    /// Writes a checkpoint with the next batch that writes anything (it may be lost before: what
    /// follows from it is repeated and must not mind). For process managers.
    void set_checkpoint(const TenantId& tenant, const std::string& name, Position position);

    /// How far each log of this engine has durably got, with the root of its tree; for the head
    /// record.
    [[nodiscard]] Heads heads() const;

    /// Why the engine refuses everything; none while it works.
    [[nodiscard]] const std::optional<StoreError>& stopped() const;

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::log
