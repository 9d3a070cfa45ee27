#pragma once

#include <optional>
#include <string_view>

#include "madoguchi/adapters/letter/letter_error.hpp"
#include "madoguchi/adapters/letter/style.hpp"

// Opaque here, so that no header needs Pango's.
struct _PangoContext;

namespace madoguchi::letter {

/// The family that a face names; fallback to another one is switched off everywhere.
[[nodiscard]] std::string_view family(Face face);

/// The first thing in `text` that the face can't draw: a character or a variant (字形確認) that its
/// font has no glyph for, a control character, bytes that aren't UTF-8, or the font itself missing.
/// A font that lacks a variant would silently draw the base form, so each sequence is asked for.
[[nodiscard]] std::optional<LetterError> glyph_trouble(_PangoContext* context, Face face,
                                                       std::string_view text,
                                                       std::string_view field);

}  // namespace madoguchi::letter
