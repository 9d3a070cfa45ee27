#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/step.hpp"

namespace madoguchi::card {

/// What is known of one PIN.
struct CredentialKnowledge {
    std::optional<std::uint8_t> tries_left;  ///< Absent: must be read before anything is sent.
    bool verified = false;                   ///< Since the last power-up and selection.
    bool missing = false;                    ///< The card has no such file.
    bool operator==(const CredentialKnowledge&) const = default;
};

/// What is known of one certificate.
struct CertificateKnowledge {
    std::optional<bool> present;    ///< By the presence file.
    bool presence_missing = false;  ///< The card has no presence file.
    /// Read, or inspected by the terminal; `certificate` says what was found.
    bool looked_at = false;
    std::optional<CertificateSummary> certificate;
    bool operator==(const CertificateKnowledge&) const = default;
};

/// A certificate that is being read, part by part.
struct Reading {
    std::size_t total = 0;            ///< Bytes in all; 0 until the first four are known.
    std::vector<std::uint8_t> bytes;  ///< From the start.
    bool operator==(const Reading&) const = default;
};

/// Where within one item: look at the card, act, look again.
enum class Phase : std::uint8_t { kInspect, kAct, kReadBack };

/// What is known of the item in hand.
struct ItemProgress {
    Phase phase = Phase::kInspect;
    bool in_doubt = false;          ///< It may have been done without being recorded.
    bool last_try_allowed = false;  ///< A person has said yes to the last try.
    bool key_made = false;
    bool unlocked = false;         ///< The unlocking of this item has been reported.
    bool select_repeated = false;  ///< A first SELECT may fail once after power-up.
    std::uint8_t faults = 0;       ///< Lost answers and lost states, up to `kFaultsMax`.
    std::optional<std::uint8_t> tries_before;     ///< Counter when the item began.
    std::optional<std::uint8_t> tries_at_verify;  ///< Counter before a VERIFY whose answer is lost.
    std::optional<std::string> serial_before;     ///< Of the certificate that is replaced.
    bool operator==(const ItemProgress&) const = default;
};

/// Lost answers and lost states within one item, after which the work ends.
inline constexpr std::uint8_t kFaultsMax = 2;

/// What is known of the card and of the work. A value: `apply` returns the next one.
struct CardKnowledge {
    Applet applet = Applet::kNone;
    std::optional<std::uint16_t> file;
    std::array<CredentialKnowledge, 4> credentials;
    std::array<CertificateKnowledge, 2> certificates;
    std::optional<Reading> reading;
    std::size_t item = 0;
    ItemProgress progress;
    std::optional<End> end;

    [[nodiscard]] CredentialKnowledge& of(Credential credential) {
        return credentials.at(index(credential));
    }
    [[nodiscard]] const CredentialKnowledge& of(Credential credential) const {
        return credentials.at(index(credential));
    }
    [[nodiscard]] CertificateKnowledge& of(CertificateKind kind) {
        return certificates.at(index(kind));
    }
    [[nodiscard]] const CertificateKnowledge& of(CertificateKind kind) const {
        return certificates.at(index(kind));
    }
    bool operator==(const CardKnowledge&) const = default;
};

}  // namespace madoguchi::card
