#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::accounts {

/// Time-based one-time passwords (RFC 6238): HMAC-SHA-1, steps of 30 seconds, 6 digits, as every
/// authenticator takes them.
inline constexpr std::int64_t kTotpStepSeconds = 30;

/// A secret of 20 random bytes, as bytes.
[[nodiscard]] std::string totp_secret();
/// The secret as people type it into an authenticator: base32 without padding (RFC 4648).
[[nodiscard]] std::string base32(std::string_view bytes);
/// What an authenticator scans: `otpauth://totp/…`. `issuer` and `account` are ASCII words.
[[nodiscard]] std::string totp_address(std::string_view secret, std::string_view issuer,
                                       std::string_view account);

/// The code of a time step, with that many digits (RFC 4226).
[[nodiscard]] std::string totp_code(std::string_view secret, std::uint64_t step,
                                    unsigned digits = 6);

/// The step whose code was given: this one, the one before or the next, but none up to
/// `last_step`, which was used already. Nothing where the code is none of these.
[[nodiscard]] std::optional<std::uint64_t> totp_step_of(std::string_view secret,
                                                        std::string_view code,
                                                        std::int64_t unix_seconds,
                                                        std::uint64_t last_step);

}  // namespace madoguchi::accounts
