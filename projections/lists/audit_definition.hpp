#pragma once

#include <string>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/audit_row.hpp"

namespace madoguchi::projections {

/// `audit`: refusals by rule, exceptions and who answers for them, corrections, and the commands
/// that couldn't be done. Keys: `a/<kind>/<office>/<day>/<stream>#<entry>`,
/// `f/<word>/<rule>/<office>/<day>` (count), `x/<day>/<position, 12 digits>`.
class AuditDefinition {
 public:
    using State = AuditState;
    using Handles =
        Events<facts::CaseOpened, facts::ApplicationRefused, facts::TargetRefused,
               facts::DocumentRejected, facts::ReplyRejected, facts::FamilyRegisterWaived,
               facts::WrittenByAnother, facts::PossibleDuplicateDismissed, facts::FeeWaived,
               facts::AddressExceptionApproved, facts::LetterPosted, facts::LateReplyAccepted,
               facts::DenialLifted, facts::ProtectionEnded, facts::ProtectedHandlingApproved,
               facts::RegisterChangeReviewed, facts::AgentReplaced, facts::ExceptionApproved,
               facts::EntryCorrected, facts::EntryVoided, facts::PolicyVersionAdopted,
               facts::PartyErased, facts::RetentionHoldPlaced, facts::RetentionHoldLifted,
               facts::CaseDisposed>;
    using Ignores = Join<
        Events<facts::CircumstancesRecorded, facts::ApplicantKindReevaluated,
               facts::DocumentPresented, facts::DocumentsFoundMissing,
               facts::PowerOfAttorneyRecorded, facts::AgencyVerified, facts::ApplicationAccepted,
               facts::PinVerificationFailed, facts::RouteDowngradedToInquiry,
               facts::CallbackConfirmed, facts::CallerConfirmed, facts::NoteAdded>,
        Events<facts::PostageCollected, facts::PostageShortfall, facts::PostageRefunded,
               facts::FeeCollected, facts::ReceiptIssued>,
        Events<facts::DispatchHeld, facts::DispatchReleased, facts::PostingApprovalRequested,
               facts::PostingApproved, facts::LetterQueued, facts::LetterPrinted,
               facts::LetterSpoiled, facts::HandedToMailroom, facts::ReturnedByMailroom,
               facts::AcceptanceSlipReceived, facts::LetterDelivered,
               facts::LetterReturnedUndeliverable, facts::ReminderSent, facts::ReplyLapsed,
               facts::LetterReissued, facts::LetterInvalidated, facts::LetterPulled>,
        Events<facts::SecondVisitOpened, facts::ReplyArrivedByOtherRoute, facts::CardChecked,
               facts::RegisterChecked, facts::ReasonEvidenceRecorded, facts::ReplyReceived,
               facts::ReplyHandedBackUnopened, facts::ReplyOpened, facts::PinPartDisposed,
               facts::ReplyResealed, facts::PresenceConfirmed, facts::VisitTwoAccepted,
               facts::CardTakenIntoCustody, facts::CardReturned, facts::SentByInternalMail,
               facts::ReceivedByInternalMail>,
        CardEvents,
        Events<facts::PrincipalDenied, facts::ProtectionFlagged, facts::PrincipalDied,
               facts::PrincipalMovedOut, facts::RegisteredAddressChanged,
               facts::PrincipalNameChanged, facts::CertificateLapsed, facts::CardReportedLost,
               facts::CardFound, facts::CardExpired, facts::CertificateExpired,
               facts::ProcedureConverted, facts::CaseWithdrawn, facts::CaseConvertedToSelf,
               facts::CaseClosed, facts::CaseFrozen, facts::CaseFreezeLifted>,
        Events<facts::CorrectionRequested, facts::VoidRequested, facts::PolicyAdoptionRequested>,
        Events<facts::PartyIdentified, facts::PartyDistinguished, facts::PartyReleased,
               facts::DataKeysDestroyed, facts::DisposalRequested>,
        ClaimEvents, IncidentEvents, LookEvents, OfficeEvents, PersonEvents, PolicyEvents,
        StaffEvents, WatchEvents>;

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("case/");
    }
    /// Lists the rejections (outcomes without events), and what was changed of the staff.
    void direct(const DecodedCommit& commit, ViewWriter& writer) const;
    void derive(const std::string& stream, const AuditState& state, DerivedRows& out) const;

    void on(AuditState& state, const EventContext& at, const facts::CaseOpened& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::ApplicationRefused& event) const;
    void on(AuditState& state, const EventContext& at, const facts::TargetRefused& event) const;
    void on(AuditState& state, const EventContext& at, const facts::DocumentRejected& event) const;
    void on(AuditState& state, const EventContext& at, const facts::ReplyRejected& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::FamilyRegisterWaived& event) const;
    void on(AuditState& state, const EventContext& at, const facts::WrittenByAnother& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::PossibleDuplicateDismissed& event) const;
    void on(AuditState& state, const EventContext& at, const facts::FeeWaived& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::AddressExceptionApproved& event) const;
    void on(AuditState& state, const EventContext& at, const facts::LetterPosted& event) const;
    void on(AuditState& state, const EventContext& at, const facts::LateReplyAccepted& event) const;
    void on(AuditState& state, const EventContext& at, const facts::DenialLifted& event) const;
    void on(AuditState& state, const EventContext& at, const facts::ProtectionEnded& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::ProtectedHandlingApproved& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::RegisterChangeReviewed& event) const;
    void on(AuditState& state, const EventContext& at, const facts::AgentReplaced& event) const;
    void on(AuditState& state, const EventContext& at, const facts::ExceptionApproved& event) const;
    void on(AuditState& state, const EventContext& at, const facts::EntryCorrected& event) const;
    void on(AuditState& state, const EventContext& at, const facts::EntryVoided& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::PolicyVersionAdopted& event) const;
    void on(AuditState& state, const EventContext& at, const facts::PartyErased& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::RetentionHoldPlaced& event) const;
    void on(AuditState& state, const EventContext& at,
            const facts::RetentionHoldLifted& event) const;
    void on(AuditState& state, const EventContext& at, const facts::CaseDisposed& event) const;
};

}  // namespace madoguchi::projections
