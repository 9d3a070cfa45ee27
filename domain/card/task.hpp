#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/step_kind.hpp"

namespace madoguchi::card {

/// Who can do what no public command does: the integrated terminal (統合端末), to which the work is
/// handed off, or the private commands of the virtual card, for training and tests.
enum class TerminalRoute : std::uint8_t { kIntegratedTerminal, kVirtualCard };

/// The PIN is known: verify it.
struct VerifyPin {
    Credential credential;
    EnteredBy entered_by;
};

/// The PIN is known and becomes another: verify, change.
struct ChangePin {
    Credential credential;
    EnteredBy entered_by;
};

/// The PIN is unknown or locked: the terminal unlocks it and sets another.
struct ResetPin {
    Credential credential;
    EnteredBy entered_by;
};

/// The terminal makes a key and writes a certificate: first issue and renewal alike.
struct IssueCertificate {
    CertificateKind kind;
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;  ///< To the second; decided before (DATE rules), not here.
    /// Serial number of the certificate that is replaced, where the case knows it. Lets a work that
    /// is taken up again tell the new certificate from the old one.
    std::optional<std::string> serial_before;
};

/// The terminal revokes a certificate.
struct RevokeCertificate {
    CertificateKind kind;
};

/// Retry counters, presence of the certificates and the user-authentication certificate, without a
/// PIN.
struct ReadBack {};

/// One piece of work of a sitting.
using TaskItem =
    std::variant<VerifyPin, ChangePin, ResetPin, IssueCertificate, RevokeCertificate, ReadBack>;

/// What is to be done at one sitting, in order. The first item that can't be done ends the work;
/// what was done before stays done.
struct Task {
    std::vector<TaskItem> items;
    TerminalRoute route = TerminalRoute::kIntegratedTerminal;
};

/// What the record of an interrupted work says. What was sent after the last recorded step is
/// unknown.
struct RecordedProgress {
    std::size_t items_done = 0;
    /// Set when a work is taken up again.
    bool resumed = false;
    /// Last recorded step of the first item that isn't done, among those that may change the card
    /// (`may_change_card`), answered or not; absent: none is recorded.
    std::optional<StepKind> last_step;
    bool operator==(const RecordedProgress&) const = default;
};

/// `progress` after a step of `kind` is recorded, when `items_done` items are done: folding this
/// over the recorded steps of a work gives what taking it up again needs.
[[nodiscard]] RecordedProgress after_step(RecordedProgress progress, StepKind kind,
                                          std::size_t items_done);

}  // namespace madoguchi::card
