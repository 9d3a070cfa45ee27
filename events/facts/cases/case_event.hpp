#pragma once

#include <type_traits>
#include <utility>
#include <variant>

#include "madoguchi/facts/cases/card_facts.hpp"        // IWYU pragma: export
#include "madoguchi/facts/cases/claim_facts.hpp"       // IWYU pragma: export
#include "madoguchi/facts/cases/correction_facts.hpp"  // IWYU pragma: export
#include "madoguchi/facts/cases/dispatch_facts.hpp"    // IWYU pragma: export
#include "madoguchi/facts/cases/intake_facts.hpp"      // IWYU pragma: export
#include "madoguchi/facts/cases/money_facts.hpp"       // IWYU pragma: export
#include "madoguchi/facts/cases/register_facts.hpp"    // IWYU pragma: export
#include "madoguchi/facts/cases/stop_facts.hpp"        // IWYU pragma: export
#include "madoguchi/facts/cases/visit_facts.hpp"       // IWYU pragma: export

namespace madoguchi::facts {

using CaseEventAlternatives = std::variant<
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
    LetterPulled,
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
    CaseClosed, CaseFrozen, CaseFreezeLifted, ExceptionApproved,
    // Corrections
    CorrectionRequested, EntryCorrected, VoidRequested, EntryVoided, PolicyAdoptionRequested,
    PolicyVersionAdopted,
    // Whose case it is
    CaseClaimed, ClaimReleased, WorkHandedOver,
    // Register of persons, retention
    PartyIdentified, PartyDistinguished, PartyReleased, PartyErased, DataKeysDestroyed,
    RetentionHoldPlaced, RetentionHoldLifted, DisposalRequested, CaseDisposed>;

template <typename Fact, typename Alternatives>
inline constexpr bool kIsAlternative = false;
template <typename Fact, typename... Facts>
inline constexpr bool kIsAlternative<Fact, std::variant<Facts...>> = (std::is_same_v<Fact, Facts> ||
                                                                      ...);

/// Everything that can happen in a case: one of the alternatives. Stream key: `case/<case id>`.
/// A variant with its special members compiled once: copied into every source, they would be most
/// of the time that a build takes.
class CaseEvent : public CaseEventAlternatives {
 public:
    using Alternatives = CaseEventAlternatives;

    CaseEvent();
    template <typename Fact>
    requires kIsAlternative<Fact, CaseEventAlternatives>
    // NOLINTNEXTLINE(google-explicit-constructor): a fact is an event, as with any variant.
    CaseEvent(Fact fact) : Alternatives(std::in_place_type<Fact>, std::move(fact)) {}
    CaseEvent(const CaseEvent& other);
    CaseEvent(CaseEvent&& other) noexcept;
    CaseEvent& operator=(const CaseEvent& other);
    CaseEvent& operator=(CaseEvent&& other) noexcept;
    ~CaseEvent();

    friend bool operator==(const CaseEvent& left, const CaseEvent& right);
};

bool operator==(const CaseEvent& left, const CaseEvent& right);

}  // namespace madoguchi::facts
