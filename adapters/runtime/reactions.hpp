#pragma once

#include <map>
#include <vector>

#include "madoguchi/log/ports.hpp"

namespace madoguchi::runtime {

/// Gathers what follows from each commit as it is decided (`Aggregates::react`), so that nobody has
/// to read the log again for it. Stands in front of the domain's aggregates in the engine.
/// Not thread-safe; used by whoever writes.
class Reactions final : public log::Aggregates {
 public:
    /// `inner` outlives this.
    explicit Reactions(log::Aggregates& inner) : inner_(inner) {}

    /// A command that follows from the commit at `cause` of the log of `tenant`.
    struct Reaction {
        log::TenantId tenant;
        log::Position cause;
        log::Command command;
    };

    /// A commit of which it can't be said what follows from it.
    struct Unread {
        log::TenantId tenant;
        log::Position position;
        log::StreamId stream;
        std::string reason;
    };

    /// From now on what follows from observed commits is gathered; before, observing is recovery.
    void begin() { gathering_ = true; }
    /// Gathers what follows from a stored commit: to take up what a former run left undone.
    void gather(const log::Commit& commit);
    /// Whether something has been gathered.
    [[nodiscard]] bool empty() const { return gathered_.empty(); }
    /// Hands over what has been gathered, in the order of the commits.
    [[nodiscard]] std::vector<Reaction> take();
    /// Hands over the gathered commits that couldn't be read.
    [[nodiscard]] std::vector<Unread> take_unread();

    [[nodiscard]] log::Expected<log::StatePtr, log::Quarantine> initial(
        const log::TenantId& tenant, const log::StreamId& stream) override;
    [[nodiscard]] std::uint32_t fold_version(const log::StreamId& stream) const override;
    [[nodiscard]] log::Expected<log::StatePtr, log::Quarantine> load(
        const log::TenantId& tenant, const log::StreamId& stream,
        const log::StateRow& row) override;
    [[nodiscard]] log::Expected<log::StatePtr, log::Quarantine> fold(
        const log::TenantId& tenant, const log::StreamId& stream,
        std::span<const log::Commit> commits) override;
    [[nodiscard]] log::Expected<log::Decided, log::NotTaken> decide(
        const log::Command& command, const log::State& state,
        const log::DecisionContext& context) override;
    [[nodiscard]] std::string save(const log::StreamId& stream, const log::State& state) override;
    [[nodiscard]] std::vector<log::Timer> timers(const log::StreamId& stream,
                                                 const log::State& state) override;
    void observe(const log::Commit& commit, const log::StatePtr& state_after) override;
    [[nodiscard]] log::Command due_command(const log::TenantId& tenant, const log::Timer& timer,
                                           log::UtcTime now) override;
    [[nodiscard]] log::Expected<std::vector<log::Command>, log::Quarantine> react(
        const log::Commit& commit) override;
    [[nodiscard]] std::vector<log::StreamId> reference_streams(
        const log::TenantId& tenant) const override;

 private:
    log::Aggregates& inner_;
    bool gathering_ = false;
    std::vector<Reaction> gathered_;
    std::vector<Unread> unread_;
};

}  // namespace madoguchi::runtime
