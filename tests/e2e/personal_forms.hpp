#pragma once

#include <string>
#include <vector>

namespace madoguchi::e2e {

// The forms in which something of a person may stand in a file, in UTF-8. Empty for an empty text.

/// `試験 太郎`: with a blank, a wide one, without.
[[nodiscard]] std::vector<std::string> forms_of_name(const std::string& name);
/// `シケン タロウ`: as a name is, in katakana, hiragana and half-width katakana; each word too.
[[nodiscard]] std::vector<std::string> forms_of_kana(const std::string& kana);
/// `1958-04-12`: ISO, with other separators, bare, in the era's reckoning; wide digits too.
[[nodiscard]] std::vector<std::string> forms_of_date(const std::string& iso);
/// `0897-00-0001`, `9990001`: with and without hyphens, wide digits too.
[[nodiscard]] std::vector<std::string> forms_of_number(const std::string& number);
/// `愛媛県西条市見本町1丁目2番3号`: with and without prefecture and city, wide digits, hyphens.
[[nodiscard]] std::vector<std::string> forms_of_address(const std::string& address);

}  // namespace madoguchi::e2e
