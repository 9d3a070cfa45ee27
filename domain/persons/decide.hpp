#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/persons/person_command.hpp"
#include "madoguchi/domain/persons/person_state.hpp"
#include "madoguchi/domain/persons/rejection.hpp"
#include "madoguchi/facts/persons/person_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::persons {

/// Where a case stands, as far as erasing one of its people depends on it.
struct CaseStanding {
    bool open = false;               ///< It hasn't ended.
    bool custody = false;            ///< Something of it is still kept.
    std::vector<std::string> holds;  ///< Holds on the case itself, `<ground>:<reference>`.
};

/// Everything outside that deciding needs, as values.
struct DecisionContext {
    facts::Date today{};  ///< Day of the happening, Asia/Tokyo.
    facts::Staff actor;
    facts::Office office;       ///< Where it is done.
    access::Standing standing;  ///< Of the actor.
    /// Where a linked case stands by now. Asked only when an erasure is decided; the case itself
    /// decides last.
    std::function<CaseStanding(const std::string& case_id)> case_standing;
};

/// What a command means: its events; none when it is already in effect.
struct Outcome {
    std::vector<facts::PersonEvent> events;
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for a person in `state`. Pure. Rejections are checked in the order
/// of `RejectionCode`.
[[nodiscard]] Decision decide(const PersonState& state, const PersonCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total.
[[nodiscard]] PersonState evolve(PersonState state, const facts::PersonEvent& event);

/// Folds a person from their recorded events.
[[nodiscard]] PersonState fold(std::span<const facts::PersonEvent> events);

}  // namespace madoguchi::persons
