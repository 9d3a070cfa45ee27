#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "madoguchi/adapters/runtime/process_manager.hpp"
#include "madoguchi/adapters/runtime/server.hpp"
#include "madoguchi/adapters/runtime/turns.hpp"
#include "madoguchi/log/head_keeper.hpp"

namespace madoguchi::runtime {

/// The server's inside.
class Server::Impl {
 public:
    Impl(const ServerParts& parts, ServerOptions options);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    log::Expected<void, log::StoreError> open();
    void run();
    log::Expected<std::vector<log::Answer>, Busy> submit(std::vector<log::Command> commands);
    void post(log::Command command, Done done);
    log::Expected<void, log::StoreError> tick();
    log::Expected<void, log::StoreError> record_heads();
    log::Expected<void, log::StoreError> confirm_clock(const std::string& actor);
    std::vector<log::TenantId> clocks_in_doubt();
    log::Expected<void, log::StoreError> stop();
    std::optional<log::StoreError> stopped() const;
    std::size_t waiting() const { return turns_.waiting(); }

 private:
    using Result = log::Expected<void, log::StoreError>;

    std::optional<Busy> too_far_ahead(std::span<const log::Command> commands) const;

    // In a turn.
    std::vector<log::Answer> process(std::span<const log::Command> batch);
    void note(std::span<const log::Command> batch, std::span<const log::Answer> answers);
    Result fire_timers();
    void report_untaken(const log::Command& command, const log::Answer& answer);

    Result write_heads(const log::Heads& heads, bool at_once);
    void note_recorded();
    void end_threads();
    void stop_because(const log::StoreError& error);
    void keep_up();
    void report(const std::string& line) const;

    const ServerParts parts_;
    const ServerOptions options_;
    Turns turns_;
    ProcessManager manager_;
    std::set<log::CommandId> reported_;  ///< Timers that couldn't be taken. In a turn.

    std::mutex head_mutex_;
    std::optional<log::HeadKeeper> head_keeper_;
    std::map<log::TenantId, log::Position> noted_;  ///< Recorded, as the log knows. In a turn.

    mutable std::mutex stop_mutex_;
    std::condition_variable stop_wanted_;
    bool ending_ = false;  ///< The upkeep thread has to end.
    std::optional<log::StoreError> stopped_;
    std::atomic<bool> is_stopped_ = false;  ///< Whether `stopped_` is set.

    std::mutex end_mutex_;
    bool opened_ = false;
    bool ended_ = false;
    std::thread writer_;
    std::thread upkeep_;
};

}  // namespace madoguchi::runtime
