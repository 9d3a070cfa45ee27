#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../../log/fake_aggregates.hpp"
#include "madoguchi/adapters/memory/memory_ledger.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/runtime/server.hpp"

namespace madoguchi::runtime_test {

/// Holds whoever passes while it is closed.
class Gate {
 public:
    void close();
    void open();
    void pass();
    /// Waits until somebody is held.
    void wait_until_held();

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = true;
    unsigned held_ = 0;
};

/// Counters whose decisions can be held and watched.
class Counters final : public log_test::FakeAggregates {
 public:
    Gate gate;  ///< Commands with the payload `nothing gate` pass it.
    std::function<void(const log::Command&)> on_decide;
    std::function<void(const log::Commit&)> on_react;
    std::set<std::string> quarantined;  ///< Streams that are never usable.
    std::set<std::string> unreadable;   ///< Streams of which it can't be said what follows.

    log::Expected<log::StatePtr, log::Quarantine> initial(const log::TenantId& tenant,
                                                          const log::StreamId& stream) override;
    log::Expected<log::Decided, log::NotTaken> decide(const log::Command& command,
                                                      const log::State& state,
                                                      const log::DecisionContext& context) override;
    log::Expected<std::vector<log::Command>, log::Quarantine> react(
        const log::Commit& commit) override;
};

/// Goes on by a millisecond with each question, so that the time of a commit tells its batch.
class TickingClock final : public runtime::Clock {
 public:
    [[nodiscard]] log::UtcTime now() const override {
        return log::UtcTime(std::chrono::milliseconds(now_.fetch_add(1)));
    }
    void set(log::UtcTime now) { now_.store(now.time_since_epoch().count()); }

 private:
    mutable std::atomic<std::int64_t> now_ = log_test::at_hour(1).time_since_epoch().count();
};

/// A head record in memory.
class MemoryHeadRecord final : public log::HeadRecord {
 public:
    [[nodiscard]] log::Expected<log::Heads, log::StoreError> read() const override;
    [[nodiscard]] log::Expected<void, log::StoreError> write(const log::Heads& heads,
                                                             log::UtcTime now) override;

    void set(log::Heads heads);
    void fail();
    [[nodiscard]] log::Heads heads() const;
    [[nodiscard]] int writes() const;

 private:
    mutable std::mutex mutex_;
    log::Heads heads_;
    int writes_ = 0;
    bool fails_ = false;
};

/// Commands that add 20 need something done before.
class WatchedEffects final : public runtime::Effects {
 public:
    [[nodiscard]] bool precede(const log::Command& command) const override {
        return command.payload.starts_with("add 20");
    }
    [[nodiscard]] log::Expected<void, log::StoreError> carry_out(
        std::span<const log::Command> commands) override {
        if (failure) {
            return log::unexpected(*failure);
        }
        on_done();
        done += commands.size();
        return {};
    }

    std::optional<log::StoreError> failure;
    std::function<void()> on_done = [] {};
    std::size_t done = 0;
};

/// A server over a memory disk, with everything that it needs, for tenants `alpha` and `beta`.
struct World {
    World();
    ~World() { server.reset(); }  // While everything that its threads use is there.
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// A new process on the same disk. Returns why it doesn't open.
    std::optional<log::StoreError> start();
    /// Ends the process and empties the disk.
    void forget();
    /// The old process is killed: nothing of it is written any more.
    void kill();

    [[nodiscard]] std::vector<log::Commit> commits(const std::string& tenant = "alpha") const;
    /// The sum of a counter.
    [[nodiscard]] long sum(const std::string& stream, const std::string& tenant = "alpha") const;
    [[nodiscard]] std::vector<std::string> reports() const;
    [[nodiscard]] int stops() const { return stops_.load(); }

    const log::TenantId alpha{"alpha"};
    const log::TenantId beta{"beta"};
    std::shared_ptr<memory::MemoryDisk> disk = memory::make_memory_disk();
    MemoryHeadRecord head_record;
    TickingClock clock;
    Counters counters;
    WatchedEffects effects;
    runtime::ServerOptions options;

    std::unique_ptr<memory::MemoryLedger> ledger;
    std::unique_ptr<runtime::Watermarks> watermarks;
    std::unique_ptr<runtime::Reactions> reactions;
    std::unique_ptr<log::Engine> engine;
    std::unique_ptr<runtime::Server> server;

 private:
    protobuf::ProtobufCommitCodec codec_;
    mutable std::mutex mutex_;
    std::vector<std::string> reports_;
    std::atomic<int> stops_ = 0;
};

[[nodiscard]] const log::Digester& digester();

}  // namespace madoguchi::runtime_test
