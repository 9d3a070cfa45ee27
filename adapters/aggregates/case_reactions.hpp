#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/adapters/aggregates/ports.hpp"
#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::aggregates {

/// The commit that something follows from, or will be in.
struct ReactionSource {
    const log::TenantId& tenant;
    const log::StreamId& stream;
    log::StreamVersion version_before;
    const std::string& office;
    log::UtcTime occurred_at;
};

/// Where a reaction goes, what it asks for, and why.
struct ReactionTarget {
    log::StreamId stream;
    CommandForm form;
    std::string purpose;
};

/// The command of a reaction on event `event_no` of the source: its id is derived from that number
/// and the purpose; office and time are those of the commit, the actor is the process manager: what
/// has to follow follows, whatever has become of the person.
[[nodiscard]] log::Command reaction_command(const Ports& ports, const ReactionSource& source,
                                            std::uint64_t event_no, ReactionTarget target);

/// The commands that follow from `events`, which are all events of one commit of a case. `history`
/// gives the case's events, these included; it is called only where something follows. Throws
/// HistoryViolation.
[[nodiscard]] Reactions reactions_of(const Ports& ports, const ReactionSource& source,
                                     std::span<const facts::CaseEvent> events,
                                     const std::function<std::vector<facts::CaseEvent>()>& history);

}  // namespace madoguchi::aggregates
