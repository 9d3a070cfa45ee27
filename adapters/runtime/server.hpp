#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/runtime/busy.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"
#include "madoguchi/adapters/runtime/effects.hpp"
#include "madoguchi/adapters/runtime/reactions.hpp"
#include "madoguchi/adapters/runtime/watermarks.hpp"
#include "madoguchi/log/engine.hpp"
#include "madoguchi/log/head_record.hpp"

namespace madoguchi::runtime {

/// Bounds of a server. The defaults are for production; tests make them small.
struct ServerOptions {
    std::size_t batch_max = 256;              ///< Commands of one micro-batch, at most; at least 1.
    std::size_t queue_max = 8'192;            ///< Commands that wait, at most.
    std::size_t queue_bytes_max = 64U << 20;  ///< Of the payloads of those that wait, at most.
    std::uint64_t lag_max = 50'000;  ///< Commits that a log may be ahead of its projections.
    std::size_t due_max = 256;       ///< Timers that are taken at a time.
    std::chrono::milliseconds upkeep_every = std::chrono::seconds(1);  ///< Of the upkeep thread.
    std::chrono::milliseconds head_every = std::chrono::seconds(1);    ///< Of the head record.
    /// Told once, on any thread, when the log can't be written any more: the program then has to
    /// end. Must not call the server. May be empty.
    std::function<void(const log::StoreError&)> on_stopped;
    /// Told what an operator should know, one line without personal data, on any thread. Must not
    /// call the server. May be empty.
    std::function<void(const std::string&)> report;
    /// Told how many commands were decided with one write, on any thread. Must be quick, and must
    /// not call the server. May be empty.
    std::function<void(std::size_t)> on_batch;
};

/// What a server works with. All outlive it; `engine` was made with `reactions` as its aggregates
/// and hasn't been started.
struct ServerParts {
    log::Engine* engine = nullptr;
    Reactions* reactions = nullptr;
    const log::Ledger* ledger = nullptr;      ///< The engine's.
    const log::CommitCodec* codec = nullptr;  ///< The engine's.
    const Clock* clock = nullptr;
    log::HeadRecord* head_record = nullptr;
    Effects* effects = nullptr;        ///< None: no command needs anything done before it.
    Watermarks* watermarks = nullptr;  ///< Of the same tenants; shared with the projection feed.
};

/// Stands between clients and the engine: admits, queues, takes micro-batches to the engine one at
/// a time, wakes who waits after the durable write, puts what follows from commits and what timers
/// bring to the engine as well, and keeps the head record.
///
/// Without `run` it owns no thread: whoever submits runs the batch. With `run`, a writer thread
/// takes what gathers while a batch is being written; a client that finds nobody writing still runs
/// its own batch. All members are thread-safe but `open`, `run` and the destructor.
class Server {
 public:
    Server(const ServerParts& parts, ServerOptions options);
    /// Stops.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Compares the head record with the log, starts the engine on the watermarks' tenants, records
    /// the heads, and does what still has to follow from the commits of former runs. Called once,
    /// first.
    /// Errors: as `HeadRecord::read` and `write`, `Engine::start` and reading the log.
    [[nodiscard]] log::Expected<void, log::StoreError> open();

    /// Starts the writer and the upkeep thread. Called at most once, after `open`.
    void run();

    /// Waits until the command is decided and what came of it is durable. Busy is said at once.
    /// After a failed write every answer is kFailed.
    [[nodiscard]] log::Expected<log::Answer, Busy> submit(log::Command command);

    /// As `submit`, for 1 to `batch_max` commands, which are decided in order in one micro-batch
    /// with one write. All are let in or none.
    [[nodiscard]] log::Expected<std::vector<log::Answer>, Busy> submit(
        std::vector<log::Command> commands);

    /// As `submit` without waiting: `done` is called exactly once, on any thread, also before
    /// `post` returns. It must be quick, and must not throw nor call the server.
    using Done = std::function<void(log::Expected<log::Answer, Busy>)>;
    void post(log::Command command, Done done);

    /// What is to be done from time to time: beats, puts due timers to the engine, tries again what
    /// has failed for now, and writes the head record when it is time. The upkeep thread calls it;
    /// without `run`, the owner does. Error: as `stopped`; or the ledger can't be read.
    [[nodiscard]] log::Expected<void, log::StoreError> tick();

    /// Writes the head record now, so that it speaks for all that has been answered. Error: as
    /// `stopped`.
    [[nodiscard]] log::Expected<void, log::StoreError> record_heads();

    /// A person says that the clock is right; see `Engine::confirm_clock`.
    [[nodiscard]] log::Expected<void, log::StoreError> confirm_clock(const std::string& actor);

    /// The tenants whose timers wait until a person has confirmed the clock.
    [[nodiscard]] std::vector<log::TenantId> clocks_in_doubt();

    /// Lets nothing more in, finishes what was let in, ends the threads and writes the head record.
    /// Calls after the first do nothing. Error: why the log or the head record couldn't be written.
    log::Expected<void, log::StoreError> stop();

    /// Why nothing is acknowledged any more; none while it works.
    [[nodiscard]] std::optional<log::StoreError> stopped() const;

    /// Commands that wait now.
    [[nodiscard]] std::size_t waiting() const;

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::runtime
