#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "madoguchi/adapters/runtime/busy.hpp"
#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/command.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::runtime {

/// Bounds of the queue.
struct TurnLimits {
    std::size_t batch_max = 256;
    std::size_t queue_max = 8'192;
    std::size_t queue_bytes_max = 64U << 20;
};

/// Lets many threads use what only one may use at a time, in batches. Who has the turn works; what
/// comes meanwhile gathers into batches, in the order in which it came. A caller who finds nobody
/// working takes the turn itself. Thread-safe.
class Turns {
 public:
    /// `work` answers a batch, one answer per command; `after` follows it in the same turn, when
    /// those who waited have been woken. Both are called by one thread at a time.
    using Work = std::function<std::vector<log::Answer>(std::span<const log::Command>)>;
    Turns(TurnLimits limits, Work work, std::function<void()> after);

    /// Works or waits until somebody has worked. 1 to `batch_max` commands, which stay together.
    [[nodiscard]] log::Expected<std::vector<log::Answer>, Busy> submit(
        std::vector<log::Command> commands);

    /// Called once, when the command is answered or not let in; by whoever works.
    using Done = std::function<void(log::Expected<log::Answer, Busy>)>;
    void post(log::Command command, Done done);

    /// Calls `task` in a turn of its own, before what is queued.
    void exclusively(const std::function<void()>& task);

    /// From now on what gathers is left to a thread that calls `serve`; without one, whoever
    /// finishes takes the next batch as well.
    void expect_server();
    /// Takes batches until `close` was called and nothing waits any more.
    void serve();

    /// Lets nothing more in, waits until everything that was let in is answered and nobody works.
    void close();

    /// Commands that wait.
    [[nodiscard]] std::size_t waiting() const;

 private:
    /// Commands that are taken together. All who wait for them wait on `done`.
    struct Batch {
        std::vector<log::Command> commands;
        std::vector<log::Answer> answers;
        std::vector<std::pair<std::size_t, Done>> callbacks;
        std::size_t bytes = 0;
        std::atomic<int> done = 0;
    };
    using Lock = std::unique_lock<std::mutex>;

    [[nodiscard]] bool is_free() const { return !working_ && exclusives_ == 0 && queue_.empty(); }
    [[nodiscard]] std::optional<Busy> refusal(std::size_t commands, std::size_t bytes) const;
    Batch& place_for(std::size_t commands);
    void admit(Batch& batch, log::Command command);
    void serve_front(Lock& lock);
    void give_back(Lock& lock);

    const TurnLimits limits_;
    const Work work_;
    const std::function<void()> after_;

    mutable std::mutex mutex_;
    std::condition_variable for_server_;     ///< There is a batch to be taken, or it is over.
    std::condition_variable for_exclusive_;  ///< The turn is free, or nothing waits any more.
    std::deque<std::shared_ptr<Batch>> queue_;
    std::size_t waiting_ = 0;
    std::size_t waiting_bytes_ = 0;
    unsigned exclusives_ = 0;  ///< Threads that want a turn of their own.
    bool working_ = false;     ///< Somebody has the turn.
    bool has_server_ = false;
    bool closed_ = false;
    double seconds_per_command_ = 0;  ///< Of late; tells how long a full queue takes.
};

}  // namespace madoguchi::runtime
