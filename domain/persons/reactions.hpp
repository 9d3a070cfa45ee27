#pragma once

#include <string>
#include <vector>

#include "madoguchi/domain/cases/commands/register_commands.hpp"
#include "madoguchi/domain/persons/person_state.hpp"
#include "madoguchi/facts/persons/person_event.hpp"

namespace madoguchi::persons {

/// A command for a case that follows from a fact of a person.
struct CaseReaction {
    std::string case_id;
    cases::CaseCommandOfRegister command;
    std::string purpose;  ///< What it is for, with whom in the case; part of the command's id.
};

/// What follows from a fact of person `person` for their cases; `state` is the person's after the
/// fact. An approved erasure erases them in every case; a hold on them lies on every case, on one
/// that is linked later as well. Pure.
[[nodiscard]] std::vector<CaseReaction> react(const facts::PersonEvent& event,
                                              const std::string& person, const PersonState& state);

}  // namespace madoguchi::persons
