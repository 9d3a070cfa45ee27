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
#include "madoguchi/projections/rows/daybook_row.hpp"

namespace madoguchi::projections {

/// `daybook`: money and stamps, what counts on a day, the register of document numbers, print
/// batches, closed days. Keys: `m/<office>/<day>/<stream>#<entry>` (money), `d/<office>/<day>/
/// <figure>` (count), `g/<document number>/<stream>` and `u/…` for those unused, `p/<batch>/
/// <stream>`, `q/<batch>` (letters pulled from it), `z/<office>/<day>` (closed day), `v/<receipt
/// number>/<stream>`, `o/<office>/<last day>/<kind>/<first day>` (closures and downtimes),
/// `t/used/<office>/<day of posting>/<stream>#<entry>` and `t/held/<office>/<day of receipt>/…`
/// (stamps that citizens brought).
class DaybookDefinition {
 public:
    using State = DaybookRow;
    using Handles =
        Join<Events<facts::CaseOpened, facts::ApplicationRefused>,
             Events<facts::PostageCollected, facts::PostageShortfall, facts::PostageRefunded,
                    facts::FeeCollected, facts::FeeWaived>,
             Events<facts::LetterQueued, facts::LetterPosted, facts::AcceptanceSlipReceived,
                    facts::LetterReturnedUndeliverable, facts::LetterInvalidated>,
             Events<facts::LetterPrinted, facts::HandedToMailroom, facts::ReturnedByMailroom,
                    facts::LetterPulled>,
             Events<facts::SecondVisitOpened, facts::CardOperationStarted, facts::CaseCompleted>,
             Events<facts::PrintBatchClosed, facts::HandOverCounted, facts::DocumentNumberVoided,
                    facts::DayClosed, facts::DayCloseConfirmed>,
             Events<facts::OfficeClosureRegistered, facts::OfficeClosureWithdrawn,
                    facts::TerminalDowntimeRegistered, facts::TerminalDowntimeWithdrawn>>;
    using Ignores = Join<
        Events<facts::CircumstancesRecorded, facts::ApplicantKindReevaluated,
               facts::DocumentPresented, facts::DocumentRejected, facts::DocumentsFoundMissing,
               facts::PowerOfAttorneyRecorded, facts::AgencyVerified, facts::FamilyRegisterWaived,
               facts::WrittenByAnother, facts::ApplicationAccepted, facts::TargetRefused,
               facts::PinVerificationFailed, facts::RouteDowngradedToInquiry,
               facts::CallbackConfirmed, facts::CallerConfirmed, facts::PossibleDuplicateDismissed,
               facts::NoteAdded>,
        // The receipt number stands with the money that it was issued for.
        Events<facts::ReceiptIssued>,
        Events<facts::DispatchHeld, facts::DispatchReleased, facts::PostingApprovalRequested,
               facts::PostingApproved, facts::AddressExceptionApproved, facts::LetterSpoiled,
               facts::LetterDelivered, facts::ReminderSent, facts::ReplyLapsed,
               facts::LetterReissued>,
        Events<facts::LateReplyAccepted, facts::ReplyArrivedByOtherRoute, facts::CardChecked,
               facts::RegisterChecked, facts::ReasonEvidenceRecorded, facts::ReplyReceived,
               facts::ReplyHandedBackUnopened, facts::ReplyOpened, facts::ReplyRejected,
               facts::PinPartDisposed, facts::ReplyResealed, facts::PresenceConfirmed,
               facts::VisitTwoAccepted, facts::CardTakenIntoCustody, facts::CardReturned,
               facts::SentByInternalMail, facts::ReceivedByInternalMail>,
        Events<facts::CardHandedToTerminal, facts::CardStepSucceeded, facts::CardStepFailed,
               facts::CardOutcomeUnknown, facts::CardReadBack, facts::CredentialLocked,
               facts::CredentialUnlocked, facts::CardOperationRetried, facts::CardOperationAborted,
               facts::CertificateIssued, facts::CertificateRevoked, facts::PinSet,
               facts::PinChanged, facts::TerminalBecameUnavailable, facts::TerminalBecameAvailable,
               facts::CompletionStepDone, facts::PropagationWarningGiven, facts::CaseReopened>,
        StopEvents, CorrectionEvents, ClaimEvents, RegisterEvents, RetentionEvents, IncidentEvents,
        LookEvents, PersonEvents, PolicyEvents, StaffEvents, WatchEvents>;

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("case/") || stream.text().starts_with("office/");
    }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const DaybookRow& row, DerivedRows& out) const;

    void on(DaybookRow& row, const EventContext& at, const facts::CaseOpened& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::ApplicationRefused& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::PostageCollected& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::PostageShortfall& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::PostageRefunded& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::FeeCollected& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::FeeWaived& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::LetterQueued& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::LetterPosted& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::AcceptanceSlipReceived& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::LetterReturnedUndeliverable& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::LetterInvalidated& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::LetterPrinted& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::HandedToMailroom& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::ReturnedByMailroom& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::LetterPulled& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::SecondVisitOpened& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::CardOperationStarted& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::CaseCompleted& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::PrintBatchClosed& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::HandOverCounted& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::DocumentNumberVoided& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::DayClosed& event) const;
    void on(DaybookRow& row, const EventContext& at, const facts::DayCloseConfirmed& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::OfficeClosureRegistered& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::OfficeClosureWithdrawn& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::TerminalDowntimeRegistered& event) const;
    void on(DaybookRow& row, const EventContext& at,
            const facts::TerminalDowntimeWithdrawn& event) const;
};

}  // namespace madoguchi::projections
