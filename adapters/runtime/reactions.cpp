#include "madoguchi/adapters/runtime/reactions.hpp"

#include <utility>

namespace madoguchi::runtime {

void Reactions::gather(const log::Commit& commit) {
    auto commands = inner_.react(commit);
    if (!commands) {
        unread_.push_back(
            {commit.tenant, commit.position, commit.stream, std::move(commands.error().reason)});
        return;
    }
    for (log::Command& command : *commands) {
        gathered_.push_back({commit.tenant, commit.position, std::move(command)});
    }
}

std::vector<Reactions::Reaction> Reactions::take() { return std::exchange(gathered_, {}); }

std::vector<Reactions::Unread> Reactions::take_unread() { return std::exchange(unread_, {}); }

log::Expected<log::StatePtr, log::Quarantine> Reactions::initial(const log::TenantId& tenant,
                                                                 const log::StreamId& stream) {
    return inner_.initial(tenant, stream);
}

std::uint32_t Reactions::fold_version(const log::StreamId& stream) const {
    return inner_.fold_version(stream);
}

log::Expected<log::StatePtr, log::Quarantine> Reactions::load(const log::TenantId& tenant,
                                                              const log::StreamId& stream,
                                                              const log::StateRow& row) {
    return inner_.load(tenant, stream, row);
}

log::Expected<log::StatePtr, log::Quarantine> Reactions::fold(
    const log::TenantId& tenant, const log::StreamId& stream,
    std::span<const log::Commit> commits) {
    return inner_.fold(tenant, stream, commits);
}

log::Expected<log::Decided, log::NotTaken> Reactions::decide(const log::Command& command,
                                                             const log::State& state,
                                                             const log::DecisionContext& context) {
    return inner_.decide(command, state, context);
}

std::string Reactions::save(const log::StreamId& stream, const log::State& state) {
    return inner_.save(stream, state);
}

std::vector<log::Timer> Reactions::timers(const log::StreamId& stream, const log::State& state) {
    return inner_.timers(stream, state);
}

void Reactions::observe(const log::Commit& commit, const log::StatePtr& state_after) {
    inner_.observe(commit, state_after);
    if (gathering_) {
        gather(commit);
    }
}

log::Command Reactions::due_command(const log::TenantId& tenant, const log::Timer& timer,
                                    log::UtcTime now) {
    return inner_.due_command(tenant, timer, now);
}

log::Expected<std::vector<log::Command>, log::Quarantine> Reactions::react(
    const log::Commit& commit) {
    return inner_.react(commit);
}

std::vector<log::StreamId> Reactions::reference_streams(const log::TenantId& tenant) const {
    return inner_.reference_streams(tenant);
}

}  // namespace madoguchi::runtime
