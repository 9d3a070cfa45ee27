#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "madoguchi/domain/card/card_error.hpp"
#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/status_word.hpp"
#include "madoguchi/domain/card/step.hpp"

namespace madoguchi::card {

/// What a terminal command brought.
struct TerminalAnswer {
    std::uint8_t instruction = 0;  ///< INS of the private command.
    StatusWord status;
    /// For `inspect`: absent when there is no such certificate.
    std::optional<CertificateSummary> certificate;
};

/// Port: what only a terminal with an authority's keys can do to a card. Those commands aren't
/// public; the one implementation drives the virtual card's private commands, for training and
/// tests, and returns `kRefused` for every other card. Work on a real card is handed off to a
/// person instead
/// (`StepKind::kHandOff`). One thread at a time.
class Terminal {
 public:
    Terminal() = default;
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    virtual ~Terminal() = default;

    /// Restores the retry counter; the PIN stays.
    [[nodiscard]] virtual CardResult<TerminalAnswer> unblock_pin(Credential credential) = 0;
    /// Sets `new_pin`, which lies in locked memory and isn't kept, and restores the retry counter.
    [[nodiscard]] virtual CardResult<TerminalAnswer> set_pin(
        Credential credential, std::span<const std::uint8_t> new_pin) = 0;
    /// Makes a key pair on the card; the certificate of the old one is gone.
    [[nodiscard]] virtual CardResult<TerminalAnswer> generate_key(CertificateKind kind) = 0;
    /// Writes a certificate for the key made last.
    [[nodiscard]] virtual CardResult<TerminalAnswer> write_certificate(
        CertificateKind kind, const Validity& validity) = 0;
    /// Revokes the certificate and takes it off the card.
    [[nodiscard]] virtual CardResult<TerminalAnswer> revoke_certificate(CertificateKind kind) = 0;
    /// Reads serial number and end of validity, also where a citizen's PIN would be needed.
    [[nodiscard]] virtual CardResult<TerminalAnswer> inspect_certificate(CertificateKind kind) = 0;
};

}  // namespace madoguchi::card
