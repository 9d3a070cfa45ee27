#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/status_word.hpp"
#include "madoguchi/domain/card/step_kind.hpp"

namespace madoguchi::card {

/// Which of a credential's PINs: the one on the card, or the one that it becomes.
enum class SecretRole : std::uint8_t { kCurrent, kNew };

/// A secret by its place; never the secret itself.
struct SecretSlot {
    Credential credential;
    SecretRole role;
    bool operator==(const SecretSlot&) const = default;
};

/// What is done at the integrated terminal.
enum class HandOffWork : std::uint8_t { kResetPin, kIssueCertificate, kRevokeCertificate };

/// Validity of a certificate to be written, both ends inclusive.
struct Validity {
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;
    bool operator==(const Validity&) const = default;
};

/// One step: a command for the card, a command for the terminal, or a question to a person.
struct Step {
    StepKind kind;
    std::optional<Credential> credential;        ///< Whose sake it is done for.
    std::optional<CertificateKind> certificate;  ///< Likewise.
    std::optional<ApduTemplate> apdu;            ///< Empty for terminal and person steps.
    std::optional<SecretSlot> secret;            ///< What must be entered before it is sent.
    std::optional<EnteredBy> entered_by;         ///< Who enters it.
    std::optional<Validity> validity;            ///< For `kWriteCertificate`.
    std::optional<HandOffWork> hand_off;         ///< For `kHandOff`.
    bool operator==(const Step&) const = default;
};

/// The step's name in events and reports: its kind and, after a full stop, what it concerns:
/// `verify_pin.signature`, `read_certificate.user_auth`, `read_presence`.
[[nodiscard]] std::string name(const Step& step);

/// How the work ended.
enum class EndKind : std::uint8_t {
    kDone,
    kPinMismatch,          ///< A PIN was wrong; tries are left.
    kLocked,               ///< A PIN is locked, now or since before.
    kLastTryDeclined,      ///< One try was left and nobody wanted to use it.
    kCancelled,            ///< Nobody entered the PIN.
    kNotDoneAtTerminal,    ///< The work came back from the terminal undone.
    kTerminalUnavailable,  ///< The terminal is down.
    kFailed,               ///< A status word that ends the work.
    kNoAnswer,       ///< The card didn't answer again and again: put it on the reader and go on.
    kContradiction,  ///< The card, read back, doesn't say what the terminal said.
};

/// The stored word: `done`, `pin_mismatch` …
[[nodiscard]] std::string_view code(EndKind kind);

/// The end of a work.
struct End {
    EndKind kind = EndKind::kDone;
    std::optional<Credential> credential;    ///< For a PIN's end.
    std::optional<std::uint8_t> tries_left;  ///< Where the card said it.
    std::optional<StepKind> step;            ///< The step that ended it; absent for `kDone`.
    std::optional<StatusWord> status;        ///< Absent where no status word ended it.
    bool operator==(const End&) const = default;
};

}  // namespace madoguchi::card
