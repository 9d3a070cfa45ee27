#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace madoguchi::card {

/// The four secrets that a citizen chooses for the card.
enum class Credential : std::uint8_t { kSignature, kUserAuth, kResidentLedger, kCardInput };

/// All credentials, in the order of the application form.
inline constexpr std::array kCredentials{Credential::kSignature, Credential::kUserAuth,
                                         Credential::kResidentLedger, Credential::kCardInput};

/// The two certificates of the card.
enum class CertificateKind : std::uint8_t { kSignature, kUserAuth };

/// Both kinds of certificate.
inline constexpr std::array kCertificateKinds{CertificateKind::kSignature,
                                              CertificateKind::kUserAuth};

/// Who types a PIN.
enum class EnteredBy : std::uint8_t {
    kPrincipal,
    kStatutoryAgent,
    kVoluntaryAgent,
    kClerkFromSealedReply,
};

/// The stored word: `signature`, `user_auth`, `resident_ledger`, `card_input`.
[[nodiscard]] std::string_view code(Credential credential);

/// The stored word: `signature`, `user_auth`.
[[nodiscard]] std::string_view code(CertificateKind kind);

/// The stored word: `principal`, `statutory_agent`, `voluntary_agent`, `clerk_from_sealed_reply`.
[[nodiscard]] std::string_view code(EnteredBy entered_by);

/// Place in an array with one element per credential.
[[nodiscard]] constexpr std::size_t index(Credential credential) {
    return static_cast<std::size_t>(credential);
}

/// Place in an array with one element per kind of certificate.
[[nodiscard]] constexpr std::size_t index(CertificateKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace madoguchi::card
