#pragma once

#include <string>
#include <string_view>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {

/// `cases`: one row per case, and from it alone the worklists, the counts behind the dashboard, the
/// backlog and the lead times. Keys: keys.hpp.
class CaseDefinition {
 public:
    using State = CaseRow;
    using Handles = Join<
        Events<facts::CaseOpened, facts::CircumstancesRecorded, facts::ApplicantKindReevaluated,
               facts::DocumentPresented, facts::DocumentsFoundMissing, facts::ApplicationAccepted,
               facts::ApplicationRefused, facts::TargetRefused, facts::PinVerificationFailed,
               facts::RouteDowngradedToInquiry>,
        Events<facts::DispatchHeld, facts::DispatchReleased, facts::PostingApprovalRequested,
               facts::PostingApproved, facts::LetterQueued, facts::LetterPrinted,
               facts::LetterSpoiled, facts::HandedToMailroom, facts::ReturnedByMailroom,
               facts::LetterPosted, facts::AcceptanceSlipReceived, facts::LetterDelivered,
               facts::LetterReturnedUndeliverable, facts::ReplyLapsed, facts::LetterReissued,
               facts::LetterInvalidated, facts::LetterPulled>,
        Events<facts::LateReplyAccepted, facts::SecondVisitOpened, facts::ReplyArrivedByOtherRoute,
               facts::RegisterChecked, facts::ReplyReceived, facts::ReplyHandedBackUnopened,
               facts::ReplyOpened, facts::ReplyRejected, facts::PinPartDisposed,
               facts::ReplyResealed, facts::VisitTwoAccepted, facts::CardTakenIntoCustody,
               facts::CardReturned, facts::SentByInternalMail, facts::ReceivedByInternalMail>,
        Events<facts::CardOperationStarted, facts::CardStepFailed, facts::CardOutcomeUnknown,
               facts::CardReadBack, facts::CredentialLocked, facts::CredentialUnlocked,
               facts::CardOperationRetried, facts::CardOperationAborted, facts::CertificateIssued,
               facts::TerminalBecameUnavailable, facts::TerminalBecameAvailable,
               facts::CaseCompleted, facts::CaseReopened>,
        Events<facts::PrincipalDenied, facts::DenialLifted, facts::ProtectionFlagged,
               facts::ProtectionEnded, facts::RegisteredAddressChanged, facts::PrincipalNameChanged,
               facts::RegisterChangeReviewed, facts::ProcedureConverted, facts::CaseWithdrawn,
               facts::AgentReplaced, facts::CaseConvertedToSelf, facts::CaseClosed,
               facts::CaseFrozen, facts::CaseFreezeLifted>,
        CorrectionEvents, ClaimEvents, Events<facts::PartyErased>, RetentionEvents>;
    using Ignores = Join<
        Events<facts::DocumentRejected, facts::PowerOfAttorneyRecorded, facts::AgencyVerified,
               facts::FamilyRegisterWaived, facts::WrittenByAnother, facts::CallbackConfirmed,
               facts::CallerConfirmed, facts::PossibleDuplicateDismissed, facts::NoteAdded>,
        MoneyEvents, Events<facts::AddressExceptionApproved, facts::ReminderSent>,
        Events<facts::CardChecked, facts::ReasonEvidenceRecorded, facts::PresenceConfirmed>,
        Events<facts::CardHandedToTerminal, facts::CardStepSucceeded, facts::CertificateRevoked,
               facts::PinSet, facts::PinChanged, facts::CompletionStepDone,
               facts::PropagationWarningGiven>,
        // The end that follows from these is an event of its own: CaseClosed.
        Events<facts::ProtectedHandlingApproved, facts::PrincipalDied, facts::PrincipalMovedOut,
               facts::CertificateLapsed, facts::CardReportedLost, facts::CardFound,
               facts::CardExpired, facts::CertificateExpired, facts::ExceptionApproved>,
        Events<facts::PartyIdentified, facts::PartyDistinguished, facts::PartyReleased,
               facts::DataKeysDestroyed>,
        IncidentEvents, LookEvents, OfficeEvents, PersonEvents, PolicyEvents, StaffEvents,
        WatchEvents>;

    [[nodiscard]] const ViewId& id() const;
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("case/");
    }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const CaseRow& row, DerivedRows& out) const;

    void on(CaseRow& row, const EventContext& at, const facts::PartyErased& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::RetentionHoldPlaced& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::RetentionHoldLifted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::DisposalRequested& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseDisposed& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::CaseOpened& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CircumstancesRecorded& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::ApplicantKindReevaluated& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::DocumentPresented& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::DocumentsFoundMissing& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ApplicationAccepted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ApplicationRefused& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::TargetRefused& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::PinVerificationFailed& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::RouteDowngradedToInquiry& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::DispatchHeld& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::DispatchReleased& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::PostingApprovalRequested& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::PostingApproved& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterQueued& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterPrinted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterSpoiled& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::HandedToMailroom& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReturnedByMailroom& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterPosted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::AcceptanceSlipReceived& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterDelivered& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::LetterReturnedUndeliverable& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReplyLapsed& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterReissued& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterInvalidated& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::LetterPulled& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::LateReplyAccepted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::SecondVisitOpened& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::ReplyArrivedByOtherRoute& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::ReplyHandedBackUnopened& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::RegisterChecked& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReplyReceived& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReplyOpened& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReplyRejected& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::PinPartDisposed& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReplyResealed& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::VisitTwoAccepted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardTakenIntoCustody& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardReturned& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::SentByInternalMail& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ReceivedByInternalMail& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::CardOperationStarted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardStepFailed& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardOutcomeUnknown& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardReadBack& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CredentialLocked& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CredentialUnlocked& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardOperationRetried& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CardOperationAborted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CertificateIssued& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::TerminalBecameUnavailable& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::TerminalBecameAvailable& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseCompleted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseReopened& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::CaseClaimed& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ClaimReleased& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::WorkHandedOver& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::PrincipalDenied& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::DenialLifted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ProtectionFlagged& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ProtectionEnded& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::RegisteredAddressChanged& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::PrincipalNameChanged& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::RegisterChangeReviewed& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseFrozen& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseFreezeLifted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::ProcedureConverted& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseWithdrawn& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::AgentReplaced& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseConvertedToSelf& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::CaseClosed& event) const;

    void on(CaseRow& row, const EventContext& at, const facts::CorrectionRequested& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::EntryCorrected& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::VoidRequested& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::EntryVoided& event) const;
    void on(CaseRow& row, const EventContext& at,
            const facts::PolicyAdoptionRequested& event) const;
    void on(CaseRow& row, const EventContext& at, const facts::PolicyVersionAdopted& event) const;
};

}  // namespace madoguchi::projections
