#include "madoguchi/domain/cases/decide.hpp"

#include <algorithm>

#include "madoguchi/domain/cases/decider.hpp"

namespace madoguchi::cases {

Decision decide(const CaseState& state, const CaseCommand& command, const DecisionContext& context) {
    return std::visit(Decider(state, context), command);
}

Rejection Decider::reject(RejectionCode code, std::vector<std::string> ids) {
    return Rejection{.code = code, .ids = std::move(ids)};
}

Decision Decider::done(std::vector<facts::CaseEvent> events, std::vector<std::string> ids) {
    return Outcome{.events = std::move(events), .draws = {}, .ids = std::move(ids)};
}

Decider::Guard Decider::is_open() const {
    if (!state_.opened()) {
        return reject(RejectionCode::kCaseNotOpened);
    }
    if (state_.ended()) {
        return reject(RejectionCode::kCaseEnded, {state_.status.text()});
    }
    return std::nullopt;
}

Decider::Guard Decider::is_free() const {
    if (auto closed = is_open()) {
        return closed;
    }
    if (state_.denied) {
        return reject(RejectionCode::kPrincipalDenied);
    }
    return std::nullopt;
}

Decider::Guard Decider::may_handle(const char* act) const {
    if (auto stopped = is_free()) {
        return stopped;
    }
    if (state_.protected_person &&
        std::find(state_.protected_acts.begin(), state_.protected_acts.end(), act) ==
            state_.protected_acts.end()) {
        return reject(RejectionCode::kProtectedPerson, {act});
    }
    if (state_.register_change_open) {
        return reject(RejectionCode::kRegisterChangeOpen);
    }
    return std::nullopt;
}

Decider::Guard Decider::stands_at(std::initializer_list<const char*> statuses) const {
    const bool there = std::any_of(statuses.begin(), statuses.end(),
                                   [this](const char* one) { return state_.status.is(one); });
    if (!there) {
        return reject(RejectionCode::kWrongState, {state_.status.text()});
    }
    return std::nullopt;
}

Decider::Guard Decider::second_person(const facts::Staff& other) const {
    if (other.empty() || other == context_.actor) {
        return reject(RejectionCode::kSecondPersonMissing);
    }
    return std::nullopt;
}

}  // namespace madoguchi::cases
