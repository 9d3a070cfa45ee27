#include "madoguchi/domain/cases/application_forms.hpp"

#include <algorithm>

#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

namespace {

constexpr const char* kCertificateForm = "certificate_form";
constexpr const char* kCardForm = "card_form";

bool is_of_certificate(const facts::Target& target) {
    return target.is("signature") || target.is("user_auth");
}

void add(std::vector<ApplicationForm>& forms, ApplicationForm form) {
    const auto same = std::find_if(forms.begin(), forms.end(), [&form](const ApplicationForm& one) {
        return one.is_same_as(form);
    });
    if (same == forms.end()) {
        forms.push_back(std::move(form));
    } else {
        same->procedures.push_back(form.procedures.front());
    }
}

}  // namespace

std::vector<ApplicationForm> application_forms(
    const policy::Policy& policy, const std::vector<facts::ProcedureRequest>& procedures) {
    const bool apart = policy.handling.card_pins_on_own_form.value_or(true);
    std::vector<ApplicationForm> forms;
    for (const facts::ProcedureRequest& one : procedures) {
        const auto procedure = policy::from_word<policy::Procedure>(one.procedure.text());
        const policy::ProcedureRule* rule = procedure ? policy.procedure(*procedure) : nullptr;
        const std::string name = rule == nullptr ? std::string() : rule->application_form;
        const bool any_certificate =
            std::any_of(one.targets.begin(), one.targets.end(), is_of_certificate);
        const bool any_of_card =
            !std::all_of(one.targets.begin(), one.targets.end(), is_of_certificate);
        if (any_certificate || (any_of_card && !apart)) {
            add(forms, {kCertificateForm, name, {one.procedure}});
        }
        if (any_of_card && apart) {
            // The form that the page names is the certificates' where both are asked for.
            add(forms, {kCardForm, any_certificate ? std::string() : name, {one.procedure}});
        }
        if (one.targets.empty()) {
            add(forms, {kCardForm, name, {one.procedure}});
        }
    }
    return forms;
}

}  // namespace madoguchi::cases
