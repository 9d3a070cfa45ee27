#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/entry_fields.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/facts/cases/field_path.hpp"

namespace madoguchi::cases {

namespace {

constexpr std::array<std::string_view, 5> kIdentity = {"applicant", "name", "kana", "postcode",
                                                       "address"};

/// Identity data: two persons correct it.
bool is_identity_field(const std::string& field) {
    return field.starts_with("principal.") || field.starts_with("agent.") ||
           field.starts_with("new_agent.") || field.starts_with("other_agent.") ||
           std::find(kIdentity.begin(), kIdentity.end(), field) != kIdentity.end();
}

/// What was done to the card is never corrected: it is revoked and issued again.
bool is_card_work(const facts::CaseEvent& event) {
    return std::holds_alternative<facts::CardOperationStarted>(event) ||
           std::holds_alternative<facts::CardStepSucceeded>(event) ||
           std::holds_alternative<facts::CardStepFailed>(event) ||
           std::holds_alternative<facts::CardOutcomeUnknown>(event) ||
           std::holds_alternative<facts::CardReadBack>(event) ||
           std::holds_alternative<facts::CredentialLocked>(event) ||
           std::holds_alternative<facts::CredentialUnlocked>(event) ||
           std::holds_alternative<facts::CardOperationRetried>(event) ||
           std::holds_alternative<facts::CardOperationAborted>(event) ||
           std::holds_alternative<facts::CardHandedToTerminal>(event) ||
           std::holds_alternative<facts::CertificateIssued>(event) ||
           std::holds_alternative<facts::CertificateRevoked>(event) ||
           std::holds_alternative<facts::PinSet>(event) ||
           std::holds_alternative<facts::PinChanged>(event) ||
           std::holds_alternative<facts::CaseCompleted>(event);
}

/// A stop and its lifting aren't entries that were typed wrongly: each has somebody who may lift
/// it, and a void would get past them.
bool is_stop(const facts::CaseEvent& event) {
    return std::holds_alternative<facts::PrincipalDenied>(event) ||
           std::holds_alternative<facts::DenialLifted>(event) ||
           std::holds_alternative<facts::ProtectionFlagged>(event) ||
           std::holds_alternative<facts::ProtectionEnded>(event) ||
           std::holds_alternative<facts::ProtectedHandlingApproved>(event) ||
           std::holds_alternative<facts::CaseFrozen>(event) ||
           std::holds_alternative<facts::CaseFreezeLifted>(event);
}

/// These have commands of their own that undo them, because another stream follows from them.
bool is_undone_otherwise(const facts::CaseEvent& event) {
    return std::holds_alternative<facts::PartyIdentified>(event) ||
           std::holds_alternative<facts::PartyDistinguished>(event) ||
           std::holds_alternative<facts::PartyReleased>(event) ||
           std::holds_alternative<facts::RetentionHoldPlaced>(event) ||
           std::holds_alternative<facts::RetentionHoldLifted>(event) ||
           std::holds_alternative<facts::DisposalRequested>(event);
}

/// What waits for a second person, or two persons have settled, is asked for anew.
bool is_of_two_persons(const facts::CaseEvent& event) {
    return std::holds_alternative<facts::CorrectionRequested>(event) ||
           std::holds_alternative<facts::VoidRequested>(event) ||
           std::holds_alternative<facts::PolicyAdoptionRequested>(event) ||
           std::holds_alternative<facts::PolicyVersionAdopted>(event);
}

bool folds(std::vector<facts::CaseEvent> history, const facts::CaseEvent& change) {
    history.push_back(change);
    try {
        static_cast<void>(fold(history));
        return true;
    } catch (const HistoryViolation&) {
        return false;
    }
}

}  // namespace

Expected<ChangedField, Rejection> Decider::corrected_field(std::uint64_t event_no,
                                                           const std::string& field,
                                                           std::string new_value) const {
    // Asked with no number only to see whether one may correct: that needs no history.
    const std::vector<facts::CaseEvent> history =
        event_no == 0 ? std::vector<facts::CaseEvent>() : context_.history();
    if (event_no == 0 || event_no > history.size()) {
        return tl::make_unexpected(Rejection{RejectionCode::kEventUnknown, {"event_no"}});
    }
    auto event = effective(history)[event_no - 1];
    if (!event || changes_history(*event)) {
        return tl::make_unexpected(Rejection{RejectionCode::kEventUnknown, {"event_no"}});
    }
    if (is_card_work(*event)) {
        return tl::make_unexpected(Rejection{RejectionCode::kCardWorkHappened, {}});
    }
    if (is_stop(*event)) {
        return tl::make_unexpected(Rejection{RejectionCode::kStopIsLifted, {}});
    }
    if (!is_typed(*event, field) || is_undone_otherwise(*event) || is_of_two_persons(*event)) {
        return tl::make_unexpected(Rejection{RejectionCode::kNotAllowedHere, {field}});
    }
    if (new_value.empty() && (field == "principal.name" || field == "principal.birth_date")) {
        return tl::make_unexpected(Rejection{RejectionCode::kFieldUnknown, {field}});
    }
    const auto old_value = facts::get_field(*event, field);
    if (!old_value || facts::set_field(*event, field, new_value) != facts::FieldSet::kDone) {
        return tl::make_unexpected(Rejection{RejectionCode::kFieldUnknown, {field}});
    }
    // What stands there, and what was recorded first, may also be a word of the rules' own.
    if (new_value != *old_value && new_value != facts::get_field(history[event_no - 1], field)) {
        const auto policy = rules();
        const Entry entry{*event, state_, policy.get(), *context_.staff};
        if (auto no = value_fault(entry, field, new_value)) {
            return tl::make_unexpected(std::move(*no));
        }
    }
    return ChangedField{Sensitive<std::string>(*old_value),
                        Sensitive<std::string>(std::move(new_value))};
}

Decision Decider::operator()(const CorrectEntry& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (is_identity_field(command.field)) {
        return rejected(RejectionCode::kNeedsSecondPerson, {command.field});
    }
    const auto change =
        corrected_field(command.event_no, command.field, command.new_value.reveal());
    if (!change) {
        return rejected(change.error());
    }
    if (change->old_value == change->new_value) {
        return nothing_to_do();
    }
    const facts::EntryCorrected corrected{.event_no = command.event_no,
                                          .field = command.field,
                                          .old_value = change->old_value,
                                          .new_value = change->new_value,
                                          .reason = command.reason,
                                          .requested_by = context_.actor,
                                          .approved_by = {}};
    if (!folds(context_.history(), corrected)) {
        return rejected(RejectionCode::kCorrectionDoesNotFold);
    }
    return done({corrected});
}

Decision Decider::operator()(const RequestCorrection& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    const auto change =
        corrected_field(command.event_no, command.field, command.new_value.reveal());
    if (!change) {
        return rejected(change.error());
    }
    const PendingApproval* asked = pending("correction", command.event_no, command.field);
    if (asked != nullptr && asked->new_value == change->new_value &&
        asked->requested_by == context_.actor) {
        return nothing_to_do();
    }
    return done({facts::CorrectionRequested{.event_no = command.event_no,
                                            .field = command.field,
                                            .old_value = change->old_value,
                                            .new_value = change->new_value,
                                            .reason = command.reason,
                                            .requested_by = context_.actor}});
}

const PendingApproval* Decider::pending(const char* kind, std::uint64_t event_no,
                                        const std::string& field) const {
    const auto found =
        std::find_if(state_.pending.begin(), state_.pending.end(), [&](const PendingApproval& one) {
            return one.kind == kind && one.event_no == event_no && one.field == field;
        });
    return found == state_.pending.end() ? nullptr : &*found;
}

Decision Decider::operator()(const ApproveCorrection& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    const PendingApproval* asked = pending("correction", command.event_no, command.field);
    if (asked == nullptr) {
        return rejected(RejectionCode::kNotRequested, {"correction"});
    }
    if (const auto no = another_person(asked->requested_by)) {
        return rejected(*no);
    }
    const auto change = corrected_field(command.event_no, command.field, asked->new_value.reveal());
    if (!change) {
        return rejected(change.error());
    }
    const facts::EntryCorrected corrected{.event_no = command.event_no,
                                          .field = command.field,
                                          .old_value = change->old_value,
                                          .new_value = change->new_value,
                                          .reason = asked->reason,
                                          .requested_by = asked->requested_by,
                                          .approved_by = context_.actor};
    if (!folds(context_.history(), corrected)) {
        return rejected(RejectionCode::kCorrectionDoesNotFold);
    }
    std::vector<facts::CaseEvent> events = {corrected};
    if (command.field == "principal.register_no" && !state_.protected_person &&
        register_protects(asked->new_value)) {
        add_protection(context_.today, events);
    }
    return done(std::move(events));
}

Decision Decider::operator()(const RequestVoid& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (command.event_no < 2) {
        return rejected(RejectionCode::kEventUnknown, {"event_no"});
    }
    const std::vector<std::optional<facts::CaseEvent>> history = effective(context_.history());
    if (command.event_no > history.size() || !history[command.event_no - 1] ||
        changes_history(*history[command.event_no - 1])) {
        return rejected(RejectionCode::kEventUnknown, {"event_no"});
    }
    if (is_card_work(*history[command.event_no - 1])) {
        return rejected(RejectionCode::kCardWorkHappened);
    }
    if (is_stop(*history[command.event_no - 1])) {
        return rejected(RejectionCode::kStopIsLifted);
    }
    if (is_undone_otherwise(*history[command.event_no - 1])) {
        return rejected(RejectionCode::kNotAllowedHere, {"event_no"});
    }
    const PendingApproval* asked = pending("void", command.event_no, "");
    if (asked != nullptr && asked->requested_by == context_.actor) {
        return nothing_to_do();
    }
    return done({facts::VoidRequested{
        .event_no = command.event_no, .reason = command.reason, .requested_by = context_.actor}});
}

Decision Decider::operator()(const VoidEntry& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    const PendingApproval* asked = pending("void", command.event_no, "");
    if (asked == nullptr) {
        return rejected(RejectionCode::kNotRequested, {"void"});
    }
    if (const auto no = another_person(asked->requested_by)) {
        return rejected(*no);
    }
    const facts::EntryVoided voided{.event_no = command.event_no,
                                    .reason = asked->reason,
                                    .requested_by = asked->requested_by,
                                    .approved_by = context_.actor};
    if (!folds(context_.history(), voided)) {
        return rejected(RejectionCode::kCorrectionDoesNotFold);
    }
    return done({voided});
}

Decision Decider::operator()(const RequestPolicyAdoption& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    if (!context_.rules->version(command.to_version, context_.today)) {
        return rejected(RejectionCode::kPolicyMissing, {command.to_version});
    }
    if (command.to_version == state_.policy_version) {
        return nothing_to_do();
    }
    const PendingApproval* asked = pending("policy_adoption", 0, command.to_version);
    if (asked != nullptr && asked->requested_by == context_.actor) {
        return nothing_to_do();
    }
    return done({facts::PolicyAdoptionRequested{.to_version = command.to_version,
                                                .reason = command.reason,
                                                .requested_by = context_.actor}});
}

Decision Decider::operator()(const AdoptPolicyVersion& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    const PendingApproval* asked = pending("policy_adoption", 0, command.to_version);
    if (asked == nullptr) {
        return rejected(RejectionCode::kNotRequested, {"policy_adoption"});
    }
    if (const auto no = another_person(asked->requested_by)) {
        return rejected(*no);
    }
    return done({facts::PolicyVersionAdopted{.from_version = state_.policy_version,
                                             .to_version = command.to_version,
                                             .reason = asked->reason,
                                             .requested_by = asked->requested_by,
                                             .approved_by = context_.actor}});
}

}  // namespace madoguchi::cases
