#include <algorithm>
#include <array>
#include <string_view>

#include "madoguchi/adapters/aggregates/case_reactions.hpp"
#include "madoguchi/adapters/aggregates/derived_id.hpp"
#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/incidents/reactions.hpp"
#include "madoguchi/domain/looks/look_command.hpp"
#include "madoguchi/domain/staff/role.hpp"

// What follows from commits of incidents, and from what a stop forbade.
namespace madoguchi::aggregates {
namespace {

/// Rejections that are attempts at what must not be done: what a stop forbids, and what only
/// somebody else may do (domain/cases/rejection.hpp).
constexpr std::array<std::string_view, 7> kForbidden{
    "protected_person",      "principal_denied", "case_frozen",     "other_office",
    "section_chief_missing", "manager_missing",  "register_ends_it"};

/// `post_letter` of `madoguchi.command.post_letter.v1`.
std::string word_of(std::string_view command_type) {
    const auto end = command_type.rfind('.');
    const auto begin = end == std::string_view::npos ? end : command_type.rfind('.', end - 1);
    return std::string(begin == std::string_view::npos
                           ? command_type
                           : command_type.substr(begin + 1, end - begin - 1));
}

}  // namespace

log::Expected<Reactions, log::Quarantine> incident_reactions(const Ports& ports,
                                                             const log::Commit& commit) {
    const auto events = events_of<facts::IncidentEvent>({commit.tenant, commit.stream},
                                                        std::span(&commit, 1), *ports.sealer);
    if (!events) {
        return log::unexpected(events.error());
    }
    const ReactionSource source{commit.tenant, commit.stream, commit.version_before, commit.office,
                                commit.occurred_at};
    Reactions commands;
    std::uint64_t event_no = commit.version_before.value();
    for (const auto& event : *events) {
        ++event_no;
        for (auto& one : incidents::react(event, key_of(commit.stream))) {
            commands.push_back(
                reaction_command(ports, source, event_no,
                                 {log::StreamId("case/" + one.case_id),
                                  encode_command(std::move(one.command)), std::move(one.purpose)}));
        }
    }
    return commands;
}

Reactions forbidden_act(const Ports& ports, const log::Commit& commit) {
    const bool forbidden = std::find(kForbidden.begin(), kForbidden.end(),
                                     commit.outcome.code_name) != kForbidden.end();
    if (!forbidden || !commit.stream.text().starts_with("case/")) {
        return {};
    }
    auto form = encode_command(looks::RecordForbiddenAct{.case_id = key_of(commit.stream),
                                                         .command = word_of(commit.command_type),
                                                         .stop = commit.outcome.code_name,
                                                         .tried_by = facts::Staff(commit.actor)});
    log::Command command;
    command.tenant = commit.tenant;
    command.id = derived_id(*ports.digester, {"forbidden act", commit.tenant.text(),
                                              std::to_string(commit.position.value())});
    // The day on which it was tried, whatever day it was tried for.
    command.stream =
        log::StreamId("looks/" + facts::date_text(calendar::jst_date(commit.recorded_at)));
    command.actor = staff::word(staff::SystemActor::kProcessManager);
    command.office = commit.office;
    command.occurred_at = commit.recorded_at;
    command.type = std::move(form.type);
    command.payload = std::move(form.payload);
    return {std::move(command)};
}

}  // namespace madoguchi::aggregates
