#pragma once

#include <chrono>
#include <string>

#include "madoguchi/adapters/openid/fault.hpp"

namespace madoguchi::openid {

/// How an identity provider is spoken to.
struct Settings {
    std::string issuer;         ///< Its address: HTTPS, or HTTP on this machine.
    std::string client_id;      ///< What it calls this installation.
    std::string client_secret;  ///< Empty: it asks for none.
    std::string redirect;       ///< Where it sends the browser back to, as it knows it.
    std::string account_claim = "sub";
    std::string scope = "openid";
    std::string ca_file;  ///< PEM; empty: whom the system trusts.
    std::chrono::seconds timeout{5};
};

/// A sign-in that was begun; kept until the browser is back. Holds secrets: stays here.
struct Attempt {
    std::string state;
    std::string nonce;
    std::string verifier;  ///< RFC 7636: its SHA-256 went with the browser.
    std::string token_address;
    std::string keys_address;
    bool secret_in_form = false;  ///< How the provider wants the client's secret.
    std::chrono::sys_seconds begun_at;
};

/// What the browser brought back.
struct Return {
    std::string code;
    std::string state;
    std::string issuer;  ///< RFC 9207; empty where the provider doesn't send it.
};

/// A municipality's identity provider (OpenID Connect Core 1.0, authorization code with PKCE
/// S256). Keeps nothing: its description and its keys are read at each sign-in, so that a key that
/// it has withdrawn signs nobody in. Thread-safe; each call waits for the network.
class Provider {
 public:
    using Time = std::chrono::sys_seconds;

    explicit Provider(Settings settings) : settings_(std::move(settings)) {}

    struct Begun {
        std::string address;  ///< Where the browser goes.
        Attempt attempt;
    };
    /// Begins a sign-in. The provider is told to ask who it is, whatever session it keeps.
    [[nodiscard]] Answer<Begun> begin(Time now) const;
    /// The account that the provider vouches for. Faults: all kinds; kRefused for a state that
    /// isn't the attempt's.
    [[nodiscard]] Answer<std::string> finish(const Attempt& attempt, const Return& brought,
                                             Time now) const;

    [[nodiscard]] const std::string& issuer() const { return settings_.issuer; }

 private:
    [[nodiscard]] Answer<std::string> token_for(const Attempt& attempt,
                                                const std::string& code) const;
    Settings settings_;
};

}  // namespace madoguchi::openid
