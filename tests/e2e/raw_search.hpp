#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace madoguchi::e2e {

/// Shift_JIS as Windows has it: it can say the wide hyphen.
inline constexpr const char* kShiftJis = "CP932";

/// UTF-8 text in another encoding, by its name for iconv. None when that can't say it.
[[nodiscard]] std::optional<std::string> encoded(const std::string& text, const char* encoding);

/// Texts that are looked for as bytes, in many files at once.
class Needles {
 public:
    /// Shorter ones would be found in random bytes.
    static constexpr std::size_t kBytesMin = 6;

    /// Adds `text` in UTF-8, UTF-16 with either byte first, and Shift_JIS, as far as each is long
    /// enough.
    void add(const std::string& text);
    /// Adds bytes as they are; too short ones are left out.
    void add_bytes(std::string bytes);
    [[nodiscard]] std::size_t size() const { return needles_.size(); }

    /// The needles that `bytes` holds, each once, at most so many.
    [[nodiscard]] std::vector<std::string> found_in(std::string_view bytes,
                                                    std::size_t at_most = 3) const;
    /// The files below `folder` that hold a needle.
    [[nodiscard]] std::vector<std::string> files_in(const std::string& folder) const;

 private:
    std::vector<std::string> needles_;
    std::vector<bool> begins_ = std::vector<bool>(1U << 16);       ///< By the first two bytes.
    std::unordered_multimap<std::uint32_t, std::size_t> by_four_;  ///< By the first four bytes.
};

}  // namespace madoguchi::e2e
