#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::text {

/// A furigana as it is searched for: width folded (NFKC), hiragana as katakana, small kana as large
/// ones, Latin letters in lower case, hyphens left out. Its parts, as divided by spaces and middle
/// dots, in order; none of them is empty. Error: ICU's, by name; the text isn't in it.
[[nodiscard]] log::Expected<std::vector<std::string>, std::string> fold_kana(
    std::string_view written);

}  // namespace madoguchi::text
