#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "madoguchi/log/ports.hpp"

namespace madoguchi::log_test {

/// A counter: the sum of what was added, and the timers that were set.
class CounterState final : public log::State {
 public:
    long sum = 0;
    std::map<std::string, log::UtcTime> alarms;  ///< Key to due time.
};

/// A domain for testing the engine; tests derive from it. Commands, by payload:
/// `add N` accepted; `draw S` accepted with the next two numbers of series S as ids; `draw-reject
/// S` draws and is then rejected; `alarm K MS` sets timer K; `unalarm K` takes it back; `fire K` is
/// what a due timer becomes and removes it; `fire-reject` timers are rejected if `reject_fires`;
/// `reject` rejected; `nothing` nothing to do; `forbid` not taken; `keyless` can't be sealed; `big
/// N` an event of N bytes; `id X` accepted with the id X; `history` accepted with the number of the
/// stream's events before it as id; `policy P` sets the policy version that later commits carry (by
/// `observe`). From an event `… then C`, the command C follows for the stream `counter/after`.
class FakeAggregates : public log::Aggregates {
 public:
    std::uint32_t version = 1;  ///< Fold version.
    bool reject_fires = false;
    bool has_keys = true;                 ///< Otherwise no state can be saved.
    std::set<std::string> broken;         ///< Streams that can't be loaded or folded.
    std::string due_prefix;               ///< Put before the payload of due commands.
    std::vector<std::string> references;  ///< Reference streams.

    int loads = 0;
    int folds = 0;
    int decisions = 0;
    std::vector<std::pair<log::Position, long>> observed;  ///< Position and sum after it.
    std::string policy = "p0";

    log::Expected<log::StatePtr, log::Quarantine> initial(const log::TenantId& tenant,
                                                          const log::StreamId& stream) override;
    std::uint32_t fold_version(const log::StreamId& stream) const override;
    log::Expected<log::StatePtr, log::Quarantine> load(const log::TenantId& tenant,
                                                       const log::StreamId& stream,
                                                       const log::StateRow& row) override;
    log::Expected<log::StatePtr, log::Quarantine> fold(
        const log::TenantId& tenant, const log::StreamId& stream,
        std::span<const log::Commit> commits) override;
    log::Expected<log::Decided, log::NotTaken> decide(const log::Command& command,
                                                      const log::State& state,
                                                      const log::DecisionContext& context) override;
    std::string save(const log::StreamId& stream, const log::State& state) override;
    std::vector<log::Timer> timers(const log::StreamId& stream, const log::State& state) override;
    void observe(const log::Commit& commit, const log::StatePtr& state_after) override;
    log::Command due_command(const log::TenantId& tenant, const log::Timer& timer,
                             log::UtcTime now) override;
    log::Expected<std::vector<log::Command>, log::Quarantine> react(
        const log::Commit& commit) override;
    std::vector<log::StreamId> reference_streams(const log::TenantId& tenant) const override;
};

/// A command id whose bytes end with `number`.
[[nodiscard]] log::CommandId id_of(std::uint64_t number);

/// A command of tenant `alpha` for stream `counter/<stream>`.
[[nodiscard]] log::Command command(std::uint64_t id, const std::string& payload,
                                   const std::string& stream = "one");

/// `hours` after a fixed moment.
[[nodiscard]] log::UtcTime at_hour(long hours);

}  // namespace madoguchi::log_test
