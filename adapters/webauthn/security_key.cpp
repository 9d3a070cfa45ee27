#include "madoguchi/adapters/webauthn/security_key.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "madoguchi/adapters/webauthn/client_data.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::webauthn {

namespace {

using nlohmann::json;

constexpr std::uint8_t kUserPresent = 0x01;

struct FreeCred {
    void operator()(fido_cred_t* cred) const { fido_cred_free(&cred); }
};
struct FreeAssert {
    void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};
using Cred = std::unique_ptr<fido_cred_t, FreeCred>;
using Assert = std::unique_ptr<fido_assert_t, FreeAssert>;

auto no(std::string why) { return log::unexpected(std::move(why)); }

void make_ready() {
    static const bool ready = [] {
        ::fido_init(FIDO_DISABLE_U2F_FALLBACK);
        return true;
    }();
    MADOGUCHI_LOG_ASSERT(ready);
}

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string text_of(const unsigned char* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// An attestation object taken apart (§6.5.4): format, statement as CBOR, authenticator data.
struct Attested {
    std::string format;
    std::vector<std::uint8_t> statement;
    bool has_certificate = false;
    std::string authenticator_data;
};

Answer<Attested> attested_in(const std::string& object) {
    const json parts = json::from_cbor(object, true, false, json::cbor_tag_handler_t::error);
    if (!parts.is_object() || !parts.contains("fmt") || !parts["fmt"].is_string() ||
        !parts.contains("attStmt") || !parts["attStmt"].is_object() ||
        !parts.contains("authData") || !parts["authData"].is_binary()) {
        return no("the attestation isn't one");
    }
    const auto& data = parts["authData"].get_binary();
    return Attested{.format = parts["fmt"],
                    .statement = json::to_cbor(parts["attStmt"]),
                    .has_certificate = parts["attStmt"].contains("x5c"),
                    .authenticator_data = text_of(data.data(), data.size())};
}

/// The credential with its data, of the algorithm that the data names.
Cred credential_of(const RelyingParty& party, const std::string& client_data,
                   const std::string& authenticator_data, int& algorithm) {
    for (const int each : {COSE_ES256, COSE_EDDSA, COSE_RS256}) {
        Cred cred(::fido_cred_new());
        if (cred != nullptr && ::fido_cred_set_type(cred.get(), each) == FIDO_OK &&
            ::fido_cred_set_clientdata(cred.get(), bytes(client_data), client_data.size()) ==
                FIDO_OK &&
            ::fido_cred_set_rp(cred.get(), party.id.c_str(), nullptr) == FIDO_OK &&
            ::fido_cred_set_authdata_raw(cred.get(), bytes(authenticator_data),
                                         authenticator_data.size()) == FIDO_OK) {
            algorithm = each;
            return cred;
        }
    }
    return nullptr;
}

/// An attestation `none` signs nothing; libfido2 leaves what is left of its check to callers.
bool is_for(const RelyingParty& party, const std::string& authenticator_data) {
    std::array<unsigned char, 32> digest{};
    MADOGUCHI_LOG_ASSERT(::EVP_Digest(party.id.data(), party.id.size(), digest.data(), nullptr,
                                      ::EVP_sha256(), nullptr) == 1);
    return authenticator_data.size() >= digest.size() &&
           ::CRYPTO_memcmp(authenticator_data.data(), digest.data(), digest.size()) == 0;
}

Answer<void> verify_statement(fido_cred_t* cred, const Attested& attested) {
    if (attested.format == "none") {
        return {};
    }
    if (attested.format != "packed") {
        return no("attestations of the format " + attested.format.substr(0, 20) + " aren't taken");
    }
    if (::fido_cred_set_fmt(cred, attested.format.c_str()) != FIDO_OK ||
        ::fido_cred_set_attstmt(cred, attested.statement.data(), attested.statement.size()) !=
            FIDO_OK) {
        return no("the attestation statement isn't one");
    }
    const int verified =
        attested.has_certificate ? ::fido_cred_verify(cred) : ::fido_cred_verify_self(cred);
    return verified == FIDO_OK
               ? Answer<void>()
               : no(std::string("the attestation isn't true: ") + ::fido_strerr(verified));
}

/// A public key as libfido2 checks with it.
using PublicKey = std::shared_ptr<const void>;

template <typename Key, typename Fill>
PublicKey filled(Key* key, void (*release)(Key**), Fill fill, const std::string& from) {
    const std::shared_ptr<Key> made(key, [release](Key* one) { release(&one); });
    if (made == nullptr || fill(made.get(), from.data(), from.size()) != FIDO_OK) {
        return nullptr;
    }
    return made;
}

PublicKey public_key_of(const SecurityKey& key) {
    switch (key.algorithm) {
        case COSE_ES256:
            return filled(::es256_pk_new(), &::es256_pk_free, &::es256_pk_from_ptr, key.public_key);
        case COSE_EDDSA:
            return filled(::eddsa_pk_new(), &::eddsa_pk_free, &::eddsa_pk_from_ptr, key.public_key);
        case COSE_RS256:
            return filled(::rs256_pk_new(), &::rs256_pk_free, &::rs256_pk_from_ptr, key.public_key);
        default:
            return nullptr;
    }
}

Assert assertion_of(const RelyingParty& party, const Assertion& brought) {
    Assert made(::fido_assert_new());
    fido_assert_t* const one = made.get();
    const bool filled =
        one != nullptr &&
        ::fido_assert_set_clientdata(one, bytes(brought.client_data), brought.client_data.size()) ==
            FIDO_OK &&
        ::fido_assert_set_rp(one, party.id.c_str()) == FIDO_OK &&
        ::fido_assert_set_count(one, 1) == FIDO_OK &&
        ::fido_assert_set_up(one, FIDO_OPT_TRUE) == FIDO_OK &&
        ::fido_assert_set_authdata_raw(one, 0, bytes(brought.authenticator_data),
                                       brought.authenticator_data.size()) == FIDO_OK &&
        ::fido_assert_set_sig(one, 0, bytes(brought.signature), brought.signature.size()) ==
            FIDO_OK;
    return filled ? std::move(made) : nullptr;
}

}  // namespace

RelyingParty party_of(const std::string& origin) {
    constexpr std::string_view kHttps = "https://";
    constexpr std::string_view kHere = "http://localhost";
    const bool is_here =
        origin.starts_with(kHere) && (origin.size() == kHere.size() || origin[kHere.size()] == ':');
    if (!origin.starts_with(kHttps) && !is_here) {
        return {};
    }
    const std::string rest = origin.substr(origin.find("//") + 2);
    const std::string host = rest.substr(0, rest.find(':'));
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool is_as_shown = std::ranges::none_of(rest, is_capital) && !rest.ends_with(":443");
    const bool is_name = is_as_shown && !host.empty() &&
                         host.find_first_of("/?#@[] ") == std::string::npos &&
                         rest.find('/') == std::string::npos &&
                         host.find_first_not_of("0123456789.") != std::string::npos;
    return is_name ? RelyingParty{host, origin} : RelyingParty{};
}

Answer<SecurityKey> registered(const RelyingParty& party, const std::string& challenge,
                               const Registration& brought) {
    make_ready();
    if (auto fits =
            check_client_data(brought.client_data, "webauthn.create", challenge, party.origin);
        !fits) {
        return log::unexpected(fits.error());
    }
    const auto attested = attested_in(brought.attestation);
    if (!attested) {
        return log::unexpected(attested.error());
    }
    int algorithm = 0;
    const Cred cred =
        credential_of(party, brought.client_data, attested->authenticator_data, algorithm);
    if (cred == nullptr) {
        return no("the key isn't ES256, EdDSA or RS256, or its data can't be read");
    }
    if (!is_for(party, attested->authenticator_data)) {
        return no("the key was made for another site");
    }
    if ((::fido_cred_flags(cred.get()) & kUserPresent) == 0) {
        return no("nobody touched the key");
    }
    if (auto verified = verify_statement(cred.get(), *attested); !verified) {
        return log::unexpected(verified.error());
    }
    return SecurityKey{
        .id = text_of(::fido_cred_id_ptr(cred.get()), ::fido_cred_id_len(cred.get())),
        .public_key =
            text_of(::fido_cred_pubkey_ptr(cred.get()), ::fido_cred_pubkey_len(cred.get())),
        .algorithm = algorithm,
        .counter = ::fido_cred_sigcount(cred.get())};
}

Answer<std::uint32_t> asserted(const RelyingParty& party, const std::string& challenge,
                               const SecurityKey& key, const Assertion& brought) {
    make_ready();
    if (auto fits = check_client_data(brought.client_data, "webauthn.get", challenge, party.origin);
        !fits) {
        return log::unexpected(fits.error());
    }
    const PublicKey public_key = public_key_of(key);
    if (public_key == nullptr) {
        return no("the registered key can't be read");
    }
    const Assert assertion = assertion_of(party, brought);
    if (assertion == nullptr) {
        return no("what the key signed can't be read");
    }
    if (const int verified =
            ::fido_assert_verify(assertion.get(), 0, key.algorithm, public_key.get());
        verified != FIDO_OK) {
        return no(std::string("the signature isn't the key's: ") + ::fido_strerr(verified));
    }
    const std::uint32_t counter = ::fido_assert_sigcount(assertion.get(), 0);
    if ((counter != 0 || key.counter != 0) && counter <= key.counter) {
        return no("the key's counter doesn't grow: it may have been copied");
    }
    return counter;
}

}  // namespace madoguchi::webauthn
