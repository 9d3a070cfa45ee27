#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

void Evolver::operator()(const facts::CaseOpened& fact) {
    state_.case_number = fact.case_number;
    state_.policy_version = fact.policy_version;
    state_.opened_on = fact.opened_on;
    state_.office = fact.office;
    state_.channel = fact.channel;
    state_.applicant = fact.applicant;
    state_.treated_as = fact.treated_as;
    state_.age_class = fact.age_class;
    state_.birth_date = fact.principal.birth_date;
    state_.address_known = !fact.principal.address.reveal().empty();
    state_.has_agent = fact.agent.has_value();
    state_.route = fact.route;
    state_.visits = fact.visits;
    state_.procedures = fact.procedures;
    state_.circumstances = fact.circumstances;
    state_.protected_person = fact.protected_person;
    set_intake();
}

void Evolver::operator()(const facts::CircumstancesRecorded& fact) {
    state_.circumstances = fact.circumstances;
}

void Evolver::operator()(const facts::ApplicantKindReevaluated& fact) {
    state_.treated_as = fact.to;
    state_.age_class = fact.age_class;
}

void Evolver::operator()(const facts::DocumentPresented& fact) {
    state_.documents.push_back({.visit = fact.visit,
                                .holder = fact.holder,
                                .item = fact.item,
                                .document_class = fact.document_class,
                                .type = fact.type,
                                .expires_on = fact.expires_on,
                                .issued_on = fact.issued_on});
    if (state_.status.is(status::kIntakeDeficient)) {
        set_intake();
    }
}

void Evolver::operator()(const facts::DocumentRejected&) {}

void Evolver::operator()(const facts::DocumentsFoundMissing& fact) {
    set(fact.visit >= 2 ? status::kVisit2Deficient : status::kIntakeDeficient);
}

void Evolver::operator()(const facts::PowerOfAttorneyRecorded& fact) {
    state_.power_of_attorney = fact.form;
    state_.delegated.insert(state_.delegated.end(), fact.scope.begin(), fact.scope.end());
    if (state_.status.is(status::kIntakeDeficient)) {
        set_intake();
    }
}

void Evolver::operator()(const facts::AgencyVerified& fact) { state_.agency_proof = fact.proof; }

void Evolver::operator()(const facts::FamilyRegisterWaived&) {
    state_.family_register_waived = true;
    if (state_.status.is(status::kIntakeDeficient)) {
        set_intake();
    }
}

void Evolver::operator()(const facts::WrittenByAnother&) {}

void Evolver::operator()(const facts::ApplicationAccepted& fact) {
    state_.accepted_on = fact.accepted_on;
    state_.procedures = fact.procedures;
    if (state_.two_visits()) {
        set_letter_due();
    } else {
        set(status::kReadyForCardOperation);
    }
}

void Evolver::operator()(const facts::ApplicationRefused&) {
    invalidate_live_letter();
    set(status::kRefused);
}

void Evolver::operator()(const facts::TargetRefused& fact) {
    state_.some_targets_refused = true;
    for (auto request = state_.procedures.begin(); request != state_.procedures.end();) {
        if (request->procedure == fact.procedure) {
            std::erase(request->targets, fact.target);
            if (request->targets.empty()) {
                request = state_.procedures.erase(request);
                continue;
            }
        }
        ++request;
    }
}

void Evolver::operator()(const facts::PinVerificationFailed&) {
    if (state_.status.is(status::kCardOperationRunning)) {
        state_.card.stage = "failed";
        set(status::kCardOperationFailed);
    }
}

void Evolver::operator()(const facts::RouteDowngradedToInquiry& fact) {
    state_.route = facts::Route("inquiry_two_visit");
    state_.visits = 2;
    for (const facts::ProcedureRequest& added : fact.added) {
        state_.procedures.push_back(added);
    }
    state_.card = {};
    set_letter_due();
}

void Evolver::operator()(const facts::CallbackConfirmed&) { state_.callback_confirmed = true; }

void Evolver::operator()(const facts::CallerConfirmed&) { use_up("telephone"); }

void Evolver::operator()(const facts::PossibleDuplicateDismissed&) {}

void Evolver::operator()(const facts::NoteAdded&) {}

}  // namespace madoguchi::cases
