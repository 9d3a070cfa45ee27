#pragma once

#include <chrono>
#include <string>

#include "madoguchi/adapters/openid/key_set.hpp"

namespace madoguchi::openid {

/// What an ID token has to say (OpenID Connect Core 1.0 §3.1.3.7).
struct Demand {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::string account_claim;  ///< Which claim names the account.
    std::chrono::sys_seconds now;
    /// The person must have shown the provider who they are since then: a session that somebody
    /// else left open at the same machine doesn't count.
    std::chrono::sys_seconds authenticated_since;
};

/// By how much the provider's clock may differ from this machine's.
inline constexpr std::chrono::seconds kClockLeeway{60};
/// Characters of an account, in bytes.
inline constexpr std::size_t kAccountBytesMax = 255;

/// The account of which a token speaks, when one of `keys` has signed it and it says what is
/// demanded. Fault kUntrue: which of it isn't so; kUnfit: a claim that has to be there is missing.
[[nodiscard]] Answer<std::string> account_in(const std::string& token, const KeySet& keys,
                                             const Demand& demand);

/// Whether an account may be bound: 1 to `kAccountBytesMax` bytes, no control characters.
[[nodiscard]] bool is_account(const std::string& account);

}  // namespace madoguchi::openid
