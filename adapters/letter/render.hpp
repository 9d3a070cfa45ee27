#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/adapters/letter/batch_cover.hpp"
#include "madoguchi/adapters/letter/byte_sink.hpp"
#include "madoguchi/adapters/letter/envelope_profile.hpp"
#include "madoguchi/adapters/letter/imprint.hpp"
#include "madoguchi/adapters/letter/letter_error.hpp"
#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// Pages of one letter in a batch, from 1, inclusive. Page 1 of a batch is its cover.
struct PageRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// What was drawn.
struct Rendered {
    std::size_t pages = 0;  ///< All pages, cover included.
    std::size_t bytes = 0;
    std::vector<PageRange> letters;  ///< In the order given; empty for slips and sheets.
};

/// The functions below draw a whole document in memory and then hand it to `sink` in one write.
/// They keep no state between calls; each thread may call them at the same time as others. Errors:
/// see LetterErrorCode. Fonts: IPAmjMincho for names and addresses, Noto Sans CJK JP for the rest,
/// no others.

/// Draws one letter of two pages: the letter, and the reply with delegation and PIN part.
[[nodiscard]] Expected<Rendered> render(const LetterContent& content,
                                        const EnvelopeProfile& profile, const Imprint& imprint,
                                        ByteSink& sink);

/// Draws a cover and all `letters` into one document. One letter that can't be drawn stops the
/// whole batch (`letter_index` names it): leave it out and draw again.
[[nodiscard]] Expected<Rendered> render_batch(std::span<const LetterContent> letters,
                                              const BatchCover& cover,
                                              const EnvelopeProfile& profile,
                                              const Imprint& imprint, ByteSink& sink);

/// Draws the slip (来庁票) that the agent shows at the second visit.
[[nodiscard]] Expected<Rendered> render(const VisitSlip& slip, const Imprint& imprint,
                                        ByteSink& sink);

/// Draws the slip (不備説明票) that says what was short.
[[nodiscard]] Expected<Rendered> render(const DeficiencySlip& slip, const Imprint& imprint,
                                        ByteSink& sink);

/// Draws the sheet (発送伺い) on which the posting is approved; further pages as lines need them.
[[nodiscard]] Expected<Rendered> render(const ApprovalSheet& sheet, const Imprint& imprint,
                                        ByteSink& sink);

/// Draws a page with rulers, the window and its shifts, to hold in the office's own envelope.
[[nodiscard]] Expected<Rendered> render_ruler(const EnvelopeProfile& profile,
                                              const Imprint& imprint, ByteSink& sink);

/// Everything that would keep `content` from being drawn, without drawing it: missing fields first,
/// then every field with a glyph to check (字形確認), then what doesn't fit. Empty: it can be
/// printed.
[[nodiscard]] std::vector<LetterError> check(const LetterContent& content,
                                             const EnvelopeProfile& profile);

}  // namespace madoguchi::letter
