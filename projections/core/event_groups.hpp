#pragma once

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/projections/core/type_list.hpp"

namespace madoguchi::projections {

/// Events of the case that belong together, for projections that ignore all of a group. A
/// projection that handles one event of a group lists the others one by one.
using IntakeEvents =
    Events<facts::CaseOpened, facts::CircumstancesRecorded, facts::ApplicantKindReevaluated,
           facts::DocumentPresented, facts::DocumentRejected, facts::DocumentsFoundMissing,
           facts::PowerOfAttorneyRecorded, facts::AgencyVerified, facts::FamilyRegisterWaived,
           facts::WrittenByAnother, facts::ApplicationAccepted, facts::ApplicationRefused,
           facts::TargetRefused, facts::PinVerificationFailed, facts::RouteDowngradedToInquiry,
           facts::CallbackConfirmed, facts::CallerConfirmed, facts::PossibleDuplicateDismissed,
           facts::NoteAdded>;
using MoneyEvents = Events<facts::PostageCollected, facts::PostageShortfall, facts::PostageRefunded,
                           facts::FeeCollected, facts::FeeWaived, facts::ReceiptIssued>;
using DispatchEvents =
    Events<facts::DispatchHeld, facts::DispatchReleased, facts::PostingApprovalRequested,
           facts::PostingApproved, facts::AddressExceptionApproved, facts::LetterQueued,
           facts::LetterPrinted, facts::LetterSpoiled, facts::HandedToMailroom,
           facts::ReturnedByMailroom, facts::LetterPosted, facts::AcceptanceSlipReceived,
           facts::LetterDelivered, facts::LetterReturnedUndeliverable, facts::ReminderSent,
           facts::ReplyLapsed, facts::LetterReissued, facts::LetterInvalidated,
           facts::LetterPulled>;
/// But for SecondVisitOpened, which says who came.
using VisitEvents =
    Events<facts::LateReplyAccepted, facts::ReplyArrivedByOtherRoute, facts::CardChecked,
           facts::RegisterChecked, facts::ReasonEvidenceRecorded, facts::ReplyReceived,
           facts::ReplyHandedBackUnopened, facts::ReplyOpened, facts::ReplyRejected,
           facts::PinPartDisposed, facts::ReplyResealed, facts::PresenceConfirmed,
           facts::VisitTwoAccepted, facts::CardTakenIntoCustody, facts::CardReturned,
           facts::SentByInternalMail, facts::ReceivedByInternalMail>;
using CardEvents =
    Events<facts::CardOperationStarted, facts::CardHandedToTerminal, facts::CardStepSucceeded,
           facts::CardStepFailed, facts::CardOutcomeUnknown, facts::CardReadBack,
           facts::CredentialLocked, facts::CredentialUnlocked, facts::CardOperationRetried,
           facts::CardOperationAborted, facts::CertificateIssued, facts::CertificateRevoked,
           facts::PinSet, facts::PinChanged, facts::TerminalBecameUnavailable,
           facts::TerminalBecameAvailable, facts::CompletionStepDone, facts::CaseCompleted,
           facts::PropagationWarningGiven, facts::CaseReopened>;
using StopEvents =
    Events<facts::PrincipalDenied, facts::DenialLifted, facts::ProtectionFlagged,
           facts::ProtectionEnded, facts::ProtectedHandlingApproved, facts::PrincipalDied,
           facts::PrincipalMovedOut, facts::RegisteredAddressChanged, facts::PrincipalNameChanged,
           facts::RegisterChangeReviewed, facts::CertificateLapsed, facts::CardReportedLost,
           facts::CardFound, facts::CardExpired, facts::CertificateExpired,
           facts::ProcedureConverted, facts::CaseWithdrawn, facts::AgentReplaced,
           facts::CaseConvertedToSelf, facts::CaseClosed, facts::CaseFrozen,
           facts::CaseFreezeLifted, facts::ExceptionApproved>;
using CorrectionEvents =
    Events<facts::CorrectionRequested, facts::EntryCorrected, facts::VoidRequested,
           facts::EntryVoided, facts::PolicyAdoptionRequested, facts::PolicyVersionAdopted>;
using ClaimEvents = Events<facts::CaseClaimed, facts::ClaimReleased, facts::WorkHandedOver>;
using IncidentEvents = AllOf<facts::IncidentEvent>;
using LookEvents = AllOf<facts::LookEvent>;
using RegisterEvents = Events<facts::PartyIdentified, facts::PartyDistinguished,
                              facts::PartyReleased, facts::PartyErased, facts::DataKeysDestroyed>;
using RetentionEvents = Events<facts::RetentionHoldPlaced, facts::RetentionHoldLifted,
                               facts::DisposalRequested, facts::CaseDisposed>;
using OfficeEvents = AllOf<facts::OfficeEvent>;
using PersonEvents = AllOf<facts::PersonEvent>;
using PolicyEvents = AllOf<facts::PolicyEvent>;
using StaffEvents = AllOf<facts::StaffEvent>;
using ExpiryEvents =
    Events<facts::ExpiryWatchOpened, facts::ExpiryWatchRescheduled, facts::WatchClosedNotWanted,
           facts::WatchClosedRenewed, facts::WatchClosedExpired, facts::WatchErased>;
/// Of a person, whether cases are open or not.
using ProtectionEvents = Events<facts::PersonProtected, facts::PersonProtectionEnded>;
using WatchEvents = AllOf<facts::WatchEvent>;

}  // namespace madoguchi::projections
