#include "madoguchi/adapters/openid/provider.hpp"

#include <cjose/base64.h>
#include <cjose/util.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "madoguchi/adapters/openid/fetcher.hpp"
#include "madoguchi/adapters/openid/id_token.hpp"
#include "madoguchi/adapters/openid/key_set.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::openid {

namespace {

using nlohmann::json;
using Kind = Fault::Kind;
using Bytes = std::array<unsigned char, 32>;

/// A provider that keeps a session older than that has to say when it asked last (`auth_time`).
constexpr const char* kMaxAge = "60";

std::string base64url(const Bytes& bytes) {
    char* text = nullptr;
    std::size_t size = 0;
    cjose_err error{};
    MADOGUCHI_LOG_ASSERT(cjose_base64url_encode(bytes.data(), bytes.size(), &text, &size, &error));
    std::string made(text, size);
    cjose_get_dealloc()(text);
    return made;
}

std::string random_text() {
    Bytes bytes{};
    MADOGUCHI_LOG_ASSERT(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
    return base64url(bytes);
}

std::string challenge_of(const std::string& verifier) {
    Bytes digest{};
    MADOGUCHI_LOG_ASSERT(EVP_Digest(verifier.data(), verifier.size(), digest.data(), nullptr,
                                    EVP_sha256(), nullptr) == 1);
    return base64url(digest);
}

std::string text_of(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Whether a list of the description names it; a description without the list names nothing.
bool lists(const json& object, const char* name, std::string_view word) {
    const auto found = object.find(name);
    return found != object.end() && found->is_array() &&
           std::ranges::find(*found, word) != found->end();
}

Answer<json> json_at(const Fetcher& fetcher, const std::string& address) {
    const auto fetched = fetcher.get(address);
    if (!fetched) {
        return log::unexpected(fetched.error());
    }
    if (fetched->status >= 500) {
        return fail(Kind::kUnreachable, address + ": status " + std::to_string(fetched->status));
    }
    json document = json::parse(fetched->body, nullptr, false);
    if (fetched->status != 200 || !document.is_object()) {
        return fail(Kind::kUnfit, address + ": no JSON document here (status " +
                                      std::to_string(fetched->status) + "): see issuer");
    }
    return document;
}

std::string description_address(const std::string& issuer) {
    return issuer + (issuer.ends_with('/') ? "" : "/") + ".well-known/openid-configuration";
}

bool same(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace

Answer<Provider::Begun> Provider::begin(Time now) const {
    const Fetcher fetcher(settings_.ca_file, settings_.timeout);
    const auto described = json_at(fetcher, description_address(settings_.issuer));
    if (!described) {
        return log::unexpected(described.error());
    }
    if (text_of(*described, "issuer") != settings_.issuer) {
        return fail(Kind::kUnfit, settings_.issuer + ": calls itself otherwise: see issuer");
    }
    const std::string authorization = text_of(*described, "authorization_endpoint");
    Begun begun{.address = {},
                .attempt = {.state = random_text(),
                            .nonce = random_text(),
                            .verifier = random_text(),
                            .token_address = text_of(*described, "token_endpoint"),
                            .keys_address = text_of(*described, "jwks_uri"),
                            .begun_at = now}};
    const Attempt& attempt = begun.attempt;
    for (const auto& address : {authorization, attempt.token_address, attempt.keys_address}) {
        if (!is_safe_address(address)) {
            return fail(Kind::kUnfit, settings_.issuer +
                                          ": its description names no safe address "
                                          "for authorization, token and keys");
        }
    }
    if (described->contains("code_challenge_methods_supported") &&
        !lists(*described, "code_challenge_methods_supported", "S256")) {
        return fail(Kind::kUnfit, settings_.issuer + ": doesn't take PKCE with S256");
    }
    const char* const methods = "token_endpoint_auth_methods_supported";
    begun.attempt.secret_in_form = described->contains(methods) &&
                                   !lists(*described, methods, "client_secret_basic") &&
                                   lists(*described, methods, "client_secret_post");
    begun.address = authorization + (authorization.find('?') == std::string::npos ? "?" : "&") +
                    encoded({{"response_type", "code"},
                             {"client_id", settings_.client_id},
                             {"redirect_uri", settings_.redirect},
                             {"scope", settings_.scope},
                             {"state", attempt.state},
                             {"nonce", attempt.nonce},
                             {"code_challenge", challenge_of(attempt.verifier)},
                             {"code_challenge_method", "S256"},
                             {"prompt", "login"},
                             {"max_age", kMaxAge}});
    return begun;
}

Answer<std::string> Provider::token_for(const Attempt& attempt, const std::string& code) const {
    Form form{{"grant_type", "authorization_code"},
              {"code", code},
              {"redirect_uri", settings_.redirect},
              {"code_verifier", attempt.verifier}};
    const bool is_public = settings_.client_secret.empty();
    if (is_public || attempt.secret_in_form) {
        form.emplace_back("client_id", settings_.client_id);
    }
    if (!is_public && attempt.secret_in_form) {
        form.emplace_back("client_secret", settings_.client_secret);
    }
    const bool in_header = !is_public && !attempt.secret_in_form;
    const auto fetched =
        Fetcher(settings_.ca_file, settings_.timeout)
            .post(attempt.token_address, form, in_header ? settings_.client_id : std::string(),
                  in_header ? settings_.client_secret : std::string());
    if (!fetched) {
        return log::unexpected(fetched.error());
    }
    if (fetched->status >= 500) {
        return fail(Kind::kUnreachable,
                    attempt.token_address + ": status " + std::to_string(fetched->status));
    }
    const json said = json::parse(fetched->body, nullptr, false);
    const std::string error = said.is_object() ? text_of(said, "error") : std::string();
    if (error == "invalid_grant") {
        return fail(Kind::kRefused, "the provider doesn't take the code");
    }
    std::string token = said.is_object() ? text_of(said, "id_token") : std::string();
    if (fetched->status != 200 || token.empty()) {
        return fail(Kind::kUnfit, attempt.token_address + ": no ID token (status " +
                                      std::to_string(fetched->status) +
                                      "): see client_id, its secret and scope");
    }
    return token;
}

Answer<std::string> Provider::finish(const Attempt& attempt, const Return& brought,
                                     Time now) const {
    if (!same(brought.state, attempt.state)) {
        return fail(Kind::kRefused, "what came back is of another sign-in (state)");
    }
    if (!brought.issuer.empty() && brought.issuer != settings_.issuer) {
        return fail(Kind::kRefused, "what came back is another provider's (iss)");
    }
    if (brought.code.empty()) {
        return fail(Kind::kRefused, "the provider let nobody in");
    }
    const auto token = token_for(attempt, brought.code);
    if (!token) {
        return log::unexpected(token.error());
    }
    const auto fetched = Fetcher(settings_.ca_file, settings_.timeout).get(attempt.keys_address);
    if (!fetched) {
        return log::unexpected(fetched.error());
    }
    const auto keys = KeySet::parse(fetched->body);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    return account_in(*token, *keys,
                      {.issuer = settings_.issuer,
                       .client_id = settings_.client_id,
                       .nonce = attempt.nonce,
                       .account_claim = settings_.account_claim,
                       .now = now,
                       .authenticated_since = attempt.begun_at});
}

}  // namespace madoguchi::openid
