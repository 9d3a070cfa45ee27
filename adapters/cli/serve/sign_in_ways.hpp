#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <semaphore>
#include <string>

#include "madoguchi/adapters/accounts/identities.hpp"
#include "madoguchi/adapters/accounts/once.hpp"
#include "madoguchi/adapters/accounts/security_keys.hpp"
#include "madoguchi/adapters/cli/serve/provider_files.hpp"
#include "madoguchi/adapters/webauthn/security_key.hpp"

namespace madoguchi::cli::serve {

/// How people sign in beside their passwords. Thread-safe.
struct SignInWays {
    /// A sign-in that somebody is at the identity provider for.
    struct AtProvider {
        std::string municipality;
        openid::Attempt attempt;
    };
    /// What a security key is asked to sign, for whom.
    struct KeyChallenge {
        enum class Ceremony : std::uint8_t { kRegistration, kSignIn };
        accounts::Who who;
        Ceremony ceremony = Ceremony::kSignIn;
    };
    static constexpr std::chrono::minutes kKeyChallengeLife{2};
    /// How many wait for a provider's answer at a time, so that a slow one holds no worker more.
    static constexpr std::ptrdiff_t kAtProviderAtATime = 8;

    /// That municipality's provider; null: it has none.
    [[nodiscard]] const Provider* provider_of(const std::string& municipality) const {
        const auto found = providers.find(municipality);
        return found == providers.end() ? nullptr : &found->second;
    }

    accounts::Identities identities;
    accounts::SecurityKeys keys;
    Providers providers = {};
    std::string training_at = {};       ///< Address of the training server; empty: there is none.
    webauthn::RelyingParty party = {};  ///< The id is empty where keys aren't offered.
    /// Tells whoever runs the server why a provider was of no use.
    std::function<void(const std::string& line)> report = {};
    accounts::Once<AtProvider> at_provider{};
    /// The challenge itself is the key under which it is kept.
    accounts::Once<KeyChallenge> key_challenges{kKeyChallengeLife};
    std::counting_semaphore<kAtProviderAtATime> asking{kAtProviderAtATime};
};

}  // namespace madoguchi::cli::serve
