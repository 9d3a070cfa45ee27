#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace madoguchi::card {

/// What the work needs of a certificate. The serial number identifies a person: it is stored
/// sealed.
struct CertificateSummary {
    std::string serial;  ///< Lower-case hexadecimal, two digits a byte, no leading zero byte.
    std::chrono::sys_seconds not_after;
    bool operator==(const CertificateSummary&) const = default;
};

/// Serial number and end of validity of an X.509 certificate (RFC 5280 4.1). Nothing else is looked
/// at and no signature is checked. Returns nothing when `der` isn't a certificate in DER: a length
/// beyond the bytes, another tag, a date that doesn't exist, more than 20 bytes of serial number.
[[nodiscard]] std::optional<CertificateSummary> summarize_certificate(
    std::span<const std::uint8_t> der);

/// The whole length, in bytes, of a DER value that begins with `head`: tag 30 and a length of two
/// bytes (30 82 LL LL), the form of every certificate of the card. Nothing for another form or
/// fewer bytes.
[[nodiscard]] std::optional<std::size_t> certificate_length(std::span<const std::uint8_t> head);

/// The calendar date in Japan (UTC+9, no summer time) at `instant`.
[[nodiscard]] std::chrono::sys_days date_in_japan(std::chrono::sys_seconds instant);

}  // namespace madoguchi::card
