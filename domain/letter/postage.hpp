#pragma once

#include <optional>
#include <span>

#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// How a standard-size letter (定形) is sent. No forwarding (転送不要) costs nothing and is apart.
enum class MailClass {
    kOrdinary,              ///< 普通郵便
    kSimplifiedRegistered,  ///< 簡易書留
    kRecorded,              ///< 特定記録
};

/// What a standard-size letter costs from a day on.
struct PostageTariff {
    Date effective_from;                 ///< First day, inclusive; ends where the next one begins.
    unsigned letter_to_25g = 0;          ///< Yen.
    unsigned letter_to_50g = 0;          ///< Yen.
    unsigned simplified_registered = 0;  ///< Yen on top of the letter.
    unsigned recorded = 0;               ///< Yen on top of the letter.
};

/// The published tariffs since 2019-10-01, oldest first (PRAC-06). An office whose post charges
/// otherwise sets its own amount; what was collected is in the event, never derived from here.
[[nodiscard]] std::span<const PostageTariff> published_tariffs();

/// Yen for a standard-size letter of `grams` posted on `posted_on`.
/// Returns nothing before the first tariff, at 0 g and above 50 g (not standard size).
/// `tariffs` is sorted by `effective_from`.
[[nodiscard]] std::optional<unsigned> postage_yen(std::span<const PostageTariff> tariffs,
                                                  Date posted_on, MailClass mail_class,
                                                  unsigned grams);

}  // namespace madoguchi::letter
