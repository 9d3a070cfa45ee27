#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/status_word.hpp"

// What the work found and did, one plain struct per fact, without data of a PIN. Each maps onto the
// event of the same name.
namespace madoguchi::card {

/// A step went as wanted. SELECT and the parts of a READ BINARY aren't reported singly.
struct CardStepSucceeded {
    std::string step;  ///< `name(Step)`
    StatusWord status;
    bool operator==(const CardStepSucceeded&) const = default;
};

/// A step was refused by the card or, read back, contradicted.
struct CardStepFailed {
    std::string step;
    StatusWord status;   ///< 0000 where a person or a read-back ended it, not the card.
    std::string reason;  ///< `code(EndKind)`; `new_pin_not_set` for a probe that says so.
    bool operator==(const CardStepFailed&) const = default;
};

/// A step was sent and its answer never came; the card is read before anything else.
struct CardOutcomeUnknown {
    std::string step;
    bool operator==(const CardOutcomeUnknown&) const = default;
};

/// The PIN on the card is the one that was entered.
struct PinVerified {
    Credential credential;
    bool operator==(const PinVerified&) const = default;
};

struct PinVerificationFailed {
    Credential credential;
    std::optional<std::uint8_t> tries_left;  ///< Absent where the card didn't say.
    bool operator==(const PinVerificationFailed&) const = default;
};

/// Whether a PIN was locked by the work or before it.
enum class LockCause : std::uint8_t { kThisTry, kBefore };

struct CredentialLocked {
    Credential credential;
    LockCause cause;
    bool operator==(const CredentialLocked&) const = default;
};

struct CredentialUnlocked {
    Credential credential;
    bool operator==(const CredentialUnlocked&) const = default;
};

/// What stands behind a fact.
enum class Confirmation : std::uint8_t {
    kCard,      ///< The card's answer, or what was read back from it.
    kOperator,  ///< The terminal's operator; the card, read back, doesn't contradict.
};

struct PinChanged {
    Credential credential;
    EnteredBy entered_by;
    bool operator==(const PinChanged&) const = default;
};

struct PinSet {
    Credential credential;
    EnteredBy entered_by;
    Confirmation confirmation;
    bool operator==(const PinSet&) const = default;
};

/// A certificate was read; the baseline for telling the next one from it.
struct CertificateSeen {
    CertificateKind kind;
    CertificateSummary certificate;
    bool operator==(const CertificateSeen&) const = default;
};

struct CertificateIssued {
    CertificateKind kind;
    std::optional<std::string>
        serial;  ///< Absent where only a PIN opens it (signature, handed off).
    std::chrono::sys_seconds not_after;
    Confirmation confirmation;
    bool operator==(const CertificateIssued&) const = default;
};

struct CertificateRevoked {
    CertificateKind kind;
    Confirmation confirmation;
    bool operator==(const CertificateRevoked&) const = default;
};

/// The card, read without a PIN.
struct CardReadBack {
    /// Per `index(Credential)`; absent where the card has no such file.
    std::array<std::optional<std::uint8_t>, 4> tries_left;
    /// Per `index(CertificateKind)`; absent where the card doesn't say.
    std::array<std::optional<bool>, 2> present;
    std::optional<CertificateSummary> user_auth;
    /// Credentials whose counter stands at zero.
    [[nodiscard]] std::vector<Credential> locked() const;
    bool operator==(const CardReadBack&) const = default;
};

/// The work was given to the operator of the integrated terminal, and came back.
struct CardHandedToTerminal {
    bool operator==(const CardHandedToTerminal&) const = default;
};

using CardOutcome = std::variant<CardStepSucceeded, CardStepFailed, CardOutcomeUnknown, PinVerified,
                                 PinVerificationFailed, CredentialLocked, CredentialUnlocked,
                                 PinChanged, PinSet, CertificateSeen, CertificateIssued,
                                 CertificateRevoked, CardReadBack, CardHandedToTerminal>;

using CardOutcomes = std::vector<CardOutcome>;

}  // namespace madoguchi::card
