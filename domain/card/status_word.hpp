#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::card {

/// SW1 SW2 of an answer.
struct StatusWord {
    std::uint16_t value = 0;
    auto operator<=>(const StatusWord&) const = default;
};

/// 9000
inline constexpr StatusWord kSuccess{0x9000};

/// What a status word means to the work (ISO 7816-4 as JICSAP uses it).
enum class StatusClass : std::uint8_t {
    kOk,
    kTriesLeft,       ///< 63Cx, x at least 1.
    kTriesExhausted,  ///< 63C0: this try was the last, or the counter of a blocked PIN was read.
    kRefusedWithoutCount,   ///< 6300
    kBlocked,               ///< 6984 (JICSAP), 6983 (ISO): VERIFY on a PIN that is blocked already.
    kSecurityNotSatisfied,  ///< 6982
    kNoCurrentFile,         ///< 6986
    kNotFound,              ///< 6A82, 6A83, 6A88
    kOutsideFile,           ///< 6B00
    kWrongRequest,          ///< 6700, 6Cxx, 6981, 6985, 69xx, 6Axx: this build asked wrongly.
    kNotSupported,          ///< 6D00, 6E00, 6881, 6882
    kCardFault,             ///< 6F00, 6400, 6581, 6281: the card's own trouble.
    kOther,
};

/// The class of `status`. Total: every value has one.
[[nodiscard]] StatusClass classify(StatusWord status);

/// Tries that `status` names: only SW1 = 63 and SW2 of C0 or more; absent otherwise (6984 is no
/// "4").
[[nodiscard]] std::optional<std::uint8_t> tries_left(StatusWord status);

/// Four upper-case hexadecimal digits.
[[nodiscard]] std::string to_text(StatusWord status);

}  // namespace madoguchi::card
