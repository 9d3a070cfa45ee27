#include "madoguchi/codec/event_table.hpp"

#include <madoguchi/event/v1/values.pb.h>

#include <tuple>

#include "madoguchi/codec/mapping.hpp"
#include "madoguchi/codec/shape.hpp"
#include "madoguchi/event/v1/case_card.pb.h"
#include "madoguchi/event/v1/case_claim.pb.h"
#include "madoguchi/event/v1/case_correction.pb.h"
#include "madoguchi/event/v1/case_dispatch.pb.h"
#include "madoguchi/event/v1/case_intake.pb.h"
#include "madoguchi/event/v1/case_money.pb.h"
#include "madoguchi/event/v1/case_register.pb.h"
#include "madoguchi/event/v1/case_stop.pb.h"
#include "madoguchi/event/v1/case_visit.pb.h"
#include "madoguchi/event/v1/incident.pb.h"
#include "madoguchi/event/v1/look.pb.h"
#include "madoguchi/event/v1/office.pb.h"
#include "madoguchi/event/v1/person.pb.h"
#include "madoguchi/event/v1/policy.pb.h"
#include "madoguchi/event/v1/staff.pb.h"
#include "madoguchi/event/v1/watch.pb.h"
#include "madoguchi/facts/any_event.hpp"

namespace madoguchi::codec {
namespace {

namespace pb = madoguchi::event::v1;

/// A fact, its message and its wire name.
template <typename FactType, typename MessageType>
struct Named {
    using Fact = FactType;
    using Message = MessageType;
    const char* name;
};

template <typename Event, typename Entry>
StoredForm form_of(const Entry& entry) {
    using Fact = typename Entry::Fact;
    const auto& message = *Entry::Message::descriptor();
    StoredForm form{entry.name, &shape_of<Fact>(), &message, Mapping(shape_of<Fact>(), message),
                    false,      nullptr,           nullptr};
    form.emplace = [](facts::AnyEvent& event) -> void* {
        auto* const same = std::get_if<Event>(&event);
        Event& aggregate = same != nullptr ? *same : event.template emplace<Event>(Fact{});
        return &aggregate.template emplace<Fact>();
    };
    return form;
}

/// Adds the forms of one aggregate. A fact that is missing or out of order doesn't compile.
template <typename Event, typename... Entries>
void add(std::vector<StoredForm>& table, const std::tuple<Entries...>& entries) {
    static_assert(std::is_base_of_v<std::variant<typename Entries::Fact...>, Event>,
                  "list the facts of the aggregate in the order of its variant");
    std::apply([&](const auto&... entry) { (table.push_back(form_of<Event>(entry)), ...); },
               entries);
}

constexpr std::tuple kCaseForms{
    Named<facts::CaseOpened, pb::CaseOpened>{"madoguchi.case.case_opened.v1"},
    Named<facts::CircumstancesRecorded, pb::CircumstancesRecorded>{
        "madoguchi.case.circumstances_recorded.v1"},
    Named<facts::ApplicantKindReevaluated, pb::ApplicantKindReevaluated>{
        "madoguchi.case.applicant_kind_reevaluated.v1"},
    Named<facts::DocumentPresented, pb::DocumentPresented>{"madoguchi.case.document_presented.v1"},
    Named<facts::DocumentRejected, pb::DocumentRejected>{"madoguchi.case.document_rejected.v1"},
    Named<facts::DocumentsFoundMissing, pb::DocumentsFoundMissing>{
        "madoguchi.case.documents_found_missing.v1"},
    Named<facts::PowerOfAttorneyRecorded, pb::PowerOfAttorneyRecorded>{
        "madoguchi.case.power_of_attorney_recorded.v1"},
    Named<facts::AgencyVerified, pb::AgencyVerified>{"madoguchi.case.agency_verified.v1"},
    Named<facts::FamilyRegisterWaived, pb::FamilyRegisterWaived>{
        "madoguchi.case.family_register_waived.v1"},
    Named<facts::WrittenByAnother, pb::WrittenByAnother>{"madoguchi.case.written_by_another.v1"},
    Named<facts::ApplicationAccepted, pb::ApplicationAccepted>{
        "madoguchi.case.application_accepted.v1"},
    Named<facts::ApplicationRefused, pb::ApplicationRefused>{
        "madoguchi.case.application_refused.v1"},
    Named<facts::TargetRefused, pb::TargetRefused>{"madoguchi.case.target_refused.v1"},
    Named<facts::PinVerificationFailed, pb::PinVerificationFailed>{
        "madoguchi.case.pin_verification_failed.v1"},
    Named<facts::RouteDowngradedToInquiry, pb::RouteDowngradedToInquiry>{
        "madoguchi.case.route_downgraded_to_inquiry.v1"},
    Named<facts::CallbackConfirmed, pb::CallbackConfirmed>{"madoguchi.case.callback_confirmed.v1"},
    Named<facts::CallerConfirmed, pb::CallerConfirmed>{"madoguchi.case.caller_confirmed.v1"},
    Named<facts::PossibleDuplicateDismissed, pb::PossibleDuplicateDismissed>{
        "madoguchi.case.possible_duplicate_dismissed.v1"},
    Named<facts::NoteAdded, pb::NoteAdded>{"madoguchi.case.note_added.v1"},
    Named<facts::PostageCollected, pb::PostageCollected>{"madoguchi.case.postage_collected.v1"},
    Named<facts::PostageShortfall, pb::PostageShortfall>{"madoguchi.case.postage_shortfall.v1"},
    Named<facts::PostageRefunded, pb::PostageRefunded>{"madoguchi.case.postage_refunded.v1"},
    Named<facts::FeeCollected, pb::FeeCollected>{"madoguchi.case.fee_collected.v1"},
    Named<facts::FeeWaived, pb::FeeWaived>{"madoguchi.case.fee_waived.v1"},
    Named<facts::ReceiptIssued, pb::ReceiptIssued>{"madoguchi.case.receipt_issued.v1"},
    Named<facts::DispatchHeld, pb::DispatchHeld>{"madoguchi.case.dispatch_held.v1"},
    Named<facts::DispatchReleased, pb::DispatchReleased>{"madoguchi.case.dispatch_released.v1"},
    Named<facts::PostingApprovalRequested, pb::PostingApprovalRequested>{
        "madoguchi.case.posting_approval_requested.v1"},
    Named<facts::PostingApproved, pb::PostingApproved>{"madoguchi.case.posting_approved.v1"},
    Named<facts::AddressExceptionApproved, pb::AddressExceptionApproved>{
        "madoguchi.case.address_exception_approved.v1"},
    Named<facts::LetterQueued, pb::LetterQueued>{"madoguchi.case.letter_queued.v1"},
    Named<facts::LetterPrinted, pb::LetterPrinted>{"madoguchi.case.letter_printed.v1"},
    Named<facts::LetterSpoiled, pb::LetterSpoiled>{"madoguchi.case.letter_spoiled.v1"},
    Named<facts::HandedToMailroom, pb::HandedToMailroom>{"madoguchi.case.handed_to_mailroom.v1"},
    Named<facts::ReturnedByMailroom, pb::ReturnedByMailroom>{
        "madoguchi.case.returned_by_mailroom.v1"},
    Named<facts::LetterPosted, pb::LetterPosted>{"madoguchi.case.letter_posted.v1"},
    Named<facts::AcceptanceSlipReceived, pb::AcceptanceSlipReceived>{
        "madoguchi.case.acceptance_slip_received.v1"},
    Named<facts::LetterDelivered, pb::LetterDelivered>{"madoguchi.case.letter_delivered.v1"},
    Named<facts::LetterReturnedUndeliverable, pb::LetterReturnedUndeliverable>{
        "madoguchi.case.letter_returned_undeliverable.v1"},
    Named<facts::ReminderSent, pb::ReminderSent>{"madoguchi.case.reminder_sent.v1"},
    Named<facts::ReplyLapsed, pb::ReplyLapsed>{"madoguchi.case.reply_lapsed.v1"},
    Named<facts::LetterReissued, pb::LetterReissued>{"madoguchi.case.letter_reissued.v1"},
    Named<facts::LetterInvalidated, pb::LetterInvalidated>{"madoguchi.case.letter_invalidated.v1"},
    Named<facts::LetterPulled, pb::LetterPulled>{"madoguchi.case.letter_pulled.v1"},
    Named<facts::LateReplyAccepted, pb::LateReplyAccepted>{"madoguchi.case.late_reply_accepted.v1"},
    Named<facts::SecondVisitOpened, pb::SecondVisitOpened>{"madoguchi.case.second_visit_opened.v1"},
    Named<facts::ReplyArrivedByOtherRoute, pb::ReplyArrivedByOtherRoute>{
        "madoguchi.case.reply_arrived_by_other_route.v1"},
    Named<facts::CardChecked, pb::CardChecked>{"madoguchi.case.card_checked.v1"},
    Named<facts::RegisterChecked, pb::RegisterChecked>{"madoguchi.case.register_checked.v1"},
    Named<facts::ReasonEvidenceRecorded, pb::ReasonEvidenceRecorded>{
        "madoguchi.case.reason_evidence_recorded.v1"},
    Named<facts::ReplyReceived, pb::ReplyReceived>{"madoguchi.case.reply_received.v1"},
    Named<facts::ReplyHandedBackUnopened, pb::ReplyHandedBackUnopened>{
        "madoguchi.case.reply_handed_back_unopened.v1"},
    Named<facts::ReplyOpened, pb::ReplyOpened>{"madoguchi.case.reply_opened.v1"},
    Named<facts::ReplyRejected, pb::ReplyRejected>{"madoguchi.case.reply_rejected.v1"},
    Named<facts::PinPartDisposed, pb::PinPartDisposed>{"madoguchi.case.pin_part_disposed.v1"},
    Named<facts::ReplyResealed, pb::ReplyResealed>{"madoguchi.case.reply_resealed.v1"},
    Named<facts::PresenceConfirmed, pb::PresenceConfirmed>{"madoguchi.case.presence_confirmed.v1"},
    Named<facts::VisitTwoAccepted, pb::VisitTwoAccepted>{"madoguchi.case.visit_two_accepted.v1"},
    Named<facts::CardTakenIntoCustody, pb::CardTakenIntoCustody>{
        "madoguchi.case.card_taken_into_custody.v1"},
    Named<facts::CardReturned, pb::CardReturned>{"madoguchi.case.card_returned.v1"},
    Named<facts::SentByInternalMail, pb::SentByInternalMail>{
        "madoguchi.case.sent_by_internal_mail.v1"},
    Named<facts::ReceivedByInternalMail, pb::ReceivedByInternalMail>{
        "madoguchi.case.received_by_internal_mail.v1"},
    Named<facts::CardOperationStarted, pb::CardOperationStarted>{
        "madoguchi.case.card_operation_started.v1"},
    Named<facts::CardHandedToTerminal, pb::CardHandedToTerminal>{
        "madoguchi.case.card_handed_to_terminal.v1"},
    Named<facts::CardStepSucceeded, pb::CardStepSucceeded>{"madoguchi.case.card_step_succeeded.v1"},
    Named<facts::CardStepFailed, pb::CardStepFailed>{"madoguchi.case.card_step_failed.v1"},
    Named<facts::CardOutcomeUnknown, pb::CardOutcomeUnknown>{
        "madoguchi.case.card_outcome_unknown.v1"},
    Named<facts::CardReadBack, pb::CardReadBack>{"madoguchi.case.card_read_back.v1"},
    Named<facts::CredentialLocked, pb::CredentialLocked>{"madoguchi.case.credential_locked.v1"},
    Named<facts::CredentialUnlocked, pb::CredentialUnlocked>{
        "madoguchi.case.credential_unlocked.v1"},
    Named<facts::CardOperationRetried, pb::CardOperationRetried>{
        "madoguchi.case.card_operation_retried.v1"},
    Named<facts::CardOperationAborted, pb::CardOperationAborted>{
        "madoguchi.case.card_operation_aborted.v1"},
    Named<facts::CertificateIssued, pb::CertificateIssued>{"madoguchi.case.certificate_issued.v1"},
    Named<facts::CertificateRevoked, pb::CertificateRevoked>{
        "madoguchi.case.certificate_revoked.v1"},
    Named<facts::PinSet, pb::PinSet>{"madoguchi.case.pin_set.v1"},
    Named<facts::PinChanged, pb::PinChanged>{"madoguchi.case.pin_changed.v1"},
    Named<facts::TerminalBecameUnavailable, pb::TerminalBecameUnavailable>{
        "madoguchi.case.terminal_became_unavailable.v1"},
    Named<facts::TerminalBecameAvailable, pb::TerminalBecameAvailable>{
        "madoguchi.case.terminal_became_available.v1"},
    Named<facts::CompletionStepDone, pb::CompletionStepDone>{
        "madoguchi.case.completion_step_done.v1"},
    Named<facts::CaseCompleted, pb::CaseCompleted>{"madoguchi.case.case_completed.v1"},
    Named<facts::PropagationWarningGiven, pb::PropagationWarningGiven>{
        "madoguchi.case.propagation_warning_given.v1"},
    Named<facts::CaseReopened, pb::CaseReopened>{"madoguchi.case.case_reopened.v1"},
    Named<facts::PrincipalDenied, pb::PrincipalDenied>{"madoguchi.case.principal_denied.v1"},
    Named<facts::DenialLifted, pb::DenialLifted>{"madoguchi.case.denial_lifted.v1"},
    Named<facts::ProtectionFlagged, pb::ProtectionFlagged>{"madoguchi.case.protection_flagged.v1"},
    Named<facts::ProtectionEnded, pb::ProtectionEnded>{"madoguchi.case.protection_ended.v1"},
    Named<facts::ProtectedHandlingApproved, pb::ProtectedHandlingApproved>{
        "madoguchi.case.protected_handling_approved.v1"},
    Named<facts::PrincipalDied, pb::PrincipalDied>{"madoguchi.case.principal_died.v1"},
    Named<facts::PrincipalMovedOut, pb::PrincipalMovedOut>{"madoguchi.case.principal_moved_out.v1"},
    Named<facts::RegisteredAddressChanged, pb::RegisteredAddressChanged>{
        "madoguchi.case.registered_address_changed.v1"},
    Named<facts::PrincipalNameChanged, pb::PrincipalNameChanged>{
        "madoguchi.case.principal_name_changed.v1"},
    Named<facts::RegisterChangeReviewed, pb::RegisterChangeReviewed>{
        "madoguchi.case.register_change_reviewed.v1"},
    Named<facts::CertificateLapsed, pb::CertificateLapsed>{"madoguchi.case.certificate_lapsed.v1"},
    Named<facts::CardReportedLost, pb::CardReportedLost>{"madoguchi.case.card_reported_lost.v1"},
    Named<facts::CardFound, pb::CardFound>{"madoguchi.case.card_found.v1"},
    Named<facts::CardExpired, pb::CardExpired>{"madoguchi.case.card_expired.v1"},
    Named<facts::CertificateExpired, pb::CertificateExpired>{
        "madoguchi.case.certificate_expired.v1"},
    Named<facts::ProcedureConverted, pb::ProcedureConverted>{
        "madoguchi.case.procedure_converted.v1"},
    Named<facts::CaseWithdrawn, pb::CaseWithdrawn>{"madoguchi.case.case_withdrawn.v1"},
    Named<facts::AgentReplaced, pb::AgentReplaced>{"madoguchi.case.agent_replaced.v1"},
    Named<facts::CaseConvertedToSelf, pb::CaseConvertedToSelf>{
        "madoguchi.case.case_converted_to_self.v1"},
    Named<facts::CaseClosed, pb::CaseClosed>{"madoguchi.case.case_closed.v1"},
    Named<facts::CaseFrozen, pb::CaseFrozen>{"madoguchi.case.case_frozen.v1"},
    Named<facts::CaseFreezeLifted, pb::CaseFreezeLifted>{"madoguchi.case.case_freeze_lifted.v1"},
    Named<facts::ExceptionApproved, pb::ExceptionApproved>{"madoguchi.case.exception_approved.v1"},
    Named<facts::CorrectionRequested, pb::CorrectionRequested>{
        "madoguchi.case.correction_requested.v1"},
    Named<facts::EntryCorrected, pb::EntryCorrected>{"madoguchi.case.entry_corrected.v1"},
    Named<facts::VoidRequested, pb::VoidRequested>{"madoguchi.case.void_requested.v1"},
    Named<facts::EntryVoided, pb::EntryVoided>{"madoguchi.case.entry_voided.v1"},
    Named<facts::PolicyAdoptionRequested, pb::PolicyAdoptionRequested>{
        "madoguchi.case.policy_adoption_requested.v1"},
    Named<facts::PolicyVersionAdopted, pb::PolicyVersionAdopted>{
        "madoguchi.case.policy_version_adopted.v1"},
    Named<facts::CaseClaimed, pb::CaseClaimed>{"madoguchi.case.case_claimed.v1"},
    Named<facts::ClaimReleased, pb::ClaimReleased>{"madoguchi.case.claim_released.v1"},
    Named<facts::WorkHandedOver, pb::WorkHandedOver>{"madoguchi.case.work_handed_over.v1"},
    Named<facts::PartyIdentified, pb::PartyIdentified>{"madoguchi.case.party_identified.v1"},
    Named<facts::PartyDistinguished, pb::PartyDistinguished>{
        "madoguchi.case.party_distinguished.v1"},
    Named<facts::PartyReleased, pb::PartyReleased>{"madoguchi.case.party_released.v1"},
    Named<facts::PartyErased, pb::PartyErased>{"madoguchi.case.party_erased.v1"},
    Named<facts::DataKeysDestroyed, pb::DataKeysDestroyed>{"madoguchi.case.data_keys_destroyed.v1"},
    Named<facts::RetentionHoldPlaced, pb::RetentionHoldPlaced>{
        "madoguchi.case.retention_hold_placed.v1"},
    Named<facts::RetentionHoldLifted, pb::RetentionHoldLifted>{
        "madoguchi.case.retention_hold_lifted.v1"},
    Named<facts::DisposalRequested, pb::DisposalRequested>{"madoguchi.case.disposal_requested.v1"},
    Named<facts::CaseDisposed, pb::CaseDisposed>{"madoguchi.case.case_disposed.v1"}};

constexpr std::tuple kIncidentForms{
    Named<facts::IncidentOpened, pb::IncidentOpened>{"madoguchi.incident.incident_opened.v1"},
    Named<facts::ReportClockStarted, pb::ReportClockStarted>{
        "madoguchi.incident.report_clock_started.v1"},
    Named<facts::ReportFellDue, pb::ReportFellDue>{"madoguchi.incident.report_fell_due.v1"},
    Named<facts::ReportMade, pb::ReportMade>{"madoguchi.incident.report_made.v1"},
    Named<facts::ReportFoundNeedless, pb::ReportFoundNeedless>{
        "madoguchi.incident.report_found_needless.v1"},
    Named<facts::CaseJoinedIncident, pb::CaseJoinedIncident>{
        "madoguchi.incident.case_joined_incident.v1"},
    Named<facts::CaseLeftIncident, pb::CaseLeftIncident>{
        "madoguchi.incident.case_left_incident.v1"},
    Named<facts::AffectedPersonAdded, pb::AffectedPersonAdded>{
        "madoguchi.incident.affected_person_added.v1"},
    Named<facts::AffectedPersonRemoved, pb::AffectedPersonRemoved>{
        "madoguchi.incident.affected_person_removed.v1"},
    Named<facts::IncidentNoteAdded, pb::IncidentNoteAdded>{
        "madoguchi.incident.incident_note_added.v1"},
    Named<facts::IncidentClosed, pb::IncidentClosed>{"madoguchi.incident.incident_closed.v1"}};

constexpr std::tuple kLookForms{
    Named<facts::PersonalDataOpened, pb::PersonalDataOpened>{
        "madoguchi.look.personal_data_opened.v1"},
    Named<facts::PersonsSearched, pb::PersonsSearched>{"madoguchi.look.persons_searched.v1"},
    Named<facts::DataExported, pb::DataExported>{"madoguchi.look.data_exported.v1"},
    Named<facts::ForbiddenActTried, pb::ForbiddenActTried>{
        "madoguchi.look.forbidden_act_tried.v1"}};

constexpr std::tuple kOfficeForms{
    Named<facts::OfficeClosureRegistered, pb::OfficeClosureRegistered>{
        "madoguchi.office.office_closure_registered.v1"},
    Named<facts::TerminalDowntimeRegistered, pb::TerminalDowntimeRegistered>{
        "madoguchi.office.terminal_downtime_registered.v1"},
    Named<facts::PrintBatchClosed, pb::PrintBatchClosed>{"madoguchi.office.print_batch_closed.v1"},
    Named<facts::HandOverCounted, pb::HandOverCounted>{"madoguchi.office.hand_over_counted.v1"},
    Named<facts::DocumentNumberVoided, pb::DocumentNumberVoided>{
        "madoguchi.office.document_number_voided.v1"},
    Named<facts::DayClosed, pb::DayClosed>{"madoguchi.office.day_closed.v1"},
    Named<facts::DayCloseConfirmed, pb::DayCloseConfirmed>{
        "madoguchi.office.day_close_confirmed.v1"},
    Named<facts::OfficeClosureWithdrawn, pb::OfficeClosureWithdrawn>{
        "madoguchi.office.office_closure_withdrawn.v1"},
    Named<facts::TerminalDowntimeWithdrawn, pb::TerminalDowntimeWithdrawn>{
        "madoguchi.office.terminal_downtime_withdrawn.v1"}};

constexpr std::tuple kPersonForms{
    Named<facts::CaseLinked, pb::CaseLinked>{"madoguchi.person.case_linked.v1"},
    Named<facts::CaseUnlinked, pb::CaseUnlinked>{"madoguchi.person.case_unlinked.v1"},
    Named<facts::PersonHoldPlaced, pb::PersonHoldPlaced>{"madoguchi.person.person_hold_placed.v1"},
    Named<facts::PersonHoldLifted, pb::PersonHoldLifted>{"madoguchi.person.person_hold_lifted.v1"},
    Named<facts::ErasureRequested, pb::ErasureRequested>{"madoguchi.person.erasure_requested.v1"},
    Named<facts::ErasureDismissed, pb::ErasureDismissed>{"madoguchi.person.erasure_dismissed.v1"},
    Named<facts::ErasureApproved, pb::ErasureApproved>{"madoguchi.person.erasure_approved.v1"},
    Named<facts::CaseErased, pb::CaseErased>{"madoguchi.person.case_erased.v1"}};

constexpr std::tuple kPolicyForms{
    Named<facts::PolicyVersionPublished, pb::PolicyVersionPublished>{
        "madoguchi.policy.policy_version_published.v1"},
    Named<facts::OfficeValueSet, pb::OfficeValueSet>{"madoguchi.policy.office_value_set.v1"},
    Named<facts::ReviewedValueConfirmed, pb::ReviewedValueConfirmed>{
        "madoguchi.policy.reviewed_value_confirmed.v1"}};

constexpr std::tuple kStaffForms{
    Named<facts::StaffRegistered, pb::StaffRegistered>{"madoguchi.staff.staff_registered.v1"},
    Named<facts::RoleGranted, pb::RoleGranted>{"madoguchi.staff.role_granted.v1"},
    Named<facts::RoleWithdrawn, pb::RoleWithdrawn>{"madoguchi.staff.role_withdrawn.v1"},
    Named<facts::StaffLeft, pb::StaffLeft>{"madoguchi.staff.staff_left.v1"},
    Named<facts::StaffReturned, pb::StaffReturned>{"madoguchi.staff.staff_returned.v1"},
    Named<facts::SignInGranted, pb::SignInGranted>{"madoguchi.staff.sign_in_granted.v1"},
    Named<facts::SignInWithdrawn, pb::SignInWithdrawn>{"madoguchi.staff.sign_in_withdrawn.v1"}};

constexpr std::tuple kWatchForms{
    Named<facts::ExpiryWatchOpened, pb::ExpiryWatchOpened>{
        "madoguchi.watch.expiry_watch_opened.v1"},
    Named<facts::ExpiryWatchRescheduled, pb::ExpiryWatchRescheduled>{
        "madoguchi.watch.expiry_watch_rescheduled.v1"},
    Named<facts::WatchClosedNotWanted, pb::WatchClosedNotWanted>{
        "madoguchi.watch.watch_closed_not_wanted.v1"},
    Named<facts::WatchClosedRenewed, pb::WatchClosedRenewed>{
        "madoguchi.watch.watch_closed_renewed.v1"},
    Named<facts::WatchClosedExpired, pb::WatchClosedExpired>{
        "madoguchi.watch.watch_closed_expired.v1"},
    Named<facts::WatchErased, pb::WatchErased>{"madoguchi.watch.watch_erased.v1"},
    Named<facts::PersonProtected, pb::PersonProtected>{"madoguchi.watch.person_protected.v1"},
    Named<facts::PersonProtectionEnded, pb::PersonProtectionEnded>{
        "madoguchi.watch.person_protection_ended.v1"}};

}  // namespace

const EventRegistry& EventRegistry::current() {
    static const EventRegistry registry(event_forms());
    return registry;
}

std::vector<StoredForm> event_forms() {
    std::vector<StoredForm> table;
    add<facts::CaseEvent>(table, kCaseForms);
    add<facts::IncidentEvent>(table, kIncidentForms);
    add<facts::LookEvent>(table, kLookForms);
    add<facts::OfficeEvent>(table, kOfficeForms);
    add<facts::PersonEvent>(table, kPersonForms);
    add<facts::PolicyEvent>(table, kPolicyForms);
    add<facts::StaffEvent>(table, kStaffForms);
    add<facts::WatchEvent>(table, kWatchForms);
    return table;
}

}  // namespace madoguchi::codec
