#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::letter {

/// Why a document could not be drawn. Nothing has been written to the sink then, but for
/// kWriteFailed.
enum class LetterErrorCode : std::uint8_t {
    kMissingField = 1,   ///< A required field is empty or out of range.
    kGlyph = 2,          ///< 字形確認: the font has no shape for a character or its variant.
    kFontMissing = 3,    ///< A font isn't installed.
    kDoesNotFit = 4,     ///< A text is longer than its place on the sheet.
    kOutsideWindow = 5,  ///< Address outside the window, or something else inside it.
    kWriteFailed = 6,    ///< The sink refused the bytes.
    kRenderer = 7,       ///< The drawing library failed.
};

/// An operating error. `field` names the place (`addressee.name`), `detail` says what to do;
/// neither repeats what the field holds.
struct LetterError {
    LetterErrorCode code = LetterErrorCode::kRenderer;
    std::string field;
    std::string detail;
    std::size_t letter_index = 0;  ///< In a batch: which letter, from 0.
};

/// A value, or why there is none.
template <typename T>
using Expected = log::Expected<T, LetterError>;

}  // namespace madoguchi::letter
