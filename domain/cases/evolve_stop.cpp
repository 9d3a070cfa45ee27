#include <algorithm>

#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

void Evolver::operator()(const facts::PrincipalDenied&) { state_.denied = true; }

void Evolver::operator()(const facts::DenialLifted&) { state_.denied = false; }

void Evolver::operator()(const facts::ProtectionFlagged&) {
    state_.protected_person = true;
    state_.protected_acts.clear();
}

void Evolver::operator()(const facts::ProtectionEnded&) {
    state_.protected_person = false;
    state_.protected_acts.clear();
}

void Evolver::operator()(const facts::ProtectedHandlingApproved& fact) {
    state_.protected_acts.push_back(fact.act);
}

void Evolver::use_up(const char* act) { std::erase(state_.protected_acts, act); }

void Evolver::operator()(const facts::CaseFrozen& fact) {
    state_.frozen_by.push_back(fact.incident);
}

void Evolver::operator()(const facts::CaseFreezeLifted& fact) {
    std::erase(state_.frozen_by, fact.incident);
}

void Evolver::operator()(const facts::PrincipalDied&) {}

void Evolver::remember_change(const std::string& kind, facts::Date notified_on,
                              facts::Date effective_on) {
    state_.register_changes.push_back(register_change_key(kind, notified_on, effective_on));
}

void Evolver::operator()(const facts::PrincipalMovedOut& fact) {
    remember_change(fact.kind, fact.notified_on, fact.effective_on);
    if (!fact.continued_use) {
        state_.moves_out_on = fact.effective_on;
    }
}

void Evolver::operator()(const facts::RegisteredAddressChanged& fact) {
    remember_change("move_within", fact.notified_on, fact.effective_on);
    state_.address_exception = false;
    state_.address_known = state_.address_known || !fact.address.reveal().empty();
    if (fact.needs_review) {
        state_.register_change_open = true;
    }
}

void Evolver::operator()(const facts::PrincipalNameChanged& fact) {
    remember_change("name_change", fact.notified_on, fact.effective_on);
    if (fact.needs_review) {
        state_.register_change_open = true;
    }
}

void Evolver::operator()(const facts::RegisterChangeReviewed&) {
    state_.register_change_open = false;
}

void Evolver::operator()(const facts::CertificateLapsed& fact) {
    if (fact.kind.is("signature")) {
        state_.circumstances.lapse_cause = fact.cause.text();
    }
}

void Evolver::operator()(const facts::CardReportedLost&) { state_.card_lost = true; }

void Evolver::operator()(const facts::CardFound&) { state_.card_lost = false; }

void Evolver::operator()(const facts::CardExpired&) {}

void Evolver::operator()(const facts::CertificateExpired&) {
    state_.circumstances.cert_state = "expired";
}

void Evolver::operator()(const facts::ProcedureConverted& fact) {
    for (facts::ProcedureRequest& request : state_.procedures) {
        if (request.procedure == fact.from) {
            request.procedure = fact.to;
        }
    }
    const LetterState* letter = state_.live_letter();
    state_.issue_to_be_delegated =
        fact.to.is("issue") && letter != nullptr && letter->stage != "queued";
}

void Evolver::operator()(const facts::CaseWithdrawn&) {
    invalidate_live_letter();
    set(status::kWithdrawn);
}

void Evolver::operator()(const facts::AgentReplaced&) {
    invalidate_live_letter();
    set(status::kSuperseded);
}

void Evolver::operator()(const facts::CaseConvertedToSelf&) {
    invalidate_live_letter();
    set(status::kSuperseded);
}

void Evolver::operator()(const facts::CaseClosed& fact) {
    invalidate_live_letter();
    state_.status = CaseStatus(fact.state);
}

void Evolver::operator()(const facts::ExceptionApproved& fact) {
    state_.exceptions.push_back(fact.exception);
}

}  // namespace madoguchi::cases
