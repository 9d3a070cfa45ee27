#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/adapters/keystore/secret_key.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::keystore {

/// What shares of a master key are made for.
struct EscrowPlan {
    std::string installation;  ///< `KeyDatabase::installation_id`.
    std::string made_on;       ///< ISO date.
    unsigned shares = 0;       ///< 2 to 100.
    unsigned threshold = 0;    ///< How many bring the key back: 2 to `shares`.
};

/// Shares of a master key for sealed envelopes (Shamir's secret sharing over GF(2^8) by
/// libgfshare): as many as the threshold bring it back, fewer say nothing about it. Each is text to
/// be printed:
///
///     madoguchi master key share 1
///     installation: AbCdEf012345
///     master key: 0123456789abcdef
///     made on: 2026-11-28
///     set: aBcDeF543210
///     share: 2 of 5; 3 of them bring the key back
///     data: 0123 4567 … (16 groups of 4 hexadecimal digits)
///     checksum: 0123 4567
///
/// The checksum is the beginning of SHA-256 over the lines before, blanks left out, so that a slip
/// in typing is found in the share that has it. Error: what is wrong with the plan.
[[nodiscard]] log::Expected<std::vector<std::string>, std::string> make_shares(
    const SecretKey& master, const EscrowPlan& plan);

/// The master key from the texts of shares, of which blank lines and lines after the checksum don't
/// matter. Errors: which share is damaged, given twice or of another set; too few; one that is
/// forged.
[[nodiscard]] log::Expected<SecretKey, std::string> combine_shares(
    std::span<const std::string> texts);

}  // namespace madoguchi::keystore
