#pragma once

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/facts/cases/case_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::cases {

/// Applies facts to one state; an overload for every alternative, so that a new fact stops
/// compiling until it is listed. Private to `evolve`.
class Evolver {
 public:
    explicit Evolver(CaseState& state) : state_(state) {}

    // Intake: evolve_intake.cpp
    void operator()(const facts::CaseOpened& fact);
    void operator()(const facts::CircumstancesRecorded& fact);
    void operator()(const facts::ApplicantKindReevaluated& fact);
    void operator()(const facts::DocumentPresented& fact);
    void operator()(const facts::DocumentRejected& fact);
    void operator()(const facts::DocumentsFoundMissing& fact);
    void operator()(const facts::PowerOfAttorneyRecorded& fact);
    void operator()(const facts::AgencyVerified& fact);
    void operator()(const facts::FamilyRegisterWaived& fact);
    void operator()(const facts::WrittenByAnother& fact);
    void operator()(const facts::ApplicationAccepted& fact);
    void operator()(const facts::ApplicationRefused& fact);
    void operator()(const facts::TargetRefused& fact);
    void operator()(const facts::PinVerificationFailed& fact);
    void operator()(const facts::RouteDowngradedToInquiry& fact);
    void operator()(const facts::CallbackConfirmed& fact);
    void operator()(const facts::CallerConfirmed& fact);
    void operator()(const facts::PossibleDuplicateDismissed& fact);
    void operator()(const facts::NoteAdded& fact);

    // Money: evolve_money.cpp
    void operator()(const facts::PostageCollected& fact);
    void operator()(const facts::PostageShortfall& fact);
    void operator()(const facts::PostageRefunded& fact);
    void operator()(const facts::FeeCollected& fact);
    void operator()(const facts::FeeWaived& fact);
    void operator()(const facts::ReceiptIssued& fact);

    // Dispatch: evolve_dispatch.cpp
    void operator()(const facts::DispatchHeld& fact);
    void operator()(const facts::DispatchReleased& fact);
    void operator()(const facts::PostingApprovalRequested& fact);
    void operator()(const facts::PostingApproved& fact);
    void operator()(const facts::AddressExceptionApproved& fact);
    void operator()(const facts::LetterQueued& fact);
    void operator()(const facts::LetterPrinted& fact);
    void operator()(const facts::LetterSpoiled& fact);
    void operator()(const facts::HandedToMailroom& fact);
    void operator()(const facts::ReturnedByMailroom& fact);
    void operator()(const facts::LetterPosted& fact);
    void operator()(const facts::AcceptanceSlipReceived& fact);
    void operator()(const facts::LetterDelivered& fact);
    void operator()(const facts::LetterReturnedUndeliverable& fact);
    void operator()(const facts::ReminderSent& fact);
    void operator()(const facts::ReplyLapsed& fact);
    void operator()(const facts::LetterReissued& fact);
    void operator()(const facts::LetterInvalidated& fact);
    void operator()(const facts::LetterPulled& fact);

    // Visit: evolve_visit.cpp
    void operator()(const facts::LateReplyAccepted& fact);
    void operator()(const facts::SecondVisitOpened& fact);
    void operator()(const facts::ReplyArrivedByOtherRoute& fact);
    void operator()(const facts::CardChecked& fact);
    void operator()(const facts::RegisterChecked& fact);
    void operator()(const facts::ReasonEvidenceRecorded& fact);
    void operator()(const facts::ReplyReceived& fact);
    void operator()(const facts::ReplyHandedBackUnopened& fact);
    void operator()(const facts::ReplyOpened& fact);
    void operator()(const facts::ReplyRejected& fact);
    void operator()(const facts::PinPartDisposed& fact);
    void operator()(const facts::ReplyResealed& fact);
    void operator()(const facts::PresenceConfirmed& fact);
    void operator()(const facts::VisitTwoAccepted& fact);
    void operator()(const facts::CardTakenIntoCustody& fact);
    void operator()(const facts::CardReturned& fact);
    void operator()(const facts::SentByInternalMail& fact);
    void operator()(const facts::ReceivedByInternalMail& fact);

    // Card: evolve_card.cpp
    void operator()(const facts::CardOperationStarted& fact);
    void operator()(const facts::CardHandedToTerminal& fact);
    void operator()(const facts::CardStepSucceeded& fact);
    void operator()(const facts::CardStepFailed& fact);
    void operator()(const facts::CardOutcomeUnknown& fact);
    void operator()(const facts::CardReadBack& fact);
    void operator()(const facts::CredentialLocked& fact);
    void operator()(const facts::CredentialUnlocked& fact);
    void operator()(const facts::CardOperationRetried& fact);
    void operator()(const facts::CardOperationAborted& fact);
    void operator()(const facts::CertificateIssued& fact);
    void operator()(const facts::CertificateRevoked& fact);
    void operator()(const facts::PinSet& fact);
    void operator()(const facts::PinChanged& fact);
    void operator()(const facts::TerminalBecameUnavailable& fact);
    void operator()(const facts::TerminalBecameAvailable& fact);
    void operator()(const facts::CompletionStepDone& fact);
    void operator()(const facts::CaseCompleted& fact);
    void operator()(const facts::PropagationWarningGiven& fact);
    void operator()(const facts::CaseReopened& fact);

    // Claim: evolve_claim.cpp
    void operator()(const facts::CaseClaimed& fact);
    void operator()(const facts::ClaimReleased& fact);
    void operator()(const facts::WorkHandedOver& fact);

    // Stop: evolve_stop.cpp
    void operator()(const facts::PrincipalDenied& fact);
    void operator()(const facts::DenialLifted& fact);
    void operator()(const facts::ProtectionFlagged& fact);
    void operator()(const facts::ProtectionEnded& fact);
    void operator()(const facts::ProtectedHandlingApproved& fact);
    void operator()(const facts::PrincipalDied& fact);
    void operator()(const facts::PrincipalMovedOut& fact);
    void operator()(const facts::RegisteredAddressChanged& fact);
    void operator()(const facts::PrincipalNameChanged& fact);
    void operator()(const facts::RegisterChangeReviewed& fact);
    void operator()(const facts::CertificateLapsed& fact);
    void operator()(const facts::CardReportedLost& fact);
    void operator()(const facts::CardFound& fact);
    void operator()(const facts::CardExpired& fact);
    void operator()(const facts::CertificateExpired& fact);
    void operator()(const facts::ProcedureConverted& fact);
    void operator()(const facts::CaseWithdrawn& fact);
    void operator()(const facts::AgentReplaced& fact);
    void operator()(const facts::CaseConvertedToSelf& fact);
    void operator()(const facts::CaseClosed& fact);
    void operator()(const facts::CaseFrozen& fact);
    void operator()(const facts::CaseFreezeLifted& fact);
    void operator()(const facts::ExceptionApproved& fact);

    // Correction: evolve_correction.cpp
    void operator()(const facts::CorrectionRequested& fact);
    void operator()(const facts::EntryCorrected& fact);
    void operator()(const facts::VoidRequested& fact);
    void operator()(const facts::EntryVoided& fact);
    void operator()(const facts::PolicyAdoptionRequested& fact);
    void operator()(const facts::PolicyVersionAdopted& fact);

    // Register of persons, retention: evolve_register.cpp
    void operator()(const facts::PartyIdentified& fact);
    void operator()(const facts::PartyDistinguished& fact);
    void operator()(const facts::PartyReleased& fact);
    void operator()(const facts::PartyErased& fact);
    void operator()(const facts::DataKeysDestroyed& fact);
    void operator()(const facts::RetentionHoldPlaced& fact);
    void operator()(const facts::RetentionHoldLifted& fact);
    void operator()(const facts::DisposalRequested& fact);
    void operator()(const facts::CaseDisposed& fact);

 private:
    /// The letter that a fact is about. Throws HistoryViolation when there is none.
    LetterState& letter(std::uint32_t seq);
    /// Throws HistoryViolation unless `holds`.
    static void require(bool holds, const char* otherwise);
    /// What the section chief allowed once has been done.
    void use_up(const char* act);
    void remember_change(const std::string& kind, facts::Date notified_on,
                         facts::Date effective_on);
    void set(const char* status) { state_.status = CaseStatus(status); }
    /// Where the case stands while visit 1 is going on.
    void set_intake();
    /// Where the case stands when its letter is due but not queued.
    void set_letter_due();
    void invalidate_live_letter();
    /// What the register knows of one of the people; made when it is first asked for.
    PartyState& party(const facts::Holder& holder);
    /// Takes out what the state knows of the principal and what is sealed for the case itself.
    void forget_principal();

    CaseState& state_;
};

}  // namespace madoguchi::cases
