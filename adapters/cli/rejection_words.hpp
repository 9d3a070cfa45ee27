#pragma once

#include <span>
#include <string_view>

namespace madoguchi::cli {

/// Why a command can't be done, in a clerk's words.
struct RejectionWords {
    std::string_view code;
    std::string_view ja;
    std::string_view en;
};

/// The words of every code.
[[nodiscard]] std::span<const RejectionWords> all_rejection_words();

/// The words of a code as outcomes hold it (`postage_missing`); the bare code in both languages for
/// one that isn't known.
[[nodiscard]] RejectionWords rejection_words(std::string_view code);

}  // namespace madoguchi::cli
