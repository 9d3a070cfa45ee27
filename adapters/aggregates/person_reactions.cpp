#include "madoguchi/adapters/aggregates/person_reactions.hpp"

#include <algorithm>

#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/domain/persons/decide.hpp"
#include "madoguchi/domain/persons/reactions.hpp"

namespace madoguchi::aggregates {

std::pair<persons::PersonState, Reactions> person_reactions(
    const Ports& ports, const ReactionSource& source, persons::PersonState before,
    std::span<const facts::PersonEvent> events) {
    std::pair<persons::PersonState, Reactions> result{std::move(before), Reactions()};
    std::uint64_t event_no = source.version_before.value();
    for (const auto& event : events) {
        ++event_no;
        result.first = persons::evolve(std::move(result.first), event);
        for (auto& reaction : persons::react(event, key_of(source.stream), result.first)) {
            auto form = encode_command(std::visit(
                [](auto& command) { return AnyCommand(cases::CaseCommand(std::move(command))); },
                reaction.command));
            result.second.push_back(reaction_command(
                ports, source, event_no,
                {log::StreamId("case/" + reaction.case_id), std::move(form), reaction.purpose}));
        }
    }
    return result;
}

log::Expected<Reactions, log::Quarantine> stored_person_reactions(const Ports& ports,
                                                                  const log::Commit& commit) {
    auto commits = ports.history(commit.tenant, commit.stream);
    if (!commits) {
        return log::unexpected(log::Quarantine{.reason = commits.error().detail, .may_pass = true});
    }
    const auto end = std::find_if(commits->begin(), commits->end(), [&](const log::Commit& one) {
        return one.position >= commit.position;
    });
    commits->erase(end, commits->end());
    const StreamRef ref{commit.tenant, commit.stream};
    const auto past = events_of<facts::PersonEvent>(ref, *commits, *ports.sealer);
    const auto events = events_of<facts::PersonEvent>(ref, std::span(&commit, 1), *ports.sealer);
    if (!past || !events) {
        return log::unexpected(!past ? past.error() : events.error());
    }
    const ReactionSource source{commit.tenant, commit.stream, commit.version_before, commit.office,
                                commit.occurred_at};
    return person_reactions(ports, source, persons::fold(*past), *events).second;
}

}  // namespace madoguchi::aggregates
