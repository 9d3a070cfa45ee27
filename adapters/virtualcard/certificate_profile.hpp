#pragma once

#include <string>

#include "madoguchi/adapters/virtualcard/openssl_handles.hpp"
#include "madoguchi/adapters/virtualcard/test_authority.hpp"

namespace madoguchi::virtualcard {

/// The fields and extensions of a JPKI certificate, as far as they are public; OpenSSL's objects.
/// Each returns false when OpenSSL fails.

/// Subject and issuer name of the CA for `kind`. Null when OpenSSL fails.
[[nodiscard]] NameHandle ca_name(card::CertificateKind kind);

/// The CA's extensions.
[[nodiscard]] bool add_ca_extensions(X509* certificate, card::CertificateKind kind);

/// Subject of the citizen's certificate: a code for user authentication, place and code for
/// signature.
[[nodiscard]] NameHandle subject_name(const CertificateOrder& order, const std::string& digest);

/// Extensions of the citizen's certificate, in the order of the profile.
[[nodiscard]] bool add_extensions(X509* certificate, X509* issuer, const CertificateOrder& order);

/// Birth date as the certificate carries it: one digit for the era, then the Gregorian date.
[[nodiscard]] std::string birth_date_text(std::chrono::sys_days date);

}  // namespace madoguchi::virtualcard
