#include "madoguchi/adapters/memory/memory_ledger.hpp"

#include <deque>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/follows.hpp"

namespace madoguchi::memory {
namespace {

/// Order of the due-index: earliest first.
struct EarlierDue {
    bool operator()(const log::Timer& a, const log::Timer& b) const {
        return std::tie(a.due_at, a.stream, a.kind, a.key) <
               std::tie(b.due_at, b.stream, b.kind, b.key);
    }
};

/// All of one tenant. The commits are in a deque: a reader's references stay good while it grows.
struct Log {
    log::Term term;  ///< Of the owner; 0 = nobody ever took it over.
    std::deque<log::EncodedCommit> commits;
    std::unordered_map<log::StreamId, log::StateRow> states;
    std::unordered_map<log::StreamId, std::vector<log::Position>> streams;
    std::unordered_map<log::CommandId, log::OutcomeRow> outcomes;
    std::set<log::Timer, EarlierDue> due;
    std::set<log::Timer> timers;
    std::unordered_map<std::string, std::uint64_t> sequences;
    std::unordered_map<std::string, log::Position> checkpoints;
    std::optional<log::ClockRow> clock;
    std::map<log::TilePlace, std::string> tiles;
    log::RightEdge edge;

    [[nodiscard]] log::Head head() const {
        if (commits.empty()) {
            return {};
        }
        const auto& last = commits.back();
        return {last.position, last.leaf, last.term};
    }
};

template <typename Map, typename Key>
std::optional<typename Map::mapped_type> find_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    if (found == map.end()) {
        return std::nullopt;
    }
    return found->second;
}

}  // namespace

class MemoryDisk {
 public:
    mutable std::shared_mutex mutex;
    std::map<log::TenantId, Log> logs;

    [[nodiscard]] const Log& log_of(const log::TenantId& tenant) const {
        static const Log kNone;
        const auto found = logs.find(tenant);
        return found == logs.end() ? kNone : found->second;
    }

    /// Whether a writer with `terms` may append `commits`.
    [[nodiscard]] log::Expected<void, log::StoreError> check(
        const std::vector<log::EncodedCommit>& commits,
        const std::map<log::TenantId, log::Term>& terms) const {
        std::map<log::TenantId, log::Head> heads;
        for (const auto& commit : commits) {
            const auto term = find_in(terms, commit.tenant);
            const Log& log = log_of(commit.tenant);
            if (!term || *term != log.term) {
                return log::unexpected(log::StoreError{
                    log::StoreErrorCode::kFenced,
                    "log of " + commit.tenant.text() + ": another writer has taken it over"});
            }
            auto [head, added] = heads.try_emplace(commit.tenant, log.head());
            if (added) {
                head->second.term = *term;
            }
            if (auto follows = check_follows(commit.tenant, commit, head->second); !follows) {
                return follows;
            }
        }
        return {};
    }

    void apply(const log::LedgerBatch& batch) {
        for (std::size_t i = 0; i < batch.commits.size(); ++i) {
            const auto& commit = batch.commits[i];
            Log& log = logs[commit.tenant];
            log.commits.push_back(commit);
            if (!batch.streams.empty()) {
                log.streams[batch.streams[i]].push_back(commit.position);
            }
        }
        for (const auto& state : batch.states) {
            logs[state.tenant].states[state.stream] = state.row;
        }
        for (const auto& removal : batch.outcome_removals) {
            logs[removal.tenant].outcomes.erase(removal.command_id);
        }
        for (const auto& outcome : batch.outcomes) {
            logs[outcome.tenant].outcomes[outcome.command_id] = outcome.row;
        }
        apply_timers(batch.timers);
        for (const auto& sequence : batch.sequences) {
            logs[sequence.tenant].sequences[sequence.draw.series] = sequence.draw.number;
        }
        for (const auto& clock : batch.clocks) {
            logs[clock.tenant].clock = clock.row;
        }
        for (const auto& checkpoint : batch.checkpoints) {
            logs[checkpoint.tenant].checkpoints[checkpoint.name] = checkpoint.position;
        }
        for (const auto& [tenant, tile] : batch.tiles) {
            logs[tenant].tiles[tile.place] = tile.hashes;
        }
        for (const auto& [tenant, edge] : batch.edges) {
            logs[tenant].edge = edge;
        }
    }

 private:
    void apply_timers(const std::vector<log::LedgerBatch::TimerWrite>& writes) {
        for (const auto& write : writes) {
            if (write.remove) {
                logs[write.tenant].due.erase(write.timer);
                logs[write.tenant].timers.erase(write.timer);
            }
        }
        for (const auto& write : writes) {
            if (!write.remove) {
                logs[write.tenant].due.insert(write.timer);
                logs[write.tenant].timers.insert(write.timer);
            }
        }
    }
};

std::shared_ptr<MemoryDisk> make_memory_disk() { return std::make_shared<MemoryDisk>(); }

MemoryLedger::MemoryLedger(std::shared_ptr<MemoryDisk> disk) : disk_(std::move(disk)) {}

MemoryLedger::~MemoryLedger() = default;

void MemoryLedger::fail_writes(log::StoreError error) { write_error_ = std::move(error); }

void MemoryLedger::set_ready(std::optional<log::StoreError> error, bool urgent_too) {
    not_ready_ = std::move(error);
    urgent_not_ready_ = urgent_too;
}

log::Expected<log::Head, log::StoreError> MemoryLedger::take_over(const log::TenantId& tenant) {
    const std::unique_lock lock(disk_->mutex);
    Log& log = disk_->logs[tenant];
    log.term = log.term.next();
    terms_[tenant] = log.term;
    log::Head head = log.head();
    head.term = log.term;
    return head;
}

log::Expected<void, log::StoreError> MemoryLedger::append(
    const log::TenantId& tenant, std::span<const log::EncodedCommit> commits) {
    log::LedgerBatch batch;
    batch.commits.assign(commits.begin(), commits.end());
    for (const auto& commit : commits) {
        if (commit.tenant != tenant) {
            return log::unexpected(log::StoreError{log::StoreErrorCode::kContradiction,
                                                   "log of " + tenant.text() + ": a commit of " +
                                                       commit.tenant.text() + " was given"});
        }
    }
    return write(batch);
}

log::Expected<std::size_t, log::StoreError> MemoryLedger::read(
    const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits,
    const std::function<bool(const log::EncodedCommit&)>& visit) const {
    std::size_t visited = 0;
    std::size_t bytes = 0;
    std::size_t index = from.value() == 0 ? 0 : static_cast<std::size_t>(from.value() - 1);
    while (visited < limits.commits_max && (visited == 0 || bytes < limits.bytes_max)) {
        const log::EncodedCommit* commit = nullptr;
        {
            const std::shared_lock lock(disk_->mutex);
            const Log& log = disk_->log_of(tenant);
            if (index >= log.commits.size()) {
                break;
            }
            commit = &log.commits[index];
        }
        ++index;
        ++visited;
        bytes += commit->bytes.size();
        if (!visit(*commit)) {
            break;
        }
    }
    return visited;
}

log::Expected<log::Head, log::StoreError> MemoryLedger::head(const log::TenantId& tenant) const {
    const std::shared_lock lock(disk_->mutex);
    return disk_->log_of(tenant).head();
}

log::Expected<void, log::StoreError> MemoryLedger::ready(log::Urgency urgency) const {
    if (failed_) {
        return log::unexpected(*write_error_);
    }
    if (not_ready_ && (urgent_not_ready_ || urgency == log::Urgency::kOrdinary)) {
        return log::unexpected(*not_ready_);
    }
    return {};
}

log::Expected<void, log::StoreError> MemoryLedger::write(const log::LedgerBatch& batch) {
    MADOGUCHI_LOG_ASSERT(batch.streams.empty() || batch.streams.size() == batch.commits.size());
    if (write_error_) {
        failed_ = true;
        return log::unexpected(*write_error_);
    }
    const std::unique_lock lock(disk_->mutex);
    if (auto allowed = disk_->check(batch.commits, terms_); !allowed) {
        return allowed;
    }
    disk_->apply(batch);
    return {};
}

log::Expected<std::optional<log::StateRow>, log::StoreError> MemoryLedger::state(
    const log::TenantId& tenant, const log::StreamId& stream) const {
    const std::shared_lock lock(disk_->mutex);
    return find_in(disk_->log_of(tenant).states, stream);
}

log::Expected<std::optional<log::OutcomeRow>, log::StoreError> MemoryLedger::outcome(
    const log::TenantId& tenant, const log::CommandId& id) const {
    const std::shared_lock lock(disk_->mutex);
    return find_in(disk_->log_of(tenant).outcomes, id);
}

log::Expected<std::vector<log::Position>, log::StoreError> MemoryLedger::stream_positions(
    const log::TenantId& tenant, const log::StreamId& stream) const {
    const std::shared_lock lock(disk_->mutex);
    return find_in(disk_->log_of(tenant).streams, stream).value_or(std::vector<log::Position>{});
}

log::Expected<void, log::StoreError> MemoryLedger::read_at(
    const log::TenantId& tenant, std::span<const log::Position> positions,
    const std::function<bool(log::Position, std::string_view)>& visit) const {
    for (const log::Position position : positions) {
        std::string bytes;
        {
            const std::shared_lock lock(disk_->mutex);
            const auto& commits = disk_->log_of(tenant).commits;
            if (position.value() == 0 || position.value() > commits.size()) {
                return log::unexpected(log::no_commit_at(tenant, position));
            }
            bytes = commits[static_cast<std::size_t>(position.value() - 1)].bytes;
        }
        if (!visit(position, bytes)) {
            break;
        }
    }
    return {};
}

log::Expected<void, log::StoreError> MemoryLedger::due(
    const log::TenantId& tenant, log::UtcTime until,
    const std::function<bool(const log::Timer&)>& visit) const {
    const std::shared_lock lock(disk_->mutex);
    for (const auto& timer : disk_->log_of(tenant).due) {
        if (timer.due_at > until || !visit(timer)) {
            break;
        }
    }
    return {};
}

log::Expected<std::vector<log::Timer>, log::StoreError> MemoryLedger::timers(
    const log::TenantId& tenant, const log::StreamId& stream) const {
    const std::shared_lock lock(disk_->mutex);
    std::vector<log::Timer> found;
    const auto& timers = disk_->log_of(tenant).timers;
    const log::Timer first{stream, {}, {}, log::UtcTime::min()};
    for (auto it = timers.lower_bound(first); it != timers.end() && it->stream == stream; ++it) {
        found.push_back(*it);
    }
    return found;
}

log::Expected<std::uint64_t, log::StoreError> MemoryLedger::sequence(
    const log::TenantId& tenant, const std::string& series) const {
    const std::shared_lock lock(disk_->mutex);
    return find_in(disk_->log_of(tenant).sequences, series).value_or(0);
}

log::Expected<std::optional<log::ClockRow>, log::StoreError> MemoryLedger::clock(
    const log::TenantId& tenant) const {
    const std::shared_lock lock(disk_->mutex);
    return disk_->log_of(tenant).clock;
}

log::Expected<log::Position, log::StoreError> MemoryLedger::checkpoint(
    const log::TenantId& tenant, const std::string& name) const {
    const std::shared_lock lock(disk_->mutex);
    return find_in(disk_->log_of(tenant).checkpoints, name).value_or(log::Position{});
}

log::Expected<std::string, log::StoreError> MemoryLedger::tile(const log::TenantId& tenant,
                                                               log::TilePlace place) const {
    const std::shared_lock lock(disk_->mutex);
    return find_in(disk_->log_of(tenant).tiles, place).value_or(std::string());
}

log::Expected<log::RightEdge, log::StoreError> MemoryLedger::right_edge(
    const log::TenantId& tenant) const {
    const std::shared_lock lock(disk_->mutex);
    return disk_->log_of(tenant).edge;
}

log::Expected<std::vector<log::TenantId>, log::StoreError> MemoryLedger::tenants() const {
    const std::shared_lock lock(disk_->mutex);
    std::vector<log::TenantId> found;
    for (const auto& [tenant, log] : disk_->logs) {
        found.push_back(tenant);
    }
    return found;
}

}  // namespace madoguchi::memory
