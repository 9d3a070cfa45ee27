#include "madoguchi/domain/cases/decide.hpp"

#include <algorithm>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"
#include "madoguchi/domain/cases/freeze.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/mark.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

Decision decide(const CaseState& state, const CaseCommand& command,
                const DecisionContext& context) {
    const Decider decider(state, context);
    if (auto no = decider.who_may(command)) {
        return rejected(std::move(*no));
    }
    if (auto erased = erased_guard(state, command)) {
        return rejected(std::move(*erased));
    }
    if (const auto held = decider.held_by_incident(command)) {
        return *held;
    }
    return std::visit(decider, command);
}

std::optional<Rejection> first_of(std::initializer_list<std::optional<Rejection>> guards) {
    for (const std::optional<Rejection>& guard : guards) {
        if (guard) {
            return guard;
        }
    }
    return std::nullopt;
}

Decider::Guard Decider::was_opened() const {
    if (!state_.opened()) {
        return Rejection{RejectionCode::kCaseNotOpened, {}};
    }
    return std::nullopt;
}

Decider::Guard Decider::is_open() const {
    if (auto nowhere = was_opened()) {
        return nowhere;
    }
    if (state_.ended()) {
        return Rejection{RejectionCode::kCaseEnded, {state_.status.text()}};
    }
    if (!state_.birth_date) {
        // Erased: nothing can be weighed any more.
        return Rejection{RejectionCode::kPersonIncomplete, {"principal.birth_date"}};
    }
    if (context_.today < state_.opened_on) {
        return Rejection{RejectionCode::kNotInOrder, {"occurred_at"}};
    }
    return std::nullopt;
}

Decider::Guard Decider::is_free() const {
    if (auto closed = is_open()) {
        return closed;
    }
    if (state_.denied) {
        return Rejection{RejectionCode::kPrincipalDenied, {}};
    }
    return std::nullopt;
}

Decider::Guard Decider::is_allowed(const char* act) const {
    const auto policy = state_.protected_person ? rules() : nullptr;
    const bool held = !policy || policy->handling.hold_for_protected_persons.value_or(true);
    if (state_.protected_person && held &&
        std::find(state_.protected_acts.begin(), state_.protected_acts.end(), act) ==
            state_.protected_acts.end()) {
        return Rejection{RejectionCode::kProtectedPerson, {act}};
    }
    return std::nullopt;
}

bool Decider::register_protects(const Sensitive<std::string>& register_no) const {
    return !register_no.reveal().empty() && context_.is_protected(register_no);
}

Decider::Guard Decider::may_handle(const char* act) const {
    if (auto stopped = is_free()) {
        return stopped;
    }
    if (auto refused = is_allowed(act)) {
        return refused;
    }
    if (state_.register_change_open) {
        return Rejection{RejectionCode::kRegisterChangeOpen, {}};
    }
    return std::nullopt;
}

std::optional<Decision> Decider::held_by_incident(const CaseCommand& command) const {
    if (state_.frozen_by.empty()) {
        return std::nullopt;
    }
    const auto policy = rules();
    using Allowed = std::vector<policy::FrozenCaseTakes>;
    switch (while_frozen(command, policy ? policy->handling.frozen_case_takes : Allowed())) {
        case WhileFrozen::kTaken:
            return std::nullopt;
        case WhileFrozen::kLapses:
            return nothing_to_do();
        case WhileFrozen::kWaits:
            break;
    }
    return rejected(RejectionCode::kCaseFrozen, state_.frozen_by);
}

Decider::Guard Decider::has_reason(const Sensitive<std::string>& reason) {
    if (reason.reveal().empty()) {
        return Rejection{RejectionCode::kReasonMissing, {}};
    }
    return std::nullopt;
}

bool Decider::has_exception(const std::string& exception) const {
    return std::find(state_.exceptions.begin(), state_.exceptions.end(), exception) !=
           state_.exceptions.end();
}

Decider::Guard Decider::stands_at(std::initializer_list<const char*> statuses) const {
    const bool there = std::any_of(statuses.begin(), statuses.end(),
                                   [this](const char* one) { return state_.status.is(one); });
    if (!there) {
        return Rejection{RejectionCode::kWrongState, {state_.status.text()}};
    }
    return std::nullopt;
}

Decider::Guard Decider::another_person(const facts::Staff& other) const {
    if (other == context_.actor) {
        return Rejection{RejectionCode::kSecondPersonMissing, {}};
    }
    return std::nullopt;
}

Decider::Guard Decider::second_person(const facts::Staff& other) const {
    if (other.empty()) {
        return Rejection{RejectionCode::kSecondPersonMissing, {}};
    }
    if (!access::standing_of(*context_.staff, other, context_.today).employed()) {
        return Rejection{RejectionCode::kSecondPersonMissing, {"staff_unknown"}};
    }
    return another_person(other);
}

Decider::Guard Decider::witness(const policy::Policy& policy, const facts::Staff& other) const {
    const bool alone_allowed = policy.handling.persons_to_open_reply == 1;
    return alone_allowed && other.empty() ? std::nullopt : second_person(other);
}

Decider::Guard Decider::office_does(const policy::Policy& policy, bool policy::Office::*duty,
                                    const char* name) const {
    const policy::Office* office = policy.office(context_.office.text());
    if (office != nullptr && !(office->*duty)) {
        return not_allowed_here(policy, office->grounds, name);
    }
    return std::nullopt;
}

Decider::Guard Decider::decided_by(const facts::Staff& approver) const {
    if (auto missing = second_person(approver)) {
        return missing;
    }
    const auto standing = access::standing_of(*context_.staff, approver, context_.today);
    if (!standing.leads(context_.office) && !standing.leads(state_.office)) {
        return Rejection{RejectionCode::kSectionChiefMissing, {}};
    }
    return std::nullopt;
}

Decider::Guard Decider::no_card_work() const {
    if (state_.in_card_work()) {
        return Rejection{RejectionCode::kWrongState, {state_.status.text()}};
    }
    return std::nullopt;
}

Decider::Guard Decider::nothing_kept() const {
    if (!state_.custody.empty()) {
        return Rejection{RejectionCode::kCardInCustody, {state_.custody.front().receipt_number}};
    }
    for (const MailedItem& item : state_.mailed) {
        if (item.what == "card" || item.what == "my_number_card" || item.what == "opened_reply" ||
            item.what == "sealed_reply") {
            return Rejection{RejectionCode::kCardInCustody, {item.bag}};
        }
    }
    return std::nullopt;
}

Decider::Guard Decider::not_held() const {
    if (state_.held) {
        return Rejection{RejectionCode::kWrongState, {status::kDispatchOnHold}};
    }
    return std::nullopt;
}

Decider::Guard Decider::runs(const std::string& operation_id) const {
    if (state_.card.operation_id.empty() || state_.card.operation_id != operation_id) {
        return Rejection{RejectionCode::kOperationUnknown, {}};
    }
    return std::nullopt;
}

Decider::Guard Decider::is_word(const std::string& text, const char* field, WordList words) {
    return has_word(words, text) ? std::nullopt
                                 : Guard(Rejection{RejectionCode::kUnknownWord, {field}});
}

Decider::Guard Decider::is_mark(const std::string& text, const char* field) {
    return madoguchi::is_mark(text) ? std::nullopt
                                    : Guard(Rejection{RejectionCode::kUnknownWord, {field}});
}

}  // namespace madoguchi::cases
