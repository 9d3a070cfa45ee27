#include <algorithm>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const RecordDenial& command) const {
    // After the end as well: that the card was worked on for somebody else is the worst case.
    if (const auto no = first_of(
            {was_opened(), is_word(command.channel.text(), "channel", words::kDenialChannels)})) {
        return rejected(*no);
    }
    if (state_.denied) {
        return nothing_to_do();
    }
    if (const auto no = is_word(command.confirmed, "confirmed", words::kDenialChecks)) {
        return rejected(*no);
    }
    return done(
        {facts::PrincipalDenied{.channel = command.channel, .confirmed = command.confirmed}});
}

Decision Decider::operator()(const LiftDenial& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    if (!state_.denied) {
        return nothing_to_do();
    }
    if (const auto no = has_reason(command.reason)) {
        return rejected(*no);
    }
    return done({facts::DenialLifted{.lifted_by = context_.actor, .reason = command.reason}});
}

Decision Decider::operator()(const ApproveProtectedHandling& command) const {
    if (const auto no = first_of({is_free(), is_word(command.act, "act", words::kProtectedActs),
                                  has_reason(command.reason)})) {
        return rejected(*no);
    }
    if (!state_.protected_person) {
        return rejected(RejectionCode::kWrongState, {"not_protected"});
    }
    if (std::find(state_.protected_acts.begin(), state_.protected_acts.end(), command.act) !=
        state_.protected_acts.end()) {
        return nothing_to_do();
    }
    return done({facts::ProtectedHandlingApproved{
        .act = command.act, .approved_by = context_.actor, .reason = command.reason}});
}

namespace {

bool before_posting(const CaseState& state) {
    const LetterState* letter = state.live_letter();
    return !state.two_visits() || letter == nullptr || letter->stage == "queued" ||
           letter->stage == "printed" || letter->stage == "handed_over";
}

/// The letter has reached somebody, or its reply is here: what a change means is the section
/// chief's.
bool letter_has_arrived(const CaseState& state) {
    const LetterState* letter = state.live_letter();
    return state.visit.visit_no > 0 || (letter != nullptr && letter->delivered_on);
}

}  // namespace

Decision Decider::protection_changed(const RecordResidentChange& command) const {
    if (command.kind == "protection_off") {
        // Whoever is at the counter may be the one who is kept away, or work for them.
        if (!context_.standing.is_system()) {
            return rejected(RejectionCode::kRegisterEndsIt);
        }
        return state_.protected_person
                   ? done({facts::ProtectionEnded{.notified_on = command.notified_on}})
                   : nothing_to_do();
    }
    if (state_.protected_person) {
        return nothing_to_do();
    }
    std::vector<facts::CaseEvent> events;
    add_protection(command.notified_on, events);
    return done(std::move(events));
}

void Decider::add_protection(facts::Date notified_on, std::vector<facts::CaseEvent>& events) const {
    events.emplace_back(facts::ProtectionFlagged{.notified_on = notified_on});
    const auto policy = rules();
    const bool hold = !policy || policy->handling.hold_for_protected_persons.value_or(true);
    if (hold && !state_.ended() && before_posting(state_) && state_.two_visits() && !state_.held) {
        events.emplace_back(facts::DispatchHeld{.reason = Reason("protected_person")});
    }
}

Decision Decider::left_the_register(const RecordResidentChange& command) const {
    std::vector<facts::CaseEvent> events;
    if (command.kind == "death") {
        events.emplace_back(facts::PrincipalDied{.notified_on = command.notified_on,
                                                 .effective_on = command.effective_on});
        add_letter_invalidated("principal_died", events);
        events.emplace_back(facts::CaseClosed{.state = status::kClosedPrincipalDeceased});
        return done(std::move(events));
    }
    const bool goes_on = command.kind == "moved_abroad" && command.continued_use;
    events.emplace_back(facts::PrincipalMovedOut{.kind = command.kind,
                                                 .notified_on = command.notified_on,
                                                 .effective_on = command.effective_on,
                                                 .continued_use = goes_on});
    if (!goes_on && command.effective_on <= context_.today) {
        add_letter_invalidated("principal_moved_out", events);
        events.emplace_back(facts::CaseClosed{.state = status::kClosedOutOfJurisdiction});
    }
    return done(std::move(events));
}

Decision Decider::particulars_changed(const RecordResidentChange& command) const {
    const bool review = letter_has_arrived(state_);
    std::vector<facts::CaseEvent> events;
    if (command.kind == "move_within") {
        events.emplace_back(facts::RegisteredAddressChanged{.notified_on = command.notified_on,
                                                            .effective_on = command.effective_on,
                                                            .postcode = command.postcode,
                                                            .address = command.address,
                                                            .needs_review = review});
    } else {
        events.emplace_back(facts::PrincipalNameChanged{.notified_on = command.notified_on,
                                                        .effective_on = command.effective_on,
                                                        .name = command.name,
                                                        .kana = command.kana,
                                                        .needs_review = review});
    }
    events.emplace_back(
        facts::CertificateLapsed{.kind = Target("signature"), .cause = Reason(command.kind)});
    if (!review && state_.live_letter() != nullptr) {
        add_letter_again("register_change", "office", events);
    }
    return done(std::move(events));
}

Decision Decider::operator()(const RecordResidentChange& command) const {
    // The flag masks the address in cases that have ended as well.
    const bool flag = command.kind == "protection_on" || command.kind == "protection_off";
    if (const auto no = first_of({flag ? was_opened() : is_open(),
                                  is_word(command.kind, "kind", words::kResidentChanges)})) {
        return rejected(*no);
    }
    if (flag) {
        return protection_changed(command);
    }
    if (std::find(state_.register_changes.begin(), state_.register_changes.end(),
                  register_change_key(command.kind, command.notified_on, command.effective_on)) !=
        state_.register_changes.end()) {
        return nothing_to_do();
    }
    if (command.kind == "move_within" || command.kind == "name_change") {
        return particulars_changed(command);
    }
    return left_the_register(command);
}

Decision Decider::operator()(const ReviewRegisterChange& command) const {
    if (const auto no = first_of(
            {is_free(), is_word(command.decision, "decision", words::kRegisterDecisions)})) {
        return rejected(*no);
    }
    if (!state_.register_change_open) {
        return rejected(RejectionCode::kNotRequested, {"register_change"});
    }
    const bool again = command.decision == "send_again";
    if (const auto no = again ? no_card_work() : std::nullopt) {
        return rejected(*no);
    }
    if (again && state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    std::vector<facts::CaseEvent> events = {facts::RegisterChangeReviewed{
        .decision = command.decision, .decided_by = context_.actor, .reason = command.reason}};
    if (again) {
        add_letter_again("register_change", "office", events);
    }
    return done(std::move(events));
}

Decision Decider::operator()(const ReportCardLost& command) const {
    if (const auto no = is_open()) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events = {
        facts::CardReportedLost{.reported_on = command.reported_on}};
    add_letter_invalidated("card_lost", events);
    events.emplace_back(facts::CaseClosed{.state = status::kClosedCardUnusable});
    return done(std::move(events));
}

Decision Decider::operator()(const RecordCardFound& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (!state_.card_lost) {
        return rejected(RejectionCode::kWrongState, {"card_not_lost"});
    }
    return done({facts::CardFound{.found_on = command.found_on}});
}

Decision Decider::operator()(const RecordExpiry& command) const {
    if (is_free()) {
        return nothing_to_do();
    }
    const facts::Circumstances& known = state_.circumstances;
    std::vector<facts::CaseEvent> events;
    if (command.what == "card" && known.card_expires_on &&
        *known.card_expires_on < context_.today) {
        events.emplace_back(facts::CardExpired{.expired_on = *known.card_expires_on});
        add_letter_invalidated("card_expired", events);
        events.emplace_back(facts::CaseClosed{.state = status::kClosedCardUnusable});
    } else if (command.what == "residence" && state_.moves_out_on &&
               *state_.moves_out_on <= context_.today) {
        add_letter_invalidated("principal_moved_out", events);
        events.emplace_back(facts::CaseClosed{.state = status::kClosedOutOfJurisdiction});
    } else if (command.what == "certificate" && known.cert_expires_on &&
               *known.cert_expires_on < context_.today && known.cert_state != "expired") {
        events.emplace_back(facts::CertificateExpired{.expired_on = *known.cert_expires_on});
        const bool renews = std::any_of(state_.procedures.begin(), state_.procedures.end(),
                                        [](const auto& one) { return one.procedure.is("renew"); });
        if (renews && state_.two_visits()) {
            events.emplace_back(facts::ProcedureConverted{.from = Procedure("renew"),
                                                          .to = Procedure("issue"),
                                                          .reason = Reason("certificate_expired")});
        }
    }
    return done(std::move(events));
}

Decision Decider::operator()(const ReevaluateAge&) const {
    if (is_free()) {
        return nothing_to_do();
    }
    const std::string now = age_class(state_.birth_date->reveal(), context_.today);
    const auto policy = rules();
    if (now == state_.age_class || !policy) {
        return nothing_to_do();
    }
    return done({facts::ApplicantKindReevaluated{
        .from = state_.treated_as,
        .to = Sensitive<std::string>(assess(*policy, sitting(1)).treated_as),
        .age_class = now}});
}

Decision Decider::operator()(const WithdrawCase& command) const {
    if (const auto no = first_of({is_free(), no_card_work(),
                                  is_word(command.by.text(), "by", words::kOf<policy::Holder>)})) {
        return rejected(*no);
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    if (const auto no = nothing_kept()) {
        return rejected(*no);
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kWithdrawalReasons)) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events;
    add_letter_invalidated("case_withdrawn", events);
    events.emplace_back(facts::CaseWithdrawn{.by = command.by, .reason = command.reason});
    return done(std::move(events));
}

Decision Decider::operator()(const ReplaceAgent& command) const {
    if (const auto no = first_of({may_handle("accept"), no_card_work()})) {
        return rejected(*no);
    }
    if (!state_.has_agent || state_.visit.visit_no > 0) {
        return rejected(RejectionCode::kWrongState, {state_.status.text()});
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const auto mode = policy->handling.agent_replacement;
    if (mode == policy::AgentReplacement::kNotAllowed && !has_exception("another_agent")) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, "agent_replacement"));
    }
    if (mode == policy::AgentReplacement::kNewPowerOfAttorney && state_.power_of_attorney.empty()) {
        return rejected(RejectionCode::kPowerOfAttorneyMissing);
    }
    if (const auto no = decided_by(command.approved_by)) {
        return rejected(*no);
    }
    if (is_mark(command.new_case, "new_case") || command.new_case == context_.case_id) {
        return rejected(RejectionCode::kUnknownWord, {"new_case"});
    }
    if (const auto no = nothing_kept()) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events;
    add_letter_invalidated("agent_replaced", events);
    events.emplace_back(facts::AgentReplaced{.new_case = command.new_case,
                                             .approved_by = command.approved_by,
                                             .new_agent = command.new_agent});
    return done(std::move(events), {command.new_case});
}

Decision Decider::operator()(const RecordPrincipalAppears& command) const {
    if (const auto no = first_of({is_free(), no_card_work()})) {
        return rejected(*no);
    }
    if (!state_.has_agent) {
        return rejected(RejectionCode::kWrongState, {"self"});
    }
    if (is_mark(command.new_case, "new_case") || command.new_case == context_.case_id) {
        return rejected(RejectionCode::kUnknownWord, {"new_case"});
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    if (const auto no = nothing_kept()) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events;
    add_letter_invalidated("principal_appeared", events);
    events.emplace_back(facts::CaseConvertedToSelf{.new_case = command.new_case});
    return done(std::move(events), {command.new_case});
}

Decision Decider::operator()(const FreezeCase& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    if (command.incident.empty()) {
        return rejected(RejectionCode::kUnknownWord, {"incident"});
    }
    if (std::find(state_.frozen_by.begin(), state_.frozen_by.end(), command.incident) !=
        state_.frozen_by.end()) {
        return nothing_to_do();
    }
    return done({facts::CaseFrozen{.incident = command.incident}});
}

Decision Decider::operator()(const LiftFreeze& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    if (std::find(state_.frozen_by.begin(), state_.frozen_by.end(), command.incident) ==
        state_.frozen_by.end()) {
        return nothing_to_do();
    }
    return done({facts::CaseFreezeLifted{.incident = command.incident}});
}

}  // namespace madoguchi::cases
