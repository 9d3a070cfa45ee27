#include "madoguchi/adapters/letter/fonts.hpp"

#include <hb.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "madoguchi/domain/letter/utf8.hpp"

namespace madoguchi::letter {
namespace {

template <typename T>
struct Unref {
    void operator()(T* object) const { g_object_unref(object); }
};
struct FreeDescription {
    void operator()(PangoFontDescription* description) const {
        pango_font_description_free(description);
    }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_drawable(hb_font_t* font, char32_t c) {
    constexpr char32_t kReplacement = 0xFFFD;
    if (c == U'\n') return true;
    hb_codepoint_t glyph = 0;
    return c >= U' ' && c != kReplacement && hb_font_get_nominal_glyph(font, c, &glyph) != 0 &&
           glyph != 0;
}

bool has_all_glyphs(hb_font_t* font, std::string_view text) {
    char32_t previous = 0;
    for (const char32_t c : code_points(text)) {
        hb_codepoint_t glyph = 0;
        const bool drawable =
            is_variation_selector(c)
                ? previous != 0 && hb_font_get_variation_glyph(font, previous, c, &glyph) != 0
                : is_drawable(font, c);
        if (!drawable) return false;
        previous = is_variation_selector(c) ? U'\0' : c;
    }
    return true;
}

}  // namespace

std::string_view family(Face face) {
    return face == Face::kName ? "IPAmjMincho" : "Noto Sans CJK JP";
}

std::optional<LetterError> glyph_trouble(_PangoContext* context, Face face, std::string_view text,
                                         std::string_view field) {
    const Description wanted(pango_font_description_new());
    pango_font_description_set_family(wanted.get(), std::string(family(face)).c_str());
    pango_font_description_set_absolute_size(wanted.get(), 12.0 * PANGO_SCALE);
    if (face == Face::kStrong) {
        pango_font_description_set_weight(wanted.get(), PANGO_WEIGHT_BOLD);
    }
    const std::unique_ptr<PangoFont, Unref<PangoFont>> font(
        pango_context_load_font(context, wanted.get()));
    const Description got(font ? pango_font_describe(font.get()) : nullptr);
    const char* name = got ? pango_font_description_get_family(got.get()) : nullptr;
    if (name == nullptr || family(face) != name) {
        return LetterError{
            LetterErrorCode::kFontMissing, std::string(field),
            "the font " + std::string(family(face)) + " isn't installed: run ops/scripts/setup"};
    }
    if (has_all_glyphs(pango_font_get_hb_font(font.get()), text)) return std::nullopt;
    return LetterError{LetterErrorCode::kGlyph, std::string(field),
                       "字形確認: " + std::string(field) + " has a character or a variant that " +
                           std::string(family(face)) +
                           " can't draw: check it against the register and write it by hand, or "
                           "correct the field"};
}

}  // namespace madoguchi::letter
