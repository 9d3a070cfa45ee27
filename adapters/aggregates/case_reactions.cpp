#include "madoguchi/adapters/aggregates/case_reactions.hpp"

#include <algorithm>
#include <set>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/adapters/aggregates/derived_id.hpp"
#include "madoguchi/adapters/aggregates/person_reactions.hpp"
#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/adapters/aggregates/watch_stream.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/domain/cases/reactions.hpp"
#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::aggregates {
namespace {

ReactionTarget target_of(const Ports& /*ports*/, const log::TenantId& /*tenant*/,
                         cases::CaseReaction reaction) {
    return {log::StreamId("case/" + reaction.case_id), encode_command(std::move(reaction.command)),
            std::move(reaction.purpose)};
}

ReactionTarget target_of(const Ports& ports, const log::TenantId& tenant,
                         cases::WatchReaction reaction) {
    return {watch_stream(*ports.digester, tenant, reaction.register_no, reaction.kind),
            encode_command(std::move(reaction.command)), std::move(reaction.purpose)};
}

ReactionTarget target_of(const Ports& /*ports*/, const log::TenantId& /*tenant*/,
                         cases::PersonReaction reaction) {
    return {log::StreamId("person/" + reaction.person), encode_command(std::move(reaction.command)),
            std::move(reaction.purpose)};
}

ReactionTarget target_of(const Ports& /*ports*/, const log::TenantId& /*tenant*/,
                         cases::KnownWatchReaction reaction) {
    return {log::StreamId("watch/" + reaction.watch), encode_command(std::move(reaction.command)),
            std::move(reaction.purpose)};
}

/// The wire names of the facts that something may follow from: by themselves, or when they are
/// reacted to with the history, which they then ask for.
std::set<std::string, std::less<>> leading_types() {
    std::set<std::string, std::less<>> types;
    for (const auto& form : codec::EventRegistry::current().forms()) {
        facts::AnyEvent event;
        if (form.retired || form.emplace(event) == nullptr) {
            continue;
        }
        bool asked = false;
        if (const auto* const fact = std::get_if<facts::CaseEvent>(&event)) {
            const auto reactions = cases::react(*fact, {}, [&asked] {
                asked = true;
                return std::vector<facts::CaseEvent>();
            });
            asked = asked || !reactions.empty();
        }
        if (asked || std::holds_alternative<facts::PersonEvent>(event)) {
            types.insert(form.name);
        }
    }
    return types;
}

}  // namespace

log::Command reaction_command(const Ports& ports, const ReactionSource& source,
                              std::uint64_t event_no, ReactionTarget target) {
    log::Command command;
    command.tenant = source.tenant;
    command.id =
        derived_id(*ports.digester, {"reaction", source.tenant.text(), source.stream.text(),
                                     std::to_string(event_no), target.purpose});
    command.stream = std::move(target.stream);
    command.actor = staff::word(staff::SystemActor::kProcessManager);
    command.office = source.office;
    command.occurred_at = source.occurred_at;
    command.type = std::move(target.form.type);
    command.payload = std::move(target.form.payload);
    return command;
}

Reactions reactions_of(const Ports& ports, const ReactionSource& source,
                       std::span<const facts::CaseEvent> events,
                       const std::function<std::vector<facts::CaseEvent>()>& history) {
    Reactions commands;
    std::uint64_t event_no = source.version_before.value();
    for (const auto& event : events) {
        ++event_no;
        for (auto& reaction : cases::react(event, key_of(source.stream), history)) {
            auto target = std::visit(
                [&](auto& one) { return target_of(ports, source.tenant, std::move(one)); },
                reaction);
            commands.push_back(reaction_command(ports, source, event_no, std::move(target)));
        }
    }
    return commands;
}

log::Expected<Reactions, log::Quarantine> stored_reactions(const Ports& ports,
                                                           const log::Commit& commit) {
    if (commit.stream.text().starts_with("person/")) {
        return stored_person_reactions(ports, commit);
    }
    const StreamRef ref{commit.tenant, commit.stream};
    const auto events = events_of<facts::CaseEvent>(ref, std::span(&commit, 1), *ports.sealer);
    if (!events) {
        return log::unexpected(events.error());
    }
    std::optional<log::Quarantine> unreadable;
    const auto history = [&]() -> std::vector<facts::CaseEvent> {
        auto commits = ports.history(commit.tenant, commit.stream);
        if (!commits) {
            unreadable = log::Quarantine{.reason = commits.error().detail, .may_pass = true};
            return {};
        }
        const auto end =
            std::find_if(commits->begin(), commits->end(),
                         [&](const log::Commit& one) { return one.position > commit.position; });
        commits->erase(end, commits->end());
        auto read = events_of<facts::CaseEvent>(ref, *commits, *ports.sealer);
        if (!read) {
            unreadable = read.error();
            return {};
        }
        return std::move(*read);
    };
    const ReactionSource source{commit.tenant, commit.stream, commit.version_before, commit.office,
                                commit.occurred_at};
    try {
        auto commands = reactions_of(ports, source, *events, history);
        if (unreadable) {
            return log::unexpected(*unreadable);
        }
        return commands;
    } catch (const cases::HistoryViolation& violation) {
        return log::unexpected(log::Quarantine{.reason = violation.what()});
    }
}

bool may_lead_on(const std::string& event_type) {
    static const auto types = leading_types();
    return types.contains(event_type);
}

}  // namespace madoguchi::aggregates
