#include "madoguchi/adapters/virtualcard/test_authority.hpp"

#include <optional>

#include "madoguchi/adapters/virtualcard/card_file.hpp"
#include "madoguchi/adapters/virtualcard/certificate_profile.hpp"
#include "madoguchi/adapters/virtualcard/openssl_handles.hpp"

namespace madoguchi::virtualcard {
namespace {

using Der = std::vector<std::uint8_t>;

constexpr std::string_view kFormat = "madoguchi-test-authority 1";
constexpr std::size_t kSerialBytes = 8;
constexpr long kVersion3 = 2;

std::optional<std::string> sha256(const std::string& text) {
    std::string digest(32, '\0');
    unsigned int length = 0;
    if (EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(digest.data()),
                   &length, EVP_sha256(), nullptr) != 1) {
        return std::nullopt;
    }
    return digest;
}

/// Serial number from the first bytes of `digest`: positive, never zero.
bool set_serial(X509* certificate, std::string digest) {
    digest[0] = static_cast<char>((digest[0] & 0x3F) | 0x40);
    BIGNUM* number = BN_bin2bn(reinterpret_cast<const unsigned char*>(digest.data()),
                               static_cast<int>(kSerialBytes), nullptr);
    const bool done = number != nullptr &&
                      BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
    BN_free(number);
    return done;
}

bool set_validity(X509* certificate, const card::Validity& validity) {
    const auto set = [](ASN1_TIME* time, std::chrono::sys_seconds instant) {
        return ASN1_TIME_set(time, instant.time_since_epoch().count()) != nullptr;
    };
    return set(X509_getm_notBefore(certificate), validity.not_before) &&
           set(X509_getm_notAfter(certificate), validity.not_after);
}

card::CardResult<Der> encode(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    if (length <= 0) {
        return tl::unexpected(openssl_error("encoding a certificate"));
    }
    Der der(bytes, bytes + length);
    OPENSSL_free(bytes);
    return der;
}

card::CardResult<Der> make_ca(card::CertificateKind kind, const KeyBytes& key_bytes,
                              const card::Validity& validity) {
    const PkeyHandle key = read_key(key_bytes);
    const X509Handle made(X509_new());
    const NameHandle name = ca_name(kind);
    if (!key || !made || !name || X509_set_version(made.get(), kVersion3) != 1 ||
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1) != 1 ||
        !set_validity(made.get(), validity) || X509_set_subject_name(made.get(), name.get()) != 1 ||
        X509_set_issuer_name(made.get(), name.get()) != 1 ||
        X509_set_pubkey(made.get(), key.get()) != 1 || !add_ca_extensions(made.get(), kind) ||
        X509_sign(made.get(), key.get(), EVP_sha256()) == 0) {
        return tl::unexpected(openssl_error("making the test CA's certificate"));
    }
    return encode(made.get());
}

}  // namespace

card::CardResult<TestAuthority> TestAuthority::create(const KeySource& keys,
                                                      const card::Validity& validity) {
    TestAuthority authority;
    for (const auto kind : card::kCertificateKinds) {
        auto key = keys();
        if (!key) {
            return tl::unexpected(key.error());
        }
        auto certificate = make_ca(kind, *key, validity);
        if (!certificate) {
            return tl::unexpected(certificate.error());
        }
        authority.issuers_.at(card::index(kind)) = {std::move(*key), std::move(*certificate)};
    }
    return authority;
}

card::CardResult<TestAuthority> TestAuthority::open(const std::filesystem::path& file,
                                                    const KeySource& keys,
                                                    const card::Validity& validity) {
    auto text = read_card_file(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (*text) {
        TestAuthority authority;
        auto fields = parse_fields(**text, kFormat);
        for (const auto kind : card::kCertificateKinds) {
            const std::string word(code(kind));
            auto& issuer = authority.issuers_.at(card::index(kind));
            if (!fields || !take_bytes(*fields, word + ".key", issuer.key) ||
                !take_bytes(*fields, word + ".certificate", issuer.certificate)) {
                return tl::unexpected(card::CardError{
                    card::CardErrorCode::kReaderFailed,
                    file.string() + " is not a test authority's file, or is damaged"});
            }
        }
        return authority;
    }
    auto made = create(keys, validity);
    if (!made) {
        return made;
    }
    Fields fields;
    for (const auto kind : card::kCertificateKinds) {
        const auto& issuer = made->issuers_.at(card::index(kind));
        fields[std::string(code(kind)) + ".key"] = to_hex(issuer.key);
        fields[std::string(code(kind)) + ".certificate"] = to_hex(issuer.certificate);
    }
    auto written = write_card_file(file, format_fields(fields, kFormat));
    if (!written) {
        return tl::unexpected(written.error());
    }
    return made;
}

card::CardResult<Der> TestAuthority::issue(const CertificateOrder& order) const {
    const auto& issuer = issuers_.at(card::index(order.kind));
    const auto digest = sha256(std::string(order.card_number) + '/' +
                               std::string(code(order.kind)) + '/' + std::to_string(order.issue));
    const PkeyHandle key = read_key(order.key);
    const PkeyHandle ca_key = read_key(issuer.key);
    const unsigned char* at = issuer.certificate.data();
    const X509Handle ca(d2i_X509(nullptr, &at, static_cast<long>(issuer.certificate.size())));
    const X509Handle made(X509_new());
    if (!digest || !key || !ca_key || !ca || !made) {
        return tl::unexpected(openssl_error("reading the keys of a certificate"));
    }
    const NameHandle subject = subject_name(order, *digest);
    if (!subject || X509_set_version(made.get(), kVersion3) != 1 ||
        !set_serial(made.get(), *digest) || !set_validity(made.get(), order.validity) ||
        X509_set_subject_name(made.get(), subject.get()) != 1 ||
        X509_set_issuer_name(made.get(), X509_get_subject_name(ca.get())) != 1 ||
        X509_set_pubkey(made.get(), key.get()) != 1 ||
        !add_extensions(made.get(), ca.get(), order) ||
        X509_sign(made.get(), ca_key.get(), EVP_sha256()) == 0) {
        return tl::unexpected(openssl_error("making a certificate"));
    }
    return encode(made.get());
}

}  // namespace madoguchi::virtualcard
