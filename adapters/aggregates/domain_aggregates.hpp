#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/adapters/aggregates/ports.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::aggregates {

/// The domain as the log sees it. Streams by their kind: `case/…`, `incident/…`, `looks/…`,
/// `office/…`, `person/…`, `policy/…`, `staff/…`, `watch/…`; another kind has no commands that it
/// takes. Events and states go through the codec, sealed by the port; the policies in force and the
/// staff are kept here and follow the log (`observe`). Not thread-safe: used by the one writer.
///
/// A command is not taken when its type isn't known (`unknown_command`), its payload is no message
/// of that type (`malformed`), the actor may not ask it (`not_permitted`), it doesn't belong to the
/// stream (`wrong_stream`), or the stream's history is needed and can't be read
/// (`newer_than_build`, `history_unreadable`).
class DomainAggregates final : public log::Aggregates {
 public:
    explicit DomainAggregates(Ports ports);
    ~DomainAggregates() override;

    /// The policies of a tenant as the log has them by now; empty before the first was published.
    [[nodiscard]] const cases::RuleBook& rules(const log::TenantId& tenant);

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
    /// Takes policies, office values and staff in; every other commit is nothing to it.
    /// Aborts when a policy commit can't be read: nothing could be decided after it.
    void observe(const log::Commit& commit, const log::StatePtr& state_after) override;
    /// Aborts for a timer that this program never made. `occurred_at` is the timer's own time, so
    /// that it is the same command whenever it is handed out.
    [[nodiscard]] log::Command due_command(const log::TenantId& tenant, const log::Timer& timer,
                                           log::UtcTime now) override;
    /// What follows from a commit: of a case or a person for other streams, of an incident for its
    /// cases, and from a refused act for the record of looks. For commits of a former run it reads
    /// the stream's history; aborts when that can't be read.
    [[nodiscard]] log::Expected<std::vector<log::Command>, log::Quarantine> react(
        const log::Commit& commit) override;
    /// `policy/<tenant>`, `staff/<tenant>`.
    [[nodiscard]] std::vector<log::StreamId> reference_streams(
        const log::TenantId& tenant) const override;

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::aggregates
