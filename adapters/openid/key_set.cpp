#include "madoguchi/adapters/openid/key_set.hpp"

#include <cjose/header.h>
#include <cjose/jwk.h>
#include <cjose/jws.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace madoguchi::openid {

using nlohmann::json;

/// One key, released at its end.
struct KeySet::Key {
    explicit Key(cjose_jwk_t* made) : jwk(made) {}
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() { cjose_jwk_release(jwk); }

    cjose_jwk_t* jwk;
    std::string id;         ///< Empty: it has none.
    std::string algorithm;  ///< Empty: any that its kind takes.
};

namespace {

constexpr std::size_t kRsaBitsMin = 2'048;

struct Algorithm {
    std::string_view name;
    cjose_jwk_kty_t key;
};
constexpr std::array kAlgorithms{Algorithm{"RS256", CJOSE_JWK_KTY_RSA},
                                 Algorithm{"PS256", CJOSE_JWK_KTY_RSA},
                                 Algorithm{"ES256", CJOSE_JWK_KTY_EC}};

std::string text_of(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool may_sign(const json& key) {
    const std::string use = text_of(key, "use");
    return key.is_object() && (use.empty() || use == "sig") && text_of(key, "kty") != "oct";
}

bool is_strong(const cjose_jwk_t* key) {
    cjose_err error{};
    switch (cjose_jwk_get_kty(key, &error)) {
        case CJOSE_JWK_KTY_RSA:
            return cjose_jwk_get_keysize(key, &error) >= kRsaBitsMin;
        case CJOSE_JWK_KTY_EC:
            return cjose_jwk_EC_get_curve(key, &error) == CJOSE_JWK_EC_P_256;
        case CJOSE_JWK_KTY_OCT:
            break;
    }
    return false;
}

auto untrue(std::string detail) { return fail(Fault::Kind::kUntrue, std::move(detail)); }

}  // namespace

Answer<KeySet> KeySet::parse(const std::string& text) {
    const json set = json::parse(text, nullptr, false);
    if (!set.is_object() || !set.contains("keys") || !set["keys"].is_array()) {
        return fail(Fault::Kind::kUnfit, "the provider's keys aren't a JSON Web Key Set");
    }
    KeySet keys;
    for (const json& each : set["keys"]) {
        if (!may_sign(each)) {
            continue;
        }
        const std::string one = each.dump();
        cjose_err error{};
        cjose_jwk_t* const jwk = cjose_jwk_import(one.data(), one.size(), &error);
        if (jwk == nullptr) {
            continue;
        }
        auto key = std::make_shared<Key>(jwk);
        key->id = text_of(each, "kid");
        key->algorithm = text_of(each, "alg");
        if (is_strong(jwk)) {
            keys.keys_.push_back(std::move(key));
        }
    }
    if (keys.keys_.empty()) {
        return fail(Fault::Kind::kUnfit,
                    "none of the provider's keys is RSA of 2,048 bits or more, or P-256");
    }
    return keys;
}

Answer<std::string> KeySet::signed_text(const std::string& token) const {
    cjose_err error{};
    const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> jws(
        cjose_jws_import(token.data(), token.size(), &error), &cjose_jws_release);
    if (jws == nullptr) {
        return untrue("the token isn't one");
    }
    cjose_header_t* const header = cjose_jws_get_protected(jws.get());
    const char* const name = cjose_header_get(header, CJOSE_HDR_ALG, &error);
    const char* const id = cjose_header_get(header, CJOSE_HDR_KID, &error);
    const std::string_view algorithm = name == nullptr ? "" : name;
    const auto* const known = std::ranges::find(kAlgorithms, algorithm, &Algorithm::name);
    if (known == kAlgorithms.end()) {
        return untrue("the token isn't signed by RS256, PS256 or ES256");
    }
    for (const auto& key : keys_) {
        if ((id != nullptr && key->id != id) ||
            (!key->algorithm.empty() && key->algorithm != algorithm) ||
            cjose_jwk_get_kty(key->jwk, &error) != known->key ||
            !cjose_jws_verify(jws.get(), key->jwk, &error)) {
            continue;
        }
        std::uint8_t* text = nullptr;
        std::size_t size = 0;
        if (!cjose_jws_get_plaintext(jws.get(), &text, &size, &error)) {
            break;
        }
        return std::string(reinterpret_cast<const char*>(text), size);
    }
    return untrue("none of the provider's keys has signed the token");
}

}  // namespace madoguchi::openid
