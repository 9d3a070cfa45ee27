#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// Standard base 64 with padding (RFC 4648, section 4), as in notes and proofs.
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::string to_base64(const Digest& digest);

/// The bytes of `text`; none unless it is exactly what `to_base64` writes for them: one text for
/// one value, so that nothing can be altered without being noticed.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

/// The digest in `text`; none unless it is 32 bytes in base 64.
[[nodiscard]] std::optional<Digest> digest_from_base64(std::string_view text);

/// A digest as bytes, and lower-case hexadecimal digits.
[[nodiscard]] std::string_view bytes_of(const Digest& digest);
[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Digest& digest);

}  // namespace madoguchi::log
