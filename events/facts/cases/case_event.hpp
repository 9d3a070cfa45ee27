#pragma once

#include <variant>

#include "madoguchi/facts/cases/card_facts.hpp"
#include "madoguchi/facts/cases/correction_facts.hpp"
#include "madoguchi/facts/cases/dispatch_facts.hpp"
#include "madoguchi/facts/cases/intake_facts.hpp"
#include "madoguchi/facts/cases/money_facts.hpp"
#include "madoguchi/facts/cases/stop_facts.hpp"
#include "madoguchi/facts/cases/visit_facts.hpp"

namespace madoguchi::facts {

/// Everything that can happen in a case. Stream key: `case/<case id>`.
using CaseEvent = std::variant<
    // Intake
    CaseOpened, CircumstancesRecorded, ApplicantKindReevaluated, DocumentPresented,
    DocumentRejected, DocumentsFoundMissing, PowerOfAttorneyRecorded, AgencyVerified,
    FamilyRegisterWaived, WrittenByAnother, ApplicationAccepted, ApplicationRefused, TargetRefused,
    PinVerificationFailed, RouteDowngradedToInquiry, CallbackConfirmed, CallerConfirmed,
    PossibleDuplicateDismissed, NoteAdded,
    // Money
    PostageCollected, PostageShortfall, PostageRefunded, FeeCollected, FeeWaived, ReceiptIssued,
    // Dispatch
    DispatchHeld, DispatchReleased, PostingApprovalRequested, PostingApproved,
    AddressExceptionApproved, LetterQueued, LetterPrinted, LetterSpoiled, HandedToMailroom,
    ReturnedByMailroom, LetterPosted, AcceptanceSlipReceived, LetterDelivered,
    LetterReturnedUndeliverable, ReminderSent, ReplyLapsed, LetterReissued, LetterInvalidated,
    // Visit 2
    LateReplyAccepted, SecondVisitOpened, ReplyArrivedByOtherRoute, CardChecked, RegisterChecked,
    ReasonEvidenceRecorded, ReplyReceived, ReplyHandedBackUnopened, ReplyOpened, ReplyRejected,
    PinPartDisposed, ReplyResealed, PresenceConfirmed, VisitTwoAccepted, CardTakenIntoCustody,
    CardReturned, SentByInternalMail, ReceivedByInternalMail,
    // Card work
    CardOperationStarted, CardHandedToTerminal, CardStepSucceeded, CardStepFailed,
    CardOutcomeUnknown, CardReadBack, CredentialLocked, CredentialUnlocked, CardOperationRetried,
    CardOperationAborted, CertificateIssued, CertificateRevoked, PinSet, PinChanged,
    TerminalBecameUnavailable, TerminalBecameAvailable, CompletionStepDone, CaseCompleted,
    PropagationWarningGiven, CaseReopened,
    // Stops and ends
    PrincipalDenied, DenialLifted, ProtectionFlagged, ProtectionEnded, ProtectedHandlingApproved,
    PrincipalDied, PrincipalMovedOut, RegisteredAddressChanged, PrincipalNameChanged,
    RegisterChangeReviewed, CertificateLapsed, CardReportedLost, CardFound, CardExpired,
    CertificateExpired, ProcedureConverted, CaseWithdrawn, AgentReplaced, CaseConvertedToSelf,
    CaseClosed, ExceptionApproved,
    // Corrections
    CorrectionRequested, EntryCorrected, VoidRequested, EntryVoided, PolicyAdoptionRequested,
    PolicyVersionAdopted>;

}  // namespace madoguchi::facts
