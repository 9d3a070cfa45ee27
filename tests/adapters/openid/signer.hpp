#pragma once

#include <cjose/cjose.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

namespace madoguchi::openid {

using nlohmann::json;

/// A provider's key, which signs what the test wants.
class Signer {
 public:
    static Signer rsa(std::size_t bits = 2'048) {
        return Signer(cjose_jwk_create_RSA_random(
                          bits, reinterpret_cast<const std::uint8_t*>("\x01\x00\x01"), 3, nullptr),
                      "RS256");
    }
    static Signer elliptic(cjose_jwk_ec_curve curve = CJOSE_JWK_EC_P_256) {
        return Signer(cjose_jwk_create_EC_random(curve, nullptr), "ES256");
    }
    static Signer shared(const std::string& secret) {
        return Signer(
            cjose_jwk_create_oct_spec(reinterpret_cast<const std::uint8_t*>(secret.data()),
                                      secret.size(), nullptr),
            "HS256");
    }
    Signer(Signer&& other) noexcept
        : algorithm(other.algorithm), jwk_(std::exchange(other.jwk_, nullptr)) {}
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    Signer& operator=(Signer&&) = delete;
    ~Signer() {
        if (jwk_ != nullptr) {
            cjose_jwk_release(jwk_);
        }
    }

    /// Its public half as a member of a key set.
    [[nodiscard]] json described(const std::string& id) const {
        char* const text = cjose_jwk_to_json(jwk_, algorithm == "HS256", nullptr);
        json key = json::parse(text);
        std::free(text);
        key["kid"] = id;
        return key;
    }
    [[nodiscard]] std::string token(const std::string& id, const std::string& text) const {
        cjose_header_t* const header = cjose_header_new(nullptr);
        cjose_header_set(header, CJOSE_HDR_ALG, algorithm.c_str(), nullptr);
        cjose_header_set(header, CJOSE_HDR_KID, id.c_str(), nullptr);
        cjose_jws_t* const jws = cjose_jws_sign(
            jwk_, header, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), nullptr);
        const char* compact = nullptr;
        cjose_jws_export(jws, &compact, nullptr);
        std::string token(compact);
        cjose_jws_release(jws);
        cjose_header_release(header);
        return token;
    }

    std::string algorithm;

 private:
    Signer(cjose_jwk_t* jwk, std::string by) : algorithm(std::move(by)), jwk_(jwk) {}
    cjose_jwk_t* jwk_;
};

/// A key set of these members.
inline std::string set_of(const std::vector<json>& keys) { return json{{"keys", keys}}.dump(); }

}  // namespace madoguchi::openid
