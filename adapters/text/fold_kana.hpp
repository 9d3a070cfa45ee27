#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::text {

/// A furigana as it is searched for: compatibility forms and case folded (NFKC_Casefold: half-width
/// kana, full-width letters, variation selectors), hiragana as katakana by their code points, small
/// kana as large ones, long-vowel marks and hyphens left out. Its parts, as divided by spaces and
/// middle dots, in order; none of them is empty. Error: ICU's, by name; the text isn't in it.
[[nodiscard]] log::Expected<std::vector<std::string>, std::string> fold_kana(
    std::string_view written);

/// A folded part without voiced and half-voiced marks (ガ as カ, パ as ハ): the weaker key, for
/// names that were heard or read wrongly. Error: ICU's, by name.
[[nodiscard]] log::Expected<std::string, std::string> without_voicing(std::string_view folded);

/// The beginnings of `text` (UTF-8) that have `shortest` to `longest` characters, inclusive, by
/// length; none when the text is shorter.
[[nodiscard]] std::vector<std::string> beginnings(std::string_view text, std::size_t shortest,
                                                  std::size_t longest);

/// Characters (code points) of `text`, which is UTF-8.
[[nodiscard]] std::size_t characters(std::string_view text);

/// `written` with compatibility forms folded (NFKC): full-width digits and letters as ASCII ones,
/// ㍼ as 昭和. Error: ICU's, by name.
[[nodiscard]] log::Expected<std::string, std::string> fold_width(std::string_view written);

}  // namespace madoguchi::text
