#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

struct CardOperationStarted {
    std::string operation_id;
    std::string mode;  ///< `terminal` `station` `virtual_card`
    std::vector<ProcedureRequest> procedures;
    MADOGUCHI_FIELDS(CardOperationStarted, operation_id, mode, procedures);
};

/// The work was handed to the integrated terminal; reading the card back verifies it.
struct CardHandedToTerminal {
    std::string operation_id;
    MADOGUCHI_FIELDS(CardHandedToTerminal, operation_id);
};

struct CardStepSucceeded {
    std::string operation_id;
    std::string step;
    std::uint32_t status_word = 0x9000;  ///< ISO 7816-4 SW1 SW2.
    MADOGUCHI_FIELDS(CardStepSucceeded, operation_id, step, status_word);
};

struct CardStepFailed {
    std::string operation_id;
    std::string step;
    std::uint32_t status_word = 0;  ///< 0 where there was no answer.
    Reason reason;
    MADOGUCHI_FIELDS(CardStepFailed, operation_id, step, status_word, reason);
};

/// A step was sent and its answer not seen; the card is read before anything else is done.
struct CardOutcomeUnknown {
    std::string operation_id;
    std::string step;
    MADOGUCHI_FIELDS(CardOutcomeUnknown, operation_id, step);
};

/// The card was read back without a PIN.
struct CardReadBack {
    std::string operation_id;
    bool as_expected = true;
    std::vector<Target> locked;  ///< Credentials whose retry counter stands at zero.
    MADOGUCHI_FIELDS(CardReadBack, operation_id, as_expected, locked);
};

struct CredentialLocked {
    Target credential;
    MADOGUCHI_FIELDS(CredentialLocked, credential);
};

struct CredentialUnlocked {
    Target credential;
    std::string ground;  ///< `reset_is_a_target` `written_will_of_the_principal`
    MADOGUCHI_FIELDS(CredentialUnlocked, credential, ground);
};

struct CardOperationRetried {
    std::string operation_id;
    MADOGUCHI_FIELDS(CardOperationRetried, operation_id);
};

struct CardOperationAborted {
    std::string operation_id;
    Reason reason;
    bool card_read_back = false;
    MADOGUCHI_FIELDS(CardOperationAborted, operation_id, reason, card_read_back);
};

struct CertificateIssued {
    Target kind;                    ///< `signature` `user_auth`
    Sensitive<std::string> serial;  ///< As read back from the card; identifies a person.
    Date not_after;  ///< As read back from the card; wins over arithmetic (AMB-11, AMB-12).
    Reason reason;   ///< `renewal` `new`
    MADOGUCHI_FIELDS(CertificateIssued, kind, serial, not_after, reason);
};

struct CertificateRevoked {
    Target kind;
    Reason reason;
    MADOGUCHI_FIELDS(CertificateRevoked, kind, reason);
};

/// A PIN was set. Nothing of the PIN itself, not even its length.
struct PinSet {
    Target credential;
    std::string
        entered_by;  ///< `principal` `statutory_agent` `voluntary_agent` `clerk_from_sealed_reply`
    MADOGUCHI_FIELDS(PinSet, credential, entered_by);
};

struct PinChanged {
    Target credential;
    std::string entered_by;
    MADOGUCHI_FIELDS(PinChanged, credential, entered_by);
};

/// From this day on the citizen's clock stands still.
struct TerminalBecameUnavailable {
    Date on;
    Reason reason;
    std::optional<Date> expected_back_on;
    MADOGUCHI_FIELDS(TerminalBecameUnavailable, on, reason, expected_back_on);
};

struct TerminalBecameAvailable {
    Date on;
    MADOGUCHI_FIELDS(TerminalBecameAvailable, on);
};

/// Work by hand that belongs to completion: copy handed over, expiry written on the card, register
/// entry.
struct CompletionStepDone {
    std::string step;
    MADOGUCHI_FIELDS(CompletionStepDone, step);
};

/// A procedure for which the rules take no fee; where they are silent about fees, none is named.
struct FreeOfCharge {
    Procedure procedure;
    Reason ground;  ///< The word of the fee table's line, e.g. `renewal`.
    MADOGUCHI_FIELDS(FreeOfCharge, procedure, ground);
};

struct CaseCompleted {
    Date completed_on;
    bool partially = false;
    std::vector<ProcedureRequest> done;
    std::vector<FreeOfCharge> free_of_charge;  ///< Of those done.
    MADOGUCHI_FIELDS(CaseCompleted, completed_on, partially, done, free_of_charge);
};

/// Relying systems see the change later (DATE-18); the person was told.
struct PropagationWarningGiven {
    Date safe_from;
    MADOGUCHI_FIELDS(PropagationWarningGiven, safe_from);
};

/// The card contradicts the record of a completed case.
struct CaseReopened {
    Reason reason;
    MADOGUCHI_FIELDS(CaseReopened, reason);
};

}  // namespace madoguchi::facts
