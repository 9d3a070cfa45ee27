#include "madoguchi/adapters/accounts/weak_password.hpp"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace madoguchi::accounts {

namespace {

constexpr std::size_t kCharactersMin = 12;
constexpr std::size_t kPasswordBytesMax = 256;
/// From here on zxcvbn's authors speak of protection against guessing at a stolen, slow hash
/// (D. Wheeler, USENIX Security 2016).
constexpr double kGuessesMin = 1e8;
constexpr std::string_view kWideSpace = "\u3000";

/// Characters, not bytes: the continuation bytes of UTF-8 don't count.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether a text that says something of the person stands in the password. One or two letters say
/// nothing, nor does a single character.
bool contains(std::string_view password, std::string_view own) {
    return own.size() > 2 && characters(own) > 1 &&
           !std::ranges::search(password, own, {}, small, small).empty();
}

/// The parts of a name, and all of it without what stands between them.
std::vector<std::string> parts_of(std::string_view name) {
    std::vector<std::string> parts{{}};
    std::string whole;
    while (!name.empty()) {
        const bool is_wide = name.starts_with(kWideSpace);
        if (is_wide || name.front() == ' ') {
            parts.emplace_back();
        } else {
            parts.back() += name.front();
            whole += name.front();
        }
        name.remove_prefix(is_wide ? kWideSpace.size() : 1);
    }
    parts.push_back(std::move(whole));
    return parts;
}

bool is_easy_to_guess(const SecretText& password, const Who& who) {
    std::array<const char*, 4> known_here{"madoguchi", who.municipality.c_str(), who.staff.c_str(),
                                          nullptr};
    const double bits = ::ZxcvbnMatch(password.c_str(), known_here.data(), nullptr);
    return bits < std::log2(kGuessesMin);
}

}  // namespace

std::string weakness_of(const SecretText& password, const Who& who, std::string_view name) {
    const std::string_view text = password.reveal();
    if (text.size() > kPasswordBytesMax) {
        return "too_long";
    }
    if (characters(text) < kCharactersMin) {
        return "too_short";
    }
    if (contains(text, who.staff)) {
        return "contains_code";
    }
    if (std::ranges::any_of(parts_of(name),
                            [&](const auto& part) { return contains(text, part); })) {
        return "contains_name";
    }
    return is_easy_to_guess(password, who) ? "easy_to_guess" : "";
}

}  // namespace madoguchi::accounts
