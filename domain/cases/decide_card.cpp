#include <algorithm>
#include <string_view>

#include "madoguchi/domain/card/step_kind.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const StartCardOperation& command) const {
    if (state_.status.is(status::kCardOperationRunning) &&
        state_.card.operation_id == command.operation_id) {
        return nothing_to_do();
    }
    if (const auto no =
            first_of({may_handle("card_work"), stands_at({status::kReadyForCardOperation}),
                      is_word(command.mode, "mode", words::kCardModes)})) {
        return rejected(*no);
    }
    if (state_.two_visits() && context_.today <= state_.accepted_on.value_or(state_.opened_on)) {
        return rejected(RejectionCode::kSameDay);
    }
    if (state_.two_visits() && !state_.visit.reply_opened) {
        return rejected(RejectionCode::kReplyMissing);
    }
    if (state_.terminal_down_since) {
        return rejected(RejectionCode::kTerminalUnavailable);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (const auto no =
            office_does(*policy, &policy::Office::operates_terminal, "operates_terminal")) {
        return rejected(*no);
    }
    const Assessment assessment = assess(*policy, sitting(state_.two_visits() ? 2 : 1));
    if (!state_.two_visits() && !state_.card.happened) {
        // A birthday or an expiry since the acceptance may have changed the way (AMB-50).
        if (const auto no = still_allowed(assessment)) {
            return rejected(*no);
        }
    }
    if (const auto no = fee_is_settled(assessment)) {
        return rejected(*no);
    }
    const Holder principal("principal");
    if (state_.has_agent && assessment.principal_must_be_present &&
        std::find(state_.present.begin(), state_.present.end(), principal) ==
            state_.present.end()) {
        return rejected(RejectionCode::kPresenceMissing);
    }
    if (const auto no = is_mark(command.operation_id, "operation_id")) {
        return rejected(*no);
    }
    return done({facts::CardOperationStarted{.operation_id = command.operation_id,
                                             .mode = command.mode,
                                             .procedures = state_.procedures}});
}

Decision Decider::operator()(const HandCardToTerminal& command) const {
    if (const auto no =
            first_of({may_handle("card_work"), stands_at({status::kCardOperationRunning}),
                      runs(command.operation_id)})) {
        return rejected(*no);
    }
    if (state_.card.handed_to_terminal) {
        return nothing_to_do();
    }
    return done({facts::CardHandedToTerminal{.operation_id = command.operation_id}});
}

namespace {

/// A step's name: its kind and, after a full stop, what it concerns (`card::name`).
bool is_step(std::string_view text) {
    const std::size_t stop = text.find('.');
    return card::step_kind(text.substr(0, stop)) &&
           (stop == std::string_view::npos ||
            policy::from_word<policy::Target>(text.substr(stop + 1)));
}

}  // namespace

Decision Decider::operator()(const ReportCardStep& command) const {
    if (const auto no = first_of(
            {is_open(), stands_at({status::kCardOperationRunning}), runs(command.operation_id)})) {
        return rejected(*no);
    }
    if (!is_step(command.step)) {
        return rejected(RejectionCode::kUnknownWord, {"step"});
    }
    if (command.succeeded) {
        return done({facts::CardStepSucceeded{.operation_id = command.operation_id,
                                              .step = command.step,
                                              .status_word = command.status_word}});
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kStepFaults)) {
        return rejected(*no);
    }
    return done({facts::CardStepFailed{.operation_id = command.operation_id,
                                       .step = command.step,
                                       .status_word = command.status_word,
                                       .reason = command.reason}});
}

Decision Decider::operator()(const ReportCardOutcomeUnknown& command) const {
    if (const auto no = first_of(
            {is_open(), stands_at({status::kCardOperationRunning}), runs(command.operation_id)})) {
        return rejected(*no);
    }
    if (!is_step(command.step)) {
        return rejected(RejectionCode::kUnknownWord, {"step"});
    }
    return done(
        {facts::CardOutcomeUnknown{.operation_id = command.operation_id, .step = command.step}});
}

Decision Decider::operator()(const ReportCardReadBack& command) const {
    if (const auto no = first_of({is_open(),
                                  stands_at({status::kCardOperationRunning,
                                             status::kCardOperationFailed, status::kCardLocked}),
                                  runs(command.operation_id)})) {
        return rejected(*no);
    }
    if (state_.card.read_back && state_.card.as_expected == command.as_expected &&
        state_.card.locked == command.locked) {
        return nothing_to_do();
    }
    if (!std::all_of(command.locked.begin(), command.locked.end(), [](const Target& one) {
            return policy::from_word<policy::Target>(one.text()).has_value();
        })) {
        return rejected(RejectionCode::kUnknownWord, {"locked"});
    }
    std::vector<facts::CaseEvent> events = {
        facts::CardReadBack{.operation_id = command.operation_id,
                            .as_expected = command.as_expected,
                            .locked = command.locked}};
    for (const Target& credential : command.locked) {
        if (std::find(state_.card.locked.begin(), state_.card.locked.end(), credential) ==
            state_.card.locked.end()) {
            events.emplace_back(facts::CredentialLocked{.credential = credential});
        }
    }
    return done(std::move(events));
}

Decision Decider::operator()(const UnlockInCase& command) const {
    if (const auto no = first_of({may_handle("card_work"), stands_at({status::kCardLocked}),
                                  is_word(command.ground, "ground", words::kUnlockGrounds)})) {
        return rejected(*no);
    }
    if (std::find(state_.card.locked.begin(), state_.card.locked.end(), command.credential) ==
        state_.card.locked.end()) {
        return rejected(RejectionCode::kUnknownWord, {"credential"});
    }
    const bool is_target = std::any_of(
        state_.procedures.begin(), state_.procedures.end(), [&](const ProcedureRequest& one) {
            return one.procedure.is("pin_reset") &&
                   std::find(one.targets.begin(), one.targets.end(), command.credential) !=
                       one.targets.end();
        });
    if (command.ground == "reset_is_a_target" && !is_target) {
        return rejected(RejectionCode::kResultNotAuthorised, {command.credential.text()});
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!is_target && policy->handling.unlock_in_case == false) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, "unlock_in_case"));
    }
    return done(
        {facts::CredentialUnlocked{.credential = command.credential, .ground = command.ground}});
}

Decision Decider::operator()(const RetryCardOperation& command) const {
    if (const auto no =
            first_of({may_handle("card_work"), stands_at({status::kCardOperationFailed}),
                      runs(command.operation_id)})) {
        return rejected(*no);
    }
    if (state_.card.happened && !state_.card.read_back) {
        return rejected(RejectionCode::kCardNotReadBack);
    }
    return done({facts::CardOperationRetried{.operation_id = command.operation_id}});
}

Decision Decider::operator()(const AbortCardOperation& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kCardOperationRunning,
                                            status::kCardOperationFailed, status::kCardLocked})})) {
        return rejected(*no);
    }
    if (state_.card.happened && !state_.card.read_back) {
        return rejected(RejectionCode::kCardNotReadBack);
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kAbortReasons)) {
        return rejected(*no);
    }
    return done({facts::CardOperationAborted{.operation_id = state_.card.operation_id,
                                             .reason = command.reason,
                                             .card_read_back = command.card_read_back}});
}

Decision Decider::operator()(const ReportTerminalUnavailable& command) const {
    if (const auto no = is_open()) {
        return rejected(*no);
    }
    if (state_.terminal_down_since) {
        return nothing_to_do();
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kOutageReasons)) {
        return rejected(*no);
    }
    return done({facts::TerminalBecameUnavailable{.on = context_.today,
                                                  .reason = command.reason,
                                                  .expected_back_on = command.expected_back_on}});
}

Decision Decider::operator()(const ReportTerminalAvailable&) const {
    if (const auto no = is_open()) {
        return rejected(*no);
    }
    if (!state_.terminal_down_since) {
        return nothing_to_do();
    }
    return done({facts::TerminalBecameAvailable{.on = context_.today}});
}

Decision Decider::operator()(const RecordCompletionStep& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    if (!policy::from_word<policy::CompletionStep>(command.step)) {
        return rejected(RejectionCode::kUnknownWord, {"step"});
    }
    if (std::find(state_.completion_steps.begin(), state_.completion_steps.end(), command.step) !=
        state_.completion_steps.end()) {
        return nothing_to_do();
    }
    return done({facts::CompletionStepDone{.step = command.step}});
}

Decision Decider::operator()(const ReopenCase& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (state_.denied) {
        return rejected(RejectionCode::kPrincipalDenied);
    }
    if (const auto no = stands_at({status::kCompleted, status::kCompletedPartially})) {
        return rejected(*no);
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kReopenReasons)) {
        return rejected(*no);
    }
    return done({facts::CaseReopened{.reason = command.reason}});
}

}  // namespace madoguchi::cases
