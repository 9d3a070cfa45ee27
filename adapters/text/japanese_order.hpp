#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::text {

/// The order in which Japanese words stand in a list (ICU's collation for `ja`): kana by their
/// syllables first, then by their voicing and size, so that カイ, ガイ and カメイ follow each
/// other. Word by word: all of a family name stand together. Thread-safe.
class JapaneseOrder {
 public:
    /// Error: ICU's, by name.
    [[nodiscard]] static log::Expected<JapaneseOrder, std::string> open();
    JapaneseOrder(JapaneseOrder&& other) noexcept;
    JapaneseOrder& operator=(JapaneseOrder&& other) noexcept;
    ~JapaneseOrder();

    /// Bytes that compare as the texts (UTF-8) are ordered.
    [[nodiscard]] std::string key(std::string_view utf8) const;

 private:
    struct Impl;
    explicit JapaneseOrder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::text
