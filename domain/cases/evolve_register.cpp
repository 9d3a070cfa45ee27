#include <algorithm>

#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

PartyState& Evolver::party(const facts::Holder& holder) {
    const auto found = std::find_if(state_.parties.begin(), state_.parties.end(),
                                    [&](const PartyState& one) { return one.holder == holder; });
    if (found != state_.parties.end()) {
        return *found;
    }
    state_.parties.push_back({.holder = holder, .person = {}, .distinguished = {}});
    return state_.parties.back();
}

void Evolver::operator()(const facts::PartyIdentified& fact) {
    PartyState& one = party(fact.holder);
    one.person = fact.person;
    std::erase(one.distinguished, fact.person);
}

void Evolver::operator()(const facts::PartyDistinguished& fact) {
    party(fact.holder).distinguished.push_back(fact.person);
}

void Evolver::operator()(const facts::PartyReleased& fact) {
    PartyState& one = party(fact.holder);
    one.person.clear();
    one.distinguished.push_back(fact.person);
}

void Evolver::forget_principal() {
    state_.applicant = {};
    state_.treated_as = {};
    state_.birth_date = {};
    state_.circumstances.principal_is_ward.reset();
    for (ShownDocument& document : state_.documents) {
        document.type = {};
    }
}

void Evolver::operator()(const facts::PartyErased& fact) {
    party(fact.holder).erased = true;
    state_.pending.clear();
    if (fact.holder.is("principal")) {
        forget_principal();
    }
}

void Evolver::operator()(const facts::DataKeysDestroyed& fact) {
    for (const facts::Holder& holder : fact.of) {
        state_.keys_destroyed.push_back(holder);
    }
}

void Evolver::operator()(const facts::RetentionHoldPlaced& fact) {
    state_.retention_holds.push_back(
        {.ground = fact.ground, .reference = fact.reference, .person = fact.person});
}

void Evolver::operator()(const facts::RetentionHoldLifted& fact) {
    std::erase(state_.retention_holds,
               RetentionHoldState{
                   .ground = fact.ground, .reference = fact.reference, .person = fact.person});
}

void Evolver::operator()(const facts::DisposalRequested& fact) {
    state_.pending.push_back({.kind = "disposal",
                              .event_no = 0,
                              .field = {},
                              .new_value = {},
                              .reason = {},
                              .requested_by = fact.requested_by});
}

void Evolver::operator()(const facts::CaseDisposed&) {
    state_.disposed = true;
    state_.pending.clear();
    forget_principal();
    for (PartyState& one : state_.parties) {
        one.erased = true;
    }
}

}  // namespace madoguchi::cases
