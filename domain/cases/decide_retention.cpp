#include <algorithm>
#include <variant>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/calendar/retention.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/file_number.hpp"
#include "madoguchi/domain/policy/handling.hpp"

// How long a case is kept, what forbids erasing it, and the decision to dispose of it.

namespace madoguchi::cases {

namespace {

template <typename... Commands>
bool is_one_of(const CaseCommand& command) {
    return (std::holds_alternative<Commands>(command) || ...);
}

}  // namespace

std::optional<Rejection> erased_guard(const CaseState& state, const CaseCommand& command) {
    if (is_one_of<OpenCase, IdentifyParty, DistinguishParty, ReleaseParty, EraseParty,
                  RecordKeysDestroyed, PlaceRetentionHold, LiftRetentionHold, RequestDisposal,
                  ApproveDisposal>(command)) {
        return std::nullopt;
    }
    if (state.disposed) {
        return Rejection{RejectionCode::kCaseDisposed, {}};
    }
    for (const PartyState& party : state.parties) {
        if (party.erased) {
            return Rejection{RejectionCode::kDataErased, {party.holder.text()}};
        }
    }
    return std::nullopt;
}

Decider::Guard Decider::is_hold(const facts::Reason& ground, const std::string& reference) const {
    if (auto no = first_of({was_opened(), is_word(ground.text(), "ground", words::kHoldGrounds)})) {
        return no;
    }
    if (reference.empty()) {
        return Rejection{RejectionCode::kReferenceMissing, {}};
    }
    return std::nullopt;
}

Decision Decider::operator()(const PlaceRetentionHold& command) const {
    if (const auto no = is_hold(command.ground, command.reference)) {
        return rejected(*no);
    }
    // A hold on the person comes to each case as it is on record, whatever its number looks like.
    if (!context_.standing.is_system() && !is_file_number(command.reference)) {
        return rejected(RejectionCode::kUnknownWord, {"reference"});
    }
    if (state_.disposed) {
        return rejected(RejectionCode::kCaseDisposed);
    }
    if (const auto no = command.person.empty() ? std::nullopt : is_mark(command.person, "person")) {
        return rejected(*no);
    }
    const RetentionHoldState hold{command.ground, command.reference, command.person};
    if (std::find(state_.retention_holds.begin(), state_.retention_holds.end(), hold) !=
        state_.retention_holds.end()) {
        return nothing_to_do();
    }
    return done({facts::RetentionHoldPlaced{command.ground, command.reference, command.person,
                                            context_.actor}});
}

Decision Decider::operator()(const LiftRetentionHold& command) const {
    if (const auto no = is_hold(command.ground, command.reference)) {
        return rejected(*no);
    }
    const RetentionHoldState hold{command.ground, command.reference, command.person};
    if (std::find(state_.retention_holds.begin(), state_.retention_holds.end(), hold) ==
        state_.retention_holds.end()) {
        return rejected(RejectionCode::kHoldUnknown);
    }
    return done({facts::RetentionHoldLifted{command.ground, command.reference, command.person,
                                            context_.actor}});
}

Expected<Disposal, Rejection> Decider::disposal() const {
    if (auto no = first_of({was_opened(), may_be_erased()})) {
        return tl::make_unexpected(std::move(*no));
    }
    const auto policy = context_.rules->in_force(context_.today);
    if (policy == nullptr) {
        return tl::make_unexpected(Rejection{RejectionCode::kPolicyMissing, {}});
    }
    const auto years = policy->handling.retention_years;
    if (!years) {
        return tl::make_unexpected(
            Rejection{RejectionCode::kPolicySilent, {"handling.retention_years"}});
    }
    const auto ended_on = context_.ended_on();
    if (!ended_on) {
        return tl::make_unexpected(Rejection{RejectionCode::kCaseNotEnded, {state_.status.text()}});
    }
    const Disposal found{*ended_on, calendar::disposal_due_on(*ended_on, *years),
                         static_cast<std::uint32_t>(*years)};
    if (context_.today < found.due_on) {
        return tl::make_unexpected(
            Rejection{RejectionCode::kNotDue, {facts::date_text(found.due_on)}});
    }
    return found;
}

Decision Decider::operator()(const RequestDisposal&) const {
    if (state_.disposed || pending("disposal", 0, "") != nullptr) {
        return nothing_to_do();
    }
    const auto found = disposal();
    if (!found) {
        return rejected(found.error());
    }
    return done({facts::DisposalRequested{found->ended_on, found->due_on, context_.actor}});
}

Decision Decider::operator()(const ApproveDisposal&) const {
    if (state_.disposed) {
        return nothing_to_do();
    }
    const auto found = disposal();
    if (!found) {
        return rejected(found.error());
    }
    const PendingApproval* asked = pending("disposal", 0, "");
    if (asked == nullptr) {
        return rejected(RejectionCode::kNotRequested, {"disposal"});
    }
    if (const auto no = second_person(asked->requested_by)) {
        return rejected(*no);
    }
    return done({facts::CaseDisposed{found->ended_on, found->due_on, found->retention_years,
                                     asked->requested_by, context_.actor}});
}

}  // namespace madoguchi::cases
