#pragma once

#include <span>
#include <string>

#include "madoguchi/adapters/letter/batch_cover.hpp"
#include "madoguchi/adapters/letter/envelope_profile.hpp"
#include "madoguchi/adapters/letter/sheet.hpp"
#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// Each draws one page (the approval sheet as many as it needs) and ends it; errors stay in
/// `sheet`.
void draw_letter_page(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile);
void draw_reply_page(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile);
void draw_cover(Sheet& sheet, std::span<const LetterContent> letters, const BatchCover& cover);
void draw_visit_slip(Sheet& sheet, const VisitSlip& slip);
void draw_deficiency_slip(Sheet& sheet, const DeficiencySlip& slip);
void draw_approval_sheet(Sheet& sheet, const ApprovalSheet& approval);
void draw_ruler(Sheet& sheet, const EnvelopeProfile& profile);

/// The window of the first page: postcode, address, name, customer barcode, letter number with its
/// code.
void draw_address_block(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile);

/// The window of the reply: the letter number with its code, and where it is to be brought.
void draw_reply_block(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile);

/// `〒100-0013` of seven digits.
[[nodiscard]] std::string hyphenated(const std::string& postcode);

/// A letter number with its code, centred in a column of `width`; returns the height.
double draw_number(Sheet& sheet, const LetterNumber& number, Point at, double width,
                   double code_size, double points);

/// Holds the ink of the current page against the window: the address block in every position of the
/// sheet inside, everything else in every position outside.
void check_window(Sheet& sheet, const EnvelopeProfile& profile);

}  // namespace madoguchi::letter
