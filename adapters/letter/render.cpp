#include "madoguchi/adapters/letter/render.hpp"

#include "madoguchi/adapters/letter/pages.hpp"
#include "madoguchi/adapters/letter/sheet.hpp"

namespace madoguchi::letter {
namespace {

/// Titles in the document's properties: the kind of document, nothing of its content.
constexpr const char* kLetterTitle = "照会書";
constexpr const char* kSlipTitle = "来庁票";
constexpr const char* kDeficiencyTitle = "不備説明票";
constexpr const char* kApprovalTitle = "発送伺い";
constexpr const char* kRulerTitle = "窓合わせ";

std::vector<LetterError> missing_in(const LetterContent& content) {
    std::vector<LetterError> errors;
    for (const std::string& field : missing_fields(content)) {
        errors.push_back({LetterErrorCode::kMissingField, field,
                          field + " is empty or not in its form: set it, then print"});
    }
    return errors;
}

std::vector<FaceText> name_texts(const LetterContent& content) {
    return {{content.addressee.address, Face::kName, "addressee.address"},
            {content.addressee.building, Face::kName, "addressee.building"},
            {content.addressee.name, Face::kName, "addressee.name"},
            {content.addressee.honorific, Face::kName, "addressee.honorific"},
            {content.agent.name, Face::kName, "agent.name"},
            {content.principal_name, Face::kName, "principal_name"},
            {content.sender.name, Face::kName, "sender.name"}};
}

void draw(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile) {
    draw_letter_page(sheet, content, profile);
    draw_reply_page(sheet, content, profile);
}

/// Hands the finished document over in one write.
Expected<Rendered> hand_over(Sheet& sheet, std::vector<PageRange> letters, ByteSink& sink) {
    const std::size_t pages = sheet.pages();
    const auto bytes = sheet.finish();
    if (!bytes) return log::unexpected(bytes.error());
    if (!sink.write(*bytes)) {
        return log::unexpected(LetterError{LetterErrorCode::kWriteFailed, "document",
                                           "the document could not be written: check the target"});
    }
    return Rendered{pages, bytes->size(), std::move(letters)};
}

/// Draws a document of one kind of page.
template <typename Draw>
Expected<Rendered> render_pages(const char* title, const Imprint& imprint, ByteSink& sink,
                                const Draw& draw_pages) {
    Sheet sheet(imprint, title);
    draw_pages(sheet);
    return hand_over(sheet, {}, sink);
}

LetterError missing(const char* field) {
    return {LetterErrorCode::kMissingField, field,
            std::string(field) + " is empty: set it, then print"};
}

}  // namespace

Expected<Rendered> render(const LetterContent& content, const EnvelopeProfile& profile,
                          const Imprint& imprint, ByteSink& sink) {
    const std::vector<LetterError> errors = missing_in(content);
    if (!errors.empty()) return log::unexpected(errors.front());
    Sheet sheet(imprint, kLetterTitle);
    draw(sheet, content, profile);
    return hand_over(sheet, {{1, sheet.pages()}}, sink);
}

Expected<Rendered> render_batch(std::span<const LetterContent> letters, const BatchCover& cover,
                                const EnvelopeProfile& profile, const Imprint& imprint,
                                ByteSink& sink) {
    if (letters.empty()) return log::unexpected(missing("letters"));
    Sheet sheet(imprint, kLetterTitle);
    draw_cover(sheet, letters, cover);
    std::vector<PageRange> ranges;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::vector<LetterError> errors = missing_in(letters[i]);
        const std::size_t first = sheet.pages() + 1;
        if (errors.empty()) {
            draw(sheet, letters[i], profile);
        } else {
            sheet.fail(errors.front());
        }
        if (sheet.trouble()) {
            LetterError error = *sheet.trouble();
            error.letter_index = i;
            return log::unexpected(std::move(error));
        }
        ranges.push_back({first, sheet.pages()});
    }
    return hand_over(sheet, std::move(ranges), sink);
}

Expected<Rendered> render(const VisitSlip& slip, const Imprint& imprint, ByteSink& sink) {
    if (slip.number.empty()) return log::unexpected(missing("number"));
    return render_pages(kSlipTitle, imprint, sink,
                        [&](Sheet& sheet) { draw_visit_slip(sheet, slip); });
}

Expected<Rendered> render(const DeficiencySlip& slip, const Imprint& imprint, ByteSink& sink) {
    if (slip.missing.empty()) return log::unexpected(missing("missing"));
    return render_pages(kDeficiencyTitle, imprint, sink,
                        [&](Sheet& sheet) { draw_deficiency_slip(sheet, slip); });
}

Expected<Rendered> render(const ApprovalSheet& approval, const Imprint& imprint, ByteSink& sink) {
    if (approval.lines.empty()) return log::unexpected(missing("lines"));
    return render_pages(kApprovalTitle, imprint, sink,
                        [&](Sheet& sheet) { draw_approval_sheet(sheet, approval); });
}

Expected<Rendered> render_ruler(const EnvelopeProfile& profile, const Imprint& imprint,
                                ByteSink& sink) {
    return render_pages(kRulerTitle, imprint, sink,
                        [&](Sheet& sheet) { draw_ruler(sheet, profile); });
}

std::vector<LetterError> check(const LetterContent& content, const EnvelopeProfile& profile) {
    std::vector<LetterError> errors = missing_in(content);
    for (LetterError& error : check_glyphs(name_texts(content))) {
        errors.push_back(std::move(error));
    }
    if (!errors.empty()) return errors;
    Sheet sheet(Imprint{}, kLetterTitle);
    draw(sheet, content, profile);
    if (sheet.trouble()) errors.push_back(*sheet.trouble());
    return errors;
}

}  // namespace madoguchi::letter
