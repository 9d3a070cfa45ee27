#pragma once

#include <string>
#include <vector>

#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::cases {

/// One form that is filled in for a sitting.
struct ApplicationForm {
    std::string kind;                          ///< `certificate_form` `card_form`
    std::string name;                          ///< As the page calls it; empty where it doesn't.
    std::vector<facts::Procedure> procedures;  ///< What is applied for on it.

    [[nodiscard]] bool is_same_as(const ApplicationForm& other) const {
        return kind == other.kind && name == other.name;
    }
};

/// The forms on which `procedures` are applied for, in their order. Certificates and their PINs
/// stand on another form than the card and its own PINs (`resident_ledger`, `card_input`), unless
/// the office has one for both (`handling.card_pins_on_own_form`); procedures for which the page
/// names different forms stand on different ones. Pure.
[[nodiscard]] std::vector<ApplicationForm> application_forms(
    const policy::Policy& policy, const std::vector<facts::ProcedureRequest>& procedures);

}  // namespace madoguchi::cases
