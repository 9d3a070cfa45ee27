#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "madoguchi/domain/card/credential.hpp"

// What is known of the present My Number Card, as data: another card generation is another table.
// The numbers are facts published by OpenSC (card-jpki.c), by myna and myna-card, read together
// with JICSAP's way of numbering files. No authority's command is among them: unblocking,
// generating keys and writing certificates aren't public (they go to the integrated terminal).
namespace madoguchi::card {

/// The applets that the work touches. `kNone`: nothing is selected (cold card).
enum class Applet : std::uint8_t { kNone, kJpki, kCardInput, kResidentLedger };

/// How an applet is selected.
struct AppletProfile {
    Applet applet;
    std::array<std::uint8_t, 10> aid;
};

/// One PIN of the card.
struct CredentialProfile {
    Credential credential;
    Applet applet;
    std::uint16_t file;      ///< PIN EF within the applet.
    std::uint8_t tries_max;  ///< Tries after a correct VERIFY; the counter is at this value.
    std::uint8_t change_cla;
    std::uint8_t change_ins;  ///< CHANGE REFERENCE DATA, or JICSAP's change of a key.
    std::uint8_t change_p1;
    std::uint8_t characters_min;  ///< Of the form that the card takes; says nothing about a PIN.
    std::uint8_t characters_max;
};

/// One certificate with its key, in the JPKI applet.
struct CertificateProfile {
    CertificateKind kind;
    std::uint16_t file;     ///< DER of the certificate.
    std::uint16_t ca_file;  ///< DER of the issuer's certificate.
    std::uint16_t key_file;
    Credential credential;       ///< PIN that guards the key.
    bool free_to_read;           ///< Whether the certificate is read without a PIN.
    std::size_t presence_index;  ///< Its byte in the presence file; the order is our assumption.
};

inline constexpr std::array<AppletProfile, 3> kApplets{{
    {Applet::kJpki, {0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01}},
    {Applet::kCardInput, {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08}},
    {Applet::kResidentLedger, {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01}},
}};

inline constexpr std::array<CredentialProfile, 4> kCredentialProfiles{{
    {Credential::kSignature, Applet::kJpki, 0x001B, 5, 0x00, 0x24, 0x01, 6, 16},
    {Credential::kUserAuth, Applet::kJpki, 0x0018, 3, 0x00, 0x24, 0x01, 4, 4},
    {Credential::kResidentLedger, Applet::kResidentLedger, 0x001C, 3, 0x80, 0x32, 0x00, 4, 4},
    {Credential::kCardInput, Applet::kCardInput, 0x0011, 3, 0x00, 0x24, 0x01, 4, 4},
}};

inline constexpr std::array<CertificateProfile, 2> kCertificateProfiles{{
    {CertificateKind::kSignature, 0x0001, 0x0002, 0x001A, Credential::kSignature, false, 0},
    {CertificateKind::kUserAuth, 0x000A, 0x000B, 0x0017, Credential::kUserAuth, true, 1},
}};

/// JPKI: which certificates are there, three bytes, read without a PIN.
inline constexpr std::uint16_t kPresenceFile = 0x0008;
/// JPKI: token information in the form of PKCS#11's CK_TOKEN_INFO.
inline constexpr std::uint16_t kTokenInfoFile = 0x0006;
/// Byte of the presence file for a certificate that is there; anything else counts as absent.
inline constexpr std::uint8_t kPresent = 0x8F;
/// Size of the presence file in bytes.
inline constexpr std::size_t kPresenceBytes = 3;
/// Longest certificate that is read, in bytes; a longer one is an error.
inline constexpr std::size_t kCertificateBytesMax = 8192;

[[nodiscard]] constexpr const CredentialProfile& profile(Credential credential) {
    return kCredentialProfiles.at(index(credential));
}
[[nodiscard]] constexpr const CertificateProfile& profile(CertificateKind kind) {
    return kCertificateProfiles.at(index(kind));
}
/// `applet` isn't `kNone`.
[[nodiscard]] constexpr const AppletProfile& profile(Applet applet) {
    return kApplets.at(static_cast<std::size_t>(applet) - 1);
}

}  // namespace madoguchi::card
