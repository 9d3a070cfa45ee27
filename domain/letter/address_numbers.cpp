#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "madoguchi/domain/letter/customer_barcode.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/letter/utf8.hpp"

// The steps follow the extraction method of the post's manual (zipmanual p. 19 to 21).
namespace madoguchi::letter {
namespace {

constexpr std::u32string_view kDropped = U"&/・.";
constexpr std::u32string_view kHyphens = U"‐‑‒–—―−-";
constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
constexpr std::array<std::u32string_view, 9> kCounters = {U"丁目", U"丁", U"番地", U"番", U"号",
                                                          U"地割", U"線", U"の",   U"ノ"};

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_letter(char32_t c) { return c >= U'A' && c <= U'Z'; }
constexpr bool is_kanji_number(char32_t c) {
    return kNumerals.find(c) != std::u32string_view::npos || c == U'十' || c == U'百' || c == U'千';
}

/// Half-width capitals, digits and hyphens; what the manual drops is dropped.
std::u32string unify(std::string_view text) {
    std::u32string unified;
    for (char32_t c : code_points(text)) {
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
        if (kHyphens.find(c) != std::u32string_view::npos) c = U'-';
        if (kDropped.find(c) == std::u32string_view::npos && c != U'･') unified.push_back(c);
    }
    // A long-vowel mark between digits is a hyphen typed in kana mode.
    for (std::size_t i = 1; i + 1 < unified.size(); ++i) {
        if (unified[i] == U'ー' && is_digit(unified[i - 1]) && is_digit(unified[i + 1])) {
            unified[i] = U'-';
        }
    }
    return unified;
}

/// 百一 = 101, 二十 = 20, 一〇二 = 102.
std::u32string arabic(std::u32string_view kanji) {
    unsigned long total = 0;
    unsigned long digits = 0;
    bool has_digits = false;
    for (const char32_t c : kanji) {
        const std::size_t value = kNumerals.find(c);
        if (value != std::u32string_view::npos) {
            digits = digits * 10 + value;
            has_digits = true;
            continue;
        }
        const unsigned long unit = c == U'十' ? 10UL : c == U'百' ? 100UL : 1000UL;
        total += (has_digits ? digits : 1UL) * unit;
        digits = 0;
        has_digits = false;
    }
    std::u32string text;
    for (const char c : std::to_string(total + digits)) {
        text.push_back(static_cast<char32_t>(c));
    }
    return text;
}

bool counter_follows(std::u32string_view rest) {
    return std::any_of(kCounters.begin(), kCounters.end(),
                       [&](std::u32string_view counter) { return rest.starts_with(counter); });
}

/// Kanji numerals count only before a word that counts; longer than nine they are no number.
std::u32string with_arabic_numbers(std::u32string_view text) {
    constexpr std::size_t kNumeralsMax = 9;
    std::u32string result;
    std::size_t i = 0;
    while (i < text.size()) {
        std::size_t end = i;
        while (end < text.size() && is_kanji_number(text[end])) ++end;
        if (end == i) {
            result.push_back(text[i++]);
        } else {
            const std::u32string_view run = text.substr(i, end - i);
            const bool counts = run.size() <= kNumeralsMax && counter_follows(text.substr(end));
            result += counts ? arabic(run) : std::u32string(run);
            i = end;
        }
    }
    return result;
}

/// Whether the capital at `i` is wanted: alone, and not the F of a floor (10F).
bool is_wanted_letter(std::u32string_view text, std::size_t i) {
    if (!is_letter(text[i])) return false;
    const bool before = i > 0 && is_letter(text[i - 1]);
    const bool after = i + 1 < text.size() && is_letter(text[i + 1]);
    const bool is_floor = text[i] == U'F' && i > 0 && is_digit(text[i - 1]);
    return !before && !after && !is_floor;
}

/// Drops hyphens at the ends, beside another hyphen, and beside a letter.
std::string without_idle_hyphens(std::string_view raw) {
    std::string result;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '-') {
            result.push_back(raw[i]);
            continue;
        }
        const bool at_edge = result.empty() || i + 1 == raw.size() || raw[i + 1] == '-';
        const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (!at_edge && !is_capital(result.back()) && !is_capital(raw[i + 1])) {
            result.push_back('-');
        }
    }
    return result;
}

}  // namespace

std::string address_numbers(std::string_view text) {
    const std::u32string unified = with_arabic_numbers(unify(text));
    std::string raw;
    bool text_before = false;
    for (std::size_t i = 0; i < unified.size(); ++i) {
        const char32_t c = unified[i];
        if (!is_digit(c) && c != U'-' && !is_wanted_letter(unified, i)) {
            text_before = true;
            continue;
        }
        if (text_before) raw.push_back('-');
        text_before = false;
        raw.push_back(static_cast<char>(c));
    }
    return without_idle_hyphens(raw);
}

}  // namespace madoguchi::letter
