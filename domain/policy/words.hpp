#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace madoguchi::policy {

/// The contract's words of an enumeration, in the order of its values, which begin at 0 and have no
/// gaps. Each vocabulary specialises this: `static constexpr std::array kAll{...}`.
template <typename Enum>
struct Words;

/// The word of `value` as the contract, the policy files and the stored events write it.
template <typename Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) {
    return Words<Enum>::kAll[static_cast<std::size_t>(value)];
}

/// The value that `text` stands for, or nothing when it isn't a word of the vocabulary.
template <typename Enum>
[[nodiscard]] constexpr std::optional<Enum> from_word(std::string_view text) {
    for (std::size_t i = 0; i < Words<Enum>::kAll.size(); ++i) {
        if (Words<Enum>::kAll[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// How many values the enumeration has.
template <typename Enum>
inline constexpr std::size_t kCount = Words<Enum>::kAll.size();

}  // namespace madoguchi::policy
