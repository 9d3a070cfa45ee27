#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::letter {

/// The opaque number of one letter: eight symbols and a check symbol, shown as `K7QM-2D9X-4`.
/// It stands in the envelope's window, on the reply and on the visit slip, so it says nothing about
/// the person or the procedure. Symbols are the digits and the capitals without I, L, O and U; the
/// check symbol finds every single wrong symbol and every swap of two neighbours.
class LetterNumber {
 public:
    /// How many numbers there are: 2^40.
    static constexpr std::uint64_t kCount = std::uint64_t{1} << 40U;

    LetterNumber() = default;

    /// The number for `value`, of which the low 40 bits are used. The caller takes care that values
    /// are not used twice and don't follow the order of applications (for example a keyed hash of
    /// case and letter sequence).
    [[nodiscard]] static LetterNumber from_value(std::uint64_t value);

    /// Reads a number as typed or scanned: hyphens and spaces are ignored, small letters are
    /// accepted, I and L are read as 1, O as 0, and the prefix of `code_text()` may stand before
    /// it. Returns nothing when the length, a symbol or the check symbol is wrong.
    [[nodiscard]] static std::optional<LetterNumber> parse(std::string_view text);

    /// Whether `text` could be one but for its check symbol: a symbol was mistyped or misread.
    [[nodiscard]] static bool is_misread(std::string_view text);

    /// For people: `K7QM-2D9X-4`. Empty iff default-constructed.
    [[nodiscard]] std::string text() const;

    /// What the QR code holds: `MDG-` and the nine symbols without hyphens (QR alphanumeric mode).
    [[nodiscard]] std::string code_text() const;

    [[nodiscard]] bool empty() const { return symbols_.empty(); }
    auto operator<=>(const LetterNumber&) const = default;

 private:
    explicit LetterNumber(std::string symbols) : symbols_(std::move(symbols)) {}
    std::string symbols_;  ///< Nine symbols, check symbol last; empty when default-constructed.
};

}  // namespace madoguchi::letter
