#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/virtualcard/holder.hpp"
#include "madoguchi/adapters/virtualcard/keys.hpp"
#include "madoguchi/domain/card/card_error.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/step.hpp"

namespace madoguchi::virtualcard {

/// What a certificate is made for.
struct CertificateOrder {
    card::CertificateKind kind;
    const Holder& holder;
    const KeyBytes& key;
    card::Validity validity;
    std::string_view card_number;  ///< Digits of the card.
    std::uint32_t issue;           ///< Counts the certificates of this kind on this card, from 1.
};

/// The issuer of the virtual cards' certificates: two self-signed CAs, plainly named a test
/// (O=JPKI-TEST), one per kind of certificate. What it issues has the form of the JPKI's
/// certificates. Immutable after construction: any number of threads may read.
class TestAuthority {
 public:
    /// Makes both CAs.
    [[nodiscard]] static card::CardResult<TestAuthority> create(const KeySource& keys,
                                                                const card::Validity& validity);

    /// Reads the authority kept in `file`; makes and writes it when there is no such file.
    /// Error: the file can't be read or written, or isn't one.
    [[nodiscard]] static card::CardResult<TestAuthority> open(const std::filesystem::path& file,
                                                              const KeySource& keys,
                                                              const card::Validity& validity);

    /// The CA's certificate, DER.
    [[nodiscard]] const std::vector<std::uint8_t>& certificate(card::CertificateKind kind) const {
        return issuers_.at(card::index(kind)).certificate;
    }

    /// A certificate for `order`, DER. The serial number follows from card, kind and issue.
    [[nodiscard]] card::CardResult<std::vector<std::uint8_t>> issue(
        const CertificateOrder& order) const;

 private:
    struct Issuer {
        KeyBytes key;
        std::vector<std::uint8_t> certificate;
    };
    std::array<Issuer, 2> issuers_;
};

}  // namespace madoguchi::virtualcard
