#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::webauthn {

/// As whom browsers know this server (Web Authentication Level 2, §4 "Relying Party").
struct RelyingParty {
    std::string id;      ///< The host's name, e.g. `madoguchi.city.example.lg.jp`.
    std::string origin;  ///< Scheme, host and port, as a browser writes them.
};

/// The party of an origin: `https://host[:port]`, or `http://localhost[:port]`. The id is empty for
/// any other text, for one that browsers write otherwise (capitals, `:443`), and for an address of
/// numbers, for which they have no keys.
[[nodiscard]] RelyingParty party_of(const std::string& origin);

/// A registered key: what is needed to check what it signs. Holds no secret.
struct SecurityKey {
    std::string id;             ///< The authenticator's name for it; bytes.
    std::string public_key;     ///< As libfido2 takes it; bytes.
    int algorithm = 0;          ///< COSE: -7 ES256, -8 EdDSA, -257 RS256.
    std::uint32_t counter = 0;  ///< Signatures so far; 0: the authenticator doesn't count.
    bool operator==(const SecurityKey&) const = default;
};

/// What a browser brings from a new key; bytes.
struct Registration {
    std::string client_data;
    std::string attestation;  ///< The attestation object.
};

/// What a browser brings from a key that signs; bytes.
struct Assertion {
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
};

/// Why it isn't taken: one English sentence without what it held.
template <typename T>
using Answer = log::Expected<T, std::string>;

/// The key of a registration, when it was made for `party` and `challenge` while somebody touched
/// it. Attestations `none` and `packed` are taken; a `packed` one is verified.
[[nodiscard]] Answer<SecurityKey> registered(const RelyingParty& party,
                                             const std::string& challenge,
                                             const Registration& brought);

/// The key's new counter, when `key` has signed for `party` and `challenge` while somebody touched
/// it. A counter that doesn't grow is refused: the key may have been copied.
[[nodiscard]] Answer<std::uint32_t> asserted(const RelyingParty& party,
                                             const std::string& challenge, const SecurityKey& key,
                                             const Assertion& brought);

}  // namespace madoguchi::webauthn
