#include "madoguchi/adapters/text/fold_kana.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <utility>

namespace madoguchi::text {

namespace {

constexpr UChar32 kHiraganaFirst = 0x3041;
constexpr UChar32 kHiraganaLast = 0x3096;
constexpr UChar32 kHiraganaToKatakana = 0x60;

/// Small kana stand right before their large ones, but for カ and ケ.
UChar32 large_kana(UChar32 kana) {
    switch (kana) {
        case 0x30A1:  // ァ
        case 0x30A3:  // ィ
        case 0x30A5:  // ゥ
        case 0x30A7:  // ェ
        case 0x30A9:  // ォ
        case 0x30C3:  // ッ
        case 0x30E3:  // ャ
        case 0x30E5:  // ュ
        case 0x30E7:  // ョ
        case 0x30EE:  // ヮ
            return kana + 1;
        case 0x30F5:  // ヵ
            return 0x30AB;
        case 0x30F6:  // ヶ
            return 0x30B1;
        default:
            return kana;
    }
}

bool divides(UChar32 character) {
    return u_isUWhiteSpace(character) || character == 0x30FB || character == 0x00B7;  // ・ ·
}

bool is_dash(UChar32 character) {
    return character == '-' || (character >= 0x2010 && character <= 0x2015) || character == 0x2212;
}

}  // namespace

log::Expected<std::vector<std::string>, std::string> fold_kana(std::string_view written) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(error);
    if (U_FAILURE(error)) {
        return log::unexpected(std::string("NFKC can't be had: ") + u_errorName(error));
    }
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(written.data(), static_cast<std::int32_t>(written.size())));
    const icu::UnicodeString normal = nfkc->normalize(text, error);
    if (U_FAILURE(error)) {
        return log::unexpected(std::string("a text can't be normalised: ") + u_errorName(error));
    }
    std::vector<std::string> parts;
    icu::UnicodeString part;
    const auto finish = [&] {
        if (!part.isEmpty()) {
            part.toUTF8String(parts.emplace_back());
            part.remove();
        }
    };
    for (std::int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
        UChar32 character = normal.char32At(at);
        if (divides(character)) {
            finish();
            continue;
        }
        if (character >= kHiraganaFirst && character <= kHiraganaLast) {
            character += kHiraganaToKatakana;
        }
        if (!is_dash(character)) {
            part.append(u_tolower(large_kana(character)));
        }
    }
    finish();
    return parts;
}

}  // namespace madoguchi::text
