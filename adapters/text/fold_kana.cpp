#include "madoguchi/adapters/text/fold_kana.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <utility>

namespace madoguchi::text {

namespace {

using Form = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2* nfkc_casefold(UErrorCode& error) {
    return icu::Normalizer2::getNFKCCasefoldInstance(error);
}
const icu::Normalizer2* nfkc(UErrorCode& error) { return icu::Normalizer2::getNFKCInstance(error); }
const icu::Normalizer2* nfd(UErrorCode& error) { return icu::Normalizer2::getNFDInstance(error); }

log::Expected<icu::UnicodeString, std::string> normalised(std::string_view written, Form form) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* normalizer = form(error);
    if (U_FAILURE(error)) {
        return log::unexpected(std::string("a normal form can't be had: ") + u_errorName(error));
    }
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(written.data(), static_cast<std::int32_t>(written.size())));
    icu::UnicodeString normal = normalizer->normalize(text, error);
    if (U_FAILURE(error)) {
        return log::unexpected(std::string("a text can't be normalised: ") + u_errorName(error));
    }
    return normal;
}

/// Hiragana stand 0x60 before their katakana, the iteration marks too.
UChar32 katakana(UChar32 kana) {
    constexpr UChar32 kDistance = 0x60;
    const bool hiragana = (kana >= 0x3041 && kana <= 0x3096) || kana == 0x309D || kana == 0x309E;
    return hiragana ? kana + kDistance : kana;
}

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

/// Hyphens, dashes and ー: written or left out as one likes.
bool is_dash(UChar32 character) {
    return character == '-' || (character >= 0x2010 && character <= 0x2015) ||
           character == 0x2212 || character == 0x30FC;
}

bool is_voicing(UChar32 character) { return character == 0x3099 || character == 0x309A; }

}  // namespace

log::Expected<std::vector<std::string>, std::string> fold_kana(std::string_view written) {
    const auto normal = normalised(written, nfkc_casefold);
    if (!normal) {
        return log::unexpected(normal.error());
    }
    std::vector<std::string> parts;
    icu::UnicodeString part;
    const auto finish = [&] {
        if (!part.isEmpty()) {
            part.toUTF8String(parts.emplace_back());
            part.remove();
        }
    };
    for (std::int32_t at = 0; at < normal->length(); at = normal->moveIndex32(at, 1)) {
        const UChar32 character = normal->char32At(at);
        if (divides(character)) {
            finish();
        } else if (!is_dash(character)) {
            part.append(large_kana(katakana(character)));
        }
    }
    finish();
    return parts;
}

log::Expected<std::string, std::string> without_voicing(std::string_view folded) {
    const auto normal = normalised(folded, nfd);
    if (!normal) {
        return log::unexpected(normal.error());
    }
    icu::UnicodeString bare;
    for (std::int32_t at = 0; at < normal->length(); at = normal->moveIndex32(at, 1)) {
        if (const UChar32 character = normal->char32At(at); !is_voicing(character)) {
            bare.append(character);
        }
    }
    std::string text;
    bare.toUTF8String(text);
    return text;
}

std::vector<std::string> beginnings(std::string_view text, std::size_t shortest,
                                    std::size_t longest) {
    std::vector<std::string> all;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < longest;) {
        U8_FWD_1(text.data(), at, text.size());
        if (++count >= shortest) {
            all.emplace_back(text.substr(0, at));
        }
    }
    return all;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        U8_FWD_1(text.data(), at, text.size());
    }
    return count;
}

log::Expected<std::string, std::string> fold_width(std::string_view written) {
    const auto normal = normalised(written, nfkc);
    if (!normal) {
        return log::unexpected(normal.error());
    }
    std::string text;
    normal->toUTF8String(text);
    return text;
}

}  // namespace madoguchi::text
