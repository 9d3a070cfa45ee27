#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/runtime/effects.hpp"
#include "madoguchi/adapters/runtime/reactions.hpp"
#include "madoguchi/log/engine.hpp"

namespace madoguchi::runtime {

/// Checkpoint in the log up to which everything that follows from its commits has been done.
inline constexpr const char* kReactionsCheckpoint = "reactions";

/// Puts what follows from commits to the engine and keeps the checkpoint up to which all of it has
/// been done. Not thread-safe; used by whoever has the turn.
class ProcessManager {
 public:
    using Process = std::function<std::vector<log::Answer>(std::span<const log::Command>)>;
    using Report = std::function<void(const std::string&)>;

    /// All that is referred to outlives this; `effects` may be null. `process` puts a batch of at
    /// most `batch_max` to the engine.
    ProcessManager(log::Engine& engine, Reactions& reactions, Effects* effects,
                   std::size_t batch_max, Process process, Report report);

    /// Gathers what may be left undone of the commits of former runs, whose last is at `head`.
    /// Error: the log can't be read.
    [[nodiscard]] log::Expected<void, log::StoreError> recover(const log::Ledger& ledger,
                                                               const log::CommitCodec& codec,
                                                               const log::TenantId& tenant,
                                                               log::Position head);

    /// Does what has been gathered, and what follows from that, for some rounds; the rest is done
    /// next time.
    void follow_up();

    /// Gathers again what the store failed to do.
    void retry();

    /// The log of `tenant` is durable up to `position`, and what follows is gathered or done. From
    /// time to time the checkpoint is written with the next batch.
    void reached(const log::TenantId& tenant, log::Position position);

 private:
    struct Progress {
        log::Position reached;                  ///< Observed up to here.
        log::Position checkpoint;               ///< Given to the engine last.
        std::multiset<std::uint64_t> undone{};  ///< Positions that something is left to do of.
    };

    void put_off(const Reactions::Unread& unread);
    void put(std::span<const Reactions::Reaction> reactions);
    /// Those that can be put now: what has to be done before is done, or they are put off.
    [[nodiscard]] std::vector<const Reactions::Reaction*> prepared(
        std::span<const Reactions::Reaction> reactions);
    [[nodiscard]] bool carry_out(std::span<const Reactions::Reaction* const> reactions);
    void settle(const Reactions::Reaction& reaction, const log::Answer& answer);

    log::Engine& engine_;
    Reactions& reactions_;
    Effects* const effects_;
    const std::size_t batch_max_;
    const Process process_;
    const Report report_;
    std::map<log::TenantId, Progress> progress_;
    std::vector<Reactions::Reaction> to_do_;                    ///< Counted in `undone`.
    std::set<std::pair<log::TenantId, log::StreamId>> unread_;  ///< Streams told of.
    std::vector<Reactions::Reaction> failed_;  ///< To be tried again; counted in `undone`.
};

}  // namespace madoguchi::runtime
