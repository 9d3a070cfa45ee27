#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::projections {

/// How a furigana that is looked for and one that is found must agree.
enum class KanaMatch : std::uint8_t {
    kExact,   ///< Their folded forms are the same.
    kLoose,   ///< The same but for voiced marks: what was heard or read wrongly.
    kPrefix,  ///< The one that is found begins with the other.
};

/// Beginnings that can be looked for, in characters, inclusive. A shorter one would tell too much
/// of the names to whoever counts the rows; of a longer one only so much is compared.
inline constexpr std::size_t kPrefixMin = 2;
inline constexpr std::size_t kPrefixMax = 6;

/// Keyed tokens by which people are found without a name at rest: nothing can be read back from
/// one without the key, and those of two municipalities never meet. Thread-safe.
class SearchTokens {
 public:
    SearchTokens() = default;
    SearchTokens(const SearchTokens&) = delete;
    SearchTokens& operator=(const SearchTokens&) = delete;
    virtual ~SearchTokens() = default;

    /// Every token that a furigana as written is found by: the whole and each of its parts, exactly
    /// and loosely, and their beginnings. Each once; none for an empty text.
    [[nodiscard]] virtual std::vector<std::string> kana(const log::TenantId& tenant,
                                                        std::string_view written) const = 0;
    /// The tokens that a furigana has all of when it matches `wanted`: one for each part. None when
    /// nothing can be looked for: no text, or a beginning that is too short.
    [[nodiscard]] virtual std::vector<std::string> wanted_kana(const log::TenantId& tenant,
                                                               std::string_view wanted,
                                                               KanaMatch match) const = 0;
    /// Tokens of what the family name of `written`, a name or a furigana, may be: of its first
    /// part, or, where it is written in one piece, of each of its first one to four characters.
    /// None for an empty text.
    [[nodiscard]] virtual std::vector<std::string> family_names(const log::TenantId& tenant,
                                                                std::string_view written) const = 0;
    /// Tokens that two people share when they may be the same: by 宛名番号 (begins with `r`), or by
    /// furigana and birth date together (begins with `n`). None of what wasn't taken down.
    [[nodiscard]] virtual std::vector<std::string> same_person(
        const log::TenantId& tenant, const facts::Person& person) const = 0;
    /// Token of a birth date.
    [[nodiscard]] virtual std::string birth_date(const log::TenantId& tenant,
                                                 facts::Date date) const = 0;
};

}  // namespace madoguchi::projections
