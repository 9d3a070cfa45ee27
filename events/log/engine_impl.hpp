#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/clock_guard.hpp"
#include "madoguchi/log/command.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/engine.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/proof/tiles.hpp"
#include "madoguchi/log/restore_mark.hpp"
#include "madoguchi/log/state_cache.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Checkpoint up to which old command ids have been forgotten.
inline constexpr const char* kOutcomesPruned = "outcomes_pruned";

/// Version of the stream after a commit.
[[nodiscard]] inline StreamVersion version_after(const Commit& commit) {
    return StreamVersion(commit.version_before.value() + commit.events.size());
}

/// What the engine knows of one tenant's log.
struct TenantLog {
    TenantId tenant;
    Head head;
    UtcTime last_recorded = UtcTime::min();
    ClockGuard clock;
    Position pruned;
    std::size_t commits_since_prune = 0;
    GrowingTree tree;              ///< Of all commits, this batch included.
    std::uint32_t generation = 1;  ///< Which origin.
    std::unordered_map<std::string, std::uint64_t>
        sequences;           ///< Last number, this batch included.
    bool in_batch = false;   ///< Has been touched by the batch that is being decided.
    bool has_grown = false;  ///< The batch has a commit of it.
};

/// A tenant's command id.
struct CommandKey {
    const TenantLog* log = nullptr;
    CommandId id;
    bool operator==(const CommandKey&) const = default;
};
struct CommandKeyHash {
    std::size_t operator()(const CommandKey& key) const {
        return std::hash<CommandId>{}(key.id) ^ std::hash<const void*>{}(key.log);
    }
};

/// A command of this batch whose outcome will be stored.
struct Pending {
    std::size_t index = 0;
    Digest content_mac{};
};

/// A timer that was handed out and isn't answered yet.
struct HandedTimer {
    Timer timer;
    UtcTime again_at;
};

/// The engine's inside. Its members are defined in engine_start.cpp, engine_batch.cpp,
/// engine_streams.cpp, engine_numbers.cpp, engine_tree.cpp and engine_upkeep.cpp.
class Engine::Impl {
 public:
    Impl(Ledger& ledger, const CommitCodec& codec, const Digester& digester, Aggregates& aggregates,
         EngineOptions options)
        : ledger_(ledger),
          codec_(codec),
          digester_(digester),
          aggregates_(aggregates),
          options_(std::move(options)),
          cache_(options.cached_streams_max) {
        context_.next_number = [this](const std::string& series) { return next_number(series); };
        context_.history = [this] { return history(); };
    }

    Expected<void, StoreError> start(std::span<const TenantId> tenants, const Heads& recorded);
    Expected<void, StoreError> mark_restored(const std::map<TenantId, RestoreMark>& logs,
                                             const std::string& actor, UtcTime now);
    std::vector<Answer> process(std::span<const Command> batch, UtcTime now);
    Expected<std::vector<Command>, StoreError> due(UtcTime now, std::size_t max);
    Expected<void, StoreError> beat(UtcTime now);
    Expected<void, StoreError> confirm_clock(UtcTime now, const std::string& actor);

    std::vector<TenantId> clocks_in_doubt() const {
        std::vector<TenantId> found;
        for (const auto& [tenant, log] : logs_) {
            if (log.clock.in_doubt()) {
                found.push_back(tenant);
            }
        }
        return found;
    }

    void set_checkpoint(const TenantId& tenant, const std::string& name, Position position) {
        checkpoints_[{tenant, name}] = position;
    }

    Heads heads() const;

    const std::optional<StoreError>& stopped() const { return stopped_; }

 private:
    using Loaded = Expected<CachedStream*, StoreError>;

    Expected<void, StoreError> open_log(const TenantId& tenant);
    Expected<GrowingTree, StoreError> open_tree(const TenantId& tenant, Position head);
    void put_mark(TenantLog& log, const RestoreMark& mark, const std::string& actor, UtcTime now);

    bool is_urgent(const Command& command) const;
    Answer answer(const Command& command, std::size_t index, UtcTime now);
    std::optional<Answer> known_outcome(TenantLog& log, const Command& command, const Digest& mac);
    Answer stored_answer(const TenantLog& log, const OutcomeRow& row, const Digest& mac);
    Answer decide(TenantLog& log, const Command& command, const Digest& mac, UtcTime now);
    Answer record(TenantLog& log, CachedStream& stream, const Command& command, const Digest& mac,
                  Decided decided);
    void add_to_batch(TenantLog& log, CachedStream& stream, EncodedCommit encoded,
                      StatePtr state_after);

    Loaded load(const TenantId& tenant, const StreamId& stream);
    Expected<CachedStream, StoreError> read_stream(const TenantId& tenant, const StreamId& stream);
    Expected<void, StoreError> fold_again(CachedStream& entry);
    Expected<std::vector<Commit>, StoreError> stored_commits(const CachedStream& entry);
    std::vector<Commit> history();
    static Expected<void, StoreError> take(CachedStream& entry,
                                           Expected<StatePtr, Quarantine> state);
    void derive_timers(CachedStream& entry);
    void mark_dirty(CachedStream& entry);

    std::uint64_t next_number(const std::string& series);
    Expected<std::uint64_t, StoreError> last_number(TenantLog& log, const std::string& series);
    void use_up(TenantLog& log, const std::vector<Draw>& draws);

    void touch(TenantLog& log, UtcTime now);
    void timer_answered(TenantLog& log, const Command& command, const Answer& answer);
    void finish_streams();
    void finish_sequences();
    void finish_trees();
    void put_tree(const TenantId& tenant, GrowingTree& tree);
    void finish_checkpoints();
    void prune();
    void prune(TenantLog& log);
    Expected<void, StoreError> write();
    void begin();

    Ledger& ledger_;
    const CommitCodec& codec_;
    const Digester& digester_;
    Aggregates& aggregates_;
    EngineOptions options_;
    std::map<TenantId, TenantLog> logs_;
    StateCache cache_;
    std::optional<StoreError> stopped_;
    std::unordered_map<CommandKey, HandedTimer, CommandKeyHash> handed_;
    std::map<std::pair<TenantId, std::string>, Position> checkpoints_;

    // The batch that is being decided.
    LedgerBatch batch_;
    std::vector<Answer> answers_;
    std::unordered_map<CommandKey, Pending, CommandKeyHash> pending_;
    std::vector<CachedStream*> dirty_;
    std::vector<TenantLog*> touched_;
    std::vector<std::pair<TenantLog*, std::string>> drawn_series_;

    // The command that is being decided. Used again, so that strings keep their memory.
    DecisionContext context_;
    TenantLog* drawing_ = nullptr;
    const CachedStream* deciding_ = nullptr;
    std::vector<Draw> drawn_;
    std::optional<StoreError> port_error_;  ///< Met by what the decision asked of the context.
    Commit commit_;
    std::string content_;
};

}  // namespace madoguchi::log
