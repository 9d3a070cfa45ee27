#pragma once

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "madoguchi/adapters/webauthn/security_key.hpp"

namespace madoguchi::webauthn {

using nlohmann::json;

/// A key of the kind that people carry (ES256), and the browser that speaks with it.
class Authenticator {
 public:
    Authenticator() : key_(EVP_EC_gen("P-256"), &::EVP_PKEY_free) {}

    std::string id = "credential-1";
    std::string rp = "madoguchi.example.jp";
    std::string origin = "https://madoguchi.example.jp:8443";
    std::uint32_t counter = 0;
    unsigned char flags = 0x05;  ///< Somebody touched it, and it knows who.
    bool cross_origin = false;
    std::string ceremony;  ///< Empty: the right one.

    [[nodiscard]] Registration make(const std::string& challenge) {
        const std::string client = client_data("webauthn.create", challenge);
        const std::string data = data_with_key();
        return {client, object("none", json::object(), data)};
    }
    /// With an attestation that it signs itself; `other`: another key signs.
    [[nodiscard]] Registration make_packed(const std::string& challenge,
                                           const Authenticator* other = nullptr) {
        const std::string client = client_data("webauthn.create", challenge);
        const std::string data = data_with_key();
        const std::string signature =
            (other == nullptr ? *this : *other).signature(data + sha256(client));
        const json statement{{"alg", -7},
                             {"sig", json::binary({signature.begin(), signature.end()})}};
        return {client, object("packed", statement, data)};
    }
    [[nodiscard]] Assertion sign(const std::string& challenge) {
        ++counter;
        const std::string client = client_data("webauthn.get", challenge);
        const std::string data = data_head(flags);
        return {client, data, signature(data + sha256(client))};
    }
    [[nodiscard]] static std::string object(const std::string& format, const json& statement,
                                            const std::string& data) {
        const auto bytes =
            json::to_cbor(json{{"fmt", format},
                               {"attStmt", statement},
                               {"authData", json::binary({data.begin(), data.end()})}});
        return {bytes.begin(), bytes.end()};
    }

 private:
    static std::string sha256(const std::string& text) {
        std::array<unsigned char, 32> digest{};
        ::EVP_Digest(text.data(), text.size(), digest.data(), nullptr, ::EVP_sha256(), nullptr);
        return {digest.begin(), digest.end()};
    }
    static std::string base64url(const std::string& bytes) {
        std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);
        const int size =
            ::EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                              static_cast<int>(bytes.size()));
        std::string made(text.begin(), text.begin() + size);
        for (char& c : made) {
            c = c == '+' ? '-' : c == '/' ? '_' : c;
        }
        return made.substr(0, made.find('='));
    }
    [[nodiscard]] std::string client_data(const std::string& right,
                                          const std::string& challenge) const {
        return json{{"type", ceremony.empty() ? right : ceremony},
                    {"challenge", base64url(challenge)},
                    {"origin", origin},
                    {"crossOrigin", cross_origin}}
            .dump();
    }
    [[nodiscard]] std::string data_head(unsigned char shown) const {
        std::string data = sha256(rp) + static_cast<char>(shown);
        for (int shift = 24; shift >= 0; shift -= 8) {
            data += static_cast<char>(counter >> static_cast<unsigned>(shift));
        }
        return data;
    }
    [[nodiscard]] std::string data_with_key() const {
        std::string data = data_head(flags | 0x40U) + std::string(16, '\0');
        data += '\0';
        data += static_cast<char>(id.size());
        return data + id + "\xA5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + coordinate("qx") +
               "\x22\x58\x20" + coordinate("qy");
    }
    [[nodiscard]] std::string coordinate(const char* name) const {
        BIGNUM* number = nullptr;
        ::EVP_PKEY_get_bn_param(key_.get(), name, &number);
        std::array<unsigned char, 32> bytes{};
        ::BN_bn2binpad(number, bytes.data(), static_cast<int>(bytes.size()));
        ::BN_free(number);
        return {bytes.begin(), bytes.end()};
    }
    [[nodiscard]] std::string signature(const std::string& text) const {
        const std::unique_ptr<EVP_MD_CTX, decltype(&::EVP_MD_CTX_free)> context(::EVP_MD_CTX_new(),
                                                                                &::EVP_MD_CTX_free);
        ::EVP_DigestSignInit(context.get(), nullptr, ::EVP_sha256(), nullptr, key_.get());
        std::array<unsigned char, 128> bytes{};
        std::size_t size = bytes.size();
        ::EVP_DigestSign(context.get(), bytes.data(), &size,
                         reinterpret_cast<const unsigned char*>(text.data()), text.size());
        return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
    }

    std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace madoguchi::webauthn
