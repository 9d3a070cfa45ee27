#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/facts/values/date.hpp"

// Internal to `acts`.

namespace madoguchi::cases {

/// One act as screens offer it.
struct ActRow {
    std::string_view command;
    /// The command with what is known of the case filled in.
    CaseCommand (*make)(const CaseState& state, facts::Date today);
    std::vector<std::string_view> needs = {};
    bool confirm = false;
    bool second_person = false;
    /// Whether a case waits for it where it belongs; null: always. Else it can be done, no more.
    bool (*due)(const CaseState& state) = nullptr;
};

/// Every act that a person does at a screen. Timers', stations' and incidents' commands aren't
/// among them, nor the opening.
[[nodiscard]] std::span<const ActRow> act_rows();

/// What belongs to where a case stands, what goes on furthest in front: by its status, and to lift
/// the stop where the principal has denied. Nothing for a status that isn't known.
[[nodiscard]] std::span<const std::string_view> acts_at(const CaseState& state);

}  // namespace madoguchi::cases
