#include "madoguchi/log/engine_impl.hpp"  // IWYU pragma: associated
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::log {

void Engine::Impl::prune() {
    for (TenantLog* const log : touched_) {
        // A clock in doubt would make every id look old.
        if (log->commits_since_prune >= options_.prune_every && !log->clock.in_doubt()) {
            prune(*log);
        }
    }
}

void Engine::Impl::prune(TenantLog& log) {
    const UtcTime oldest = log.last_recorded - options_.dedupe_for;
    Position done = log.pruned;
    const auto visited =
        read_commits(ledger_, codec_, log.tenant, log.pruned.next(),
                     {.commits_max = 2 * options_.prune_every}, [&](const Commit& commit) {
                         if (commit.recorded_at >= oldest) {
                             return false;
                         }
                         batch_.outcome_removals.push_back({log.tenant, commit.command_id});
                         done = commit.position;
                         return true;
                     });
    // An unreadable old commit keeps its id for longer; whoever needs the commit reports it.
    log.commits_since_prune = 0;
    if (visited && done != log.pruned) {
        log.pruned = done;
        batch_.checkpoints.push_back({log.tenant, kOutcomesPruned, done});
    }
}

void Engine::Impl::finish_checkpoints() {
    for (const auto& [key, position] : checkpoints_) {
        batch_.checkpoints.push_back({key.first, key.second, position});
    }
    checkpoints_.clear();
}

Expected<void, StoreError> Engine::Impl::write() {
    if (batch_.empty()) {
        return {};
    }
    finish_checkpoints();
    if (auto written = ledger_.write(batch_); !written) {
        stopped_ = written.error();
        return written;
    }
    for (const auto& clock : batch_.clocks) {
        logs_.at(clock.tenant).clock.stored();
    }
    return {};
}

void Engine::Impl::timer_answered(TenantLog& log, const Command& command, const Answer& answer) {
    if (handed_.empty()) {
        return;
    }
    const auto handed = handed_.find({&log, command.id});
    if (handed == handed_.end() ||
        (answer.kind != AnswerKind::kStored && answer.kind != AnswerKind::kIdReused)) {
        return;
    }
    batch_.timers.push_back({log.tenant, std::move(handed->second.timer), true});
    handed_.erase(handed);
}

Expected<std::vector<Command>, StoreError> Engine::Impl::due(UtcTime now, std::size_t max) {
    std::vector<Command> commands;
    if (stopped_) {
        return unexpected(*stopped_);
    }
    if (auto beaten = beat(now); !beaten) {
        return unexpected(beaten.error());
    }
    for (auto& entry : logs_) {
        const TenantId& tenant = entry.first;
        TenantLog& log = entry.second;
        if (commands.size() >= max || log.clock.in_doubt()) {
            continue;
        }
        const auto read = ledger_.due(tenant, now, [&](const Timer& timer) {
            Command command = aggregates_.due_command(tenant, timer, now);
            auto [handed, added] = handed_.try_emplace({&log, command.id});
            if (added || handed->second.again_at <= now) {
                handed->second = {timer, now + options_.timer_again_after};
                commands.push_back(std::move(command));
            }
            return commands.size() < max;
        });
        if (!read) {
            return unexpected(read.error());
        }
    }
    return commands;
}

Expected<void, StoreError> Engine::Impl::beat(UtcTime now) {
    if (stopped_) {
        return unexpected(*stopped_);
    }
    begin();
    for (auto& [tenant, log] : logs_) {
        log.clock.note(now);
        if (log.clock.wants_write(options_.heartbeat_every)) {
            batch_.clocks.push_back({tenant, log.clock.row()});
        }
    }
    if (batch_.empty()) {
        return {};
    }
    if (auto ready = ledger_.ready(Urgency::kOrdinary); !ready) {
        // A full disk stops nobody from reading: the trusted time is written when there is room.
        return ready.error().code == StoreErrorCode::kDiskFull ? Expected<void, StoreError>()
                                                               : ready;
    }
    return write();
}

Expected<void, StoreError> Engine::Impl::confirm_clock(UtcTime now, const std::string& actor) {
    if (stopped_) {
        return unexpected(*stopped_);
    }
    if (auto ready = ledger_.ready(Urgency::kOrdinary); !ready) {
        return ready;
    }
    begin();
    for (auto& [tenant, log] : logs_) {
        log.clock.confirm(now, actor);
        batch_.clocks.push_back({tenant, log.clock.row()});
    }
    return write();
}

}  // namespace madoguchi::log
