#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/letter/render.hpp"
#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::cli {

/// What a letter is drawn for. Under 支援措置 the address goes on the letter that is posted, after
/// the section chief's decision, and nowhere else.
enum class LetterFor : std::uint8_t { kLooking, kPosting };

/// Everything that is printed on a case's newest letter, from its history and its policy version.
/// Failure kUsage: the letter isn't fixed yet (no print batch was closed with it), something that
/// it needs is missing, or it is to be posted to a protected person without the section chief's
/// decision; says what to do.
[[nodiscard]] Result<letter::LetterContent> letter_content(const Installation& installation,
                                                           const Opened& opened, LetterFor use);

/// The slip (来庁票) that goes with a letter.
[[nodiscard]] letter::VisitSlip visit_slip(const letter::LetterContent& content);

/// A document as PDF.
struct Pdf {
    std::string bytes;
    std::size_t pages = 0;
};

/// What a document of this installation says of itself.
[[nodiscard]] letter::Imprint imprint_of(const Installation& installation, facts::Date dated);

/// What was drawn, or the failure that says whose document couldn't be and what to do.
[[nodiscard]] Result<Pdf> pdf_of(letter::Expected<letter::Rendered> rendered,
                                 const letter::StringSink& sink, const std::string& whose);

/// The case's newest letter, to look at: for a protected person without the address. As with the
/// others below, the look is recorded first. Failure kUsage: what can't be drawn and what to do.
[[nodiscard]] Result<Pdf> letter_pdf(const Installation& installation, const CaseRef& which,
                                     Looking& looking);

/// The visit slip of the case's newest letter.
[[nodiscard]] Result<Pdf> visit_slip_pdf(const Installation& installation, const CaseRef& which,
                                         Looking& looking);

/// A cover and the letters of one print batch, to be posted.
[[nodiscard]] Result<Pdf> batch_pdf(const Installation& installation, const log::TenantId& tenant,
                                    const std::string& batch, const std::string& operated_by,
                                    Looking& looking);

}  // namespace madoguchi::cli
