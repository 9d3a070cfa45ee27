#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/rejection.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cases {

/// The digits of a 引受番号 as they are stored, none for an empty text; nothing where it isn't one.
[[nodiscard]] std::optional<std::string> tracking_digits(const std::string& text);

/// The office of that code if it takes applications; null for any other.
[[nodiscard]] const policy::Office* counter_of(const policy::Policy& policy,
                                               const std::string& code);

/// A recorded entry as it counts now, and what the values of its fields are held against.
struct Entry {
    const facts::CaseEvent& event;
    const CaseState& state;          ///< Of the case.
    const policy::Policy* policy;    ///< Of the case; null when it is gone.
    const staff::StaffState& staff;  ///< Of the municipality.
};

/// Whether somebody typed this field of `event`: what the rules or the numbering made, and who did
/// it, is no entry that was typed wrongly.
[[nodiscard]] bool is_typed(const facts::CaseEvent& event, std::string_view field);

/// Why a typed field can't have a value of its type: no word that the command takes which makes
/// the entry, no office or member of staff of the municipality, no amount. Nothing when it can;
/// `text` is then in the form that is stored.
[[nodiscard]] std::optional<Rejection> value_fault(const Entry& entry, const std::string& field,
                                                   std::string& text);

}  // namespace madoguchi::cases
