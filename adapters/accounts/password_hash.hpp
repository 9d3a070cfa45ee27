#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/adapters/accounts/secret_text.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::accounts {

/// How much work a guess costs (RFC 7914). The default is what OWASP recommends for p = 3: 32 MiB
/// and about a quarter of a second.
struct ScryptCost {
    std::uint64_t n = std::uint64_t{1} << 15U;
    std::uint64_t r = 8;
    std::uint64_t p = 3;
};

/// A password's hash with all that is needed to check it: `scrypt$N$r$p$salt$hash`, salt and hash
/// in hexadecimal digits. The salt is fresh.
[[nodiscard]] std::string hash_password(const SecretText& password, const ScryptCost& cost);

/// Whether the password has that hash. False as well for what isn't such a text.
[[nodiscard]] bool matches(const SecretText& password, const std::string& hash);

/// scrypt itself, for published vectors: `size` bytes in hexadecimal digits; empty where OpenSSL
/// can't (memory above 256 MiB).
[[nodiscard]] std::string scrypt_hex(std::string_view password, std::string_view salt,
                                     const ScryptCost& cost, std::size_t size);

/// A password for once that can be read aloud: 5 groups of 4 letters and digits, about 98 bits.
[[nodiscard]] SecretText one_time_password();

}  // namespace madoguchi::accounts
