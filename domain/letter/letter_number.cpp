#include "madoguchi/domain/letter/letter_number.hpp"

#include <cstddef>
#include <utility>

namespace madoguchi::letter {
namespace {

constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view kPrefix = "MDG";
constexpr std::size_t kPayloadLength = 8;

/// Multiplies by x in GF(2^5) with the primitive polynomial x^5 + x^2 + 1.
constexpr unsigned times_x(unsigned value) {
    const unsigned shifted = value << 1U;
    return (shifted & 32U) != 0 ? (shifted ^ 0b100101U) : shifted;
}

/// Sum of x^(8 - i) * symbol(i): all weights differ and none is 0 or 1, so one wrong symbol or two
/// swapped symbols always change it, the check symbol (weight 1) included.
char check_symbol(std::string_view payload) {
    unsigned sum = 0;
    for (const char symbol : payload) {
        sum = times_x(sum ^ static_cast<unsigned>(kSymbols.find(symbol)));
    }
    return kSymbols[sum];
}

std::optional<char> as_symbol(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'I' || upper == 'L') return '1';
    if (upper == 'O') return '0';
    if (kSymbols.find(upper) == std::string_view::npos) return std::nullopt;
    return upper;
}

/// The nine symbols that stand in `text`, whether the last one fits the others or not.
std::optional<std::string> symbols_in(std::string_view text) {
    std::string symbols;
    for (const char typed : text) {
        if (typed == '-' || typed == ' ') continue;
        const auto symbol = as_symbol(typed);
        if (!symbol) return std::nullopt;
        symbols.push_back(*symbol);
    }
    if (symbols.size() > kPayloadLength + 1 && symbols.starts_with(kPrefix)) {
        symbols.erase(0, kPrefix.size());
    }
    return symbols.size() == kPayloadLength + 1 ? std::optional(std::move(symbols)) : std::nullopt;
}

bool fits(std::string_view symbols) {
    return check_symbol(symbols.substr(0, kPayloadLength)) == symbols.back();
}

}  // namespace

LetterNumber LetterNumber::from_value(std::uint64_t value) {
    std::string symbols(kPayloadLength, '0');
    for (std::size_t i = kPayloadLength; i-- > 0;) {
        symbols[i] = kSymbols[value & 31U];
        value >>= 5U;
    }
    symbols.push_back(check_symbol(symbols));
    return LetterNumber(std::move(symbols));
}

std::optional<LetterNumber> LetterNumber::parse(std::string_view text) {
    auto symbols = symbols_in(text);
    if (!symbols || !fits(*symbols)) return std::nullopt;
    return LetterNumber(*std::move(symbols));
}

bool LetterNumber::is_misread(std::string_view text) {
    const auto symbols = symbols_in(text);
    return symbols && !fits(*symbols);
}

std::string LetterNumber::text() const {
    if (symbols_.empty()) return {};
    return symbols_.substr(0, 4) + "-" + symbols_.substr(4, 4) + "-" + symbols_.substr(8);
}

std::string LetterNumber::code_text() const {
    return symbols_.empty() ? std::string() : std::string(kPrefix) + "-" + symbols_;
}

}  // namespace madoguchi::letter
