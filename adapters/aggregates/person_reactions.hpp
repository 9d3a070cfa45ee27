#pragma once

#include <span>
#include <string>
#include <utility>

#include "madoguchi/adapters/aggregates/case_reactions.hpp"
#include "madoguchi/adapters/aggregates/ports.hpp"
#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/domain/persons/person_state.hpp"
#include "madoguchi/facts/persons/person_event.hpp"

namespace madoguchi::aggregates {

/// The person's state after `events`, which are all events of one commit, and what follows from
/// them for the person's cases. `before` is the state before the commit.
[[nodiscard]] std::pair<persons::PersonState, Reactions> person_reactions(
    const Ports& ports, const ReactionSource& source, persons::PersonState before,
    std::span<const facts::PersonEvent> events);

/// What follows from a stored commit of a person: reads the person's history again. Error: it can't
/// be read.
[[nodiscard]] log::Expected<Reactions, log::Quarantine> stored_person_reactions(
    const Ports& ports, const log::Commit& commit);

}  // namespace madoguchi::aggregates
