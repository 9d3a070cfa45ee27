#include "madoguchi/adapters/text/to_utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace madoguchi::text {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// Length of the part of `bytes` that is UTF-8.
std::size_t valid_utf8(std::string_view bytes) {
    std::int64_t at = 0;
    const auto length = static_cast<std::int64_t>(bytes.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    while (at < length) {
        const std::int64_t start = at;
        UChar32 character = 0;
        U8_NEXT(data, at, length, character);
        if (character < 0) {
            return static_cast<std::size_t>(start);
        }
    }
    return bytes.size();
}

std::size_t line_at(std::string_view bytes, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::count(
                   bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// One line of Shift_JIS as UTF-8; nothing when it holds what isn't.
bool convert_line(UConverter& from, UConverter& to, std::string_view line, std::string& out) {
    std::string room(line.size() * 3 + 4, '\0');
    char* target = room.data();
    const char* source = line.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(&to, &from, &target, room.data() + room.size(), &source,
                   line.data() + line.size(), nullptr, nullptr, nullptr, nullptr, true, true,
                   &error);
    if (U_FAILURE(error)) {
        return false;
    }
    out.append(room.data(), target);
    return true;
}

log::Expected<Decoded, NotText> from_shift_jis(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const Converter from(ucnv_open("windows-31j", &error));
    const Converter to(ucnv_open("UTF-8", &error));
    if (U_SUCCESS(error)) {
        ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    }
    if (U_FAILURE(error)) {
        return log::unexpected(
            NotText{1, std::string("the table of Shift_JIS is missing: ") + u_errorName(error)});
    }
    Decoded decoded{.text = {}, .encoding = Encoding::kShiftJis};
    std::size_t line = 1;
    for (std::size_t at = 0; at < bytes.size(); ++line) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
        if (!convert_line(*from, *to, bytes.substr(at, end - at), decoded.text)) {
            return log::unexpected(
                NotText{line, "is neither UTF-8 nor Shift_JIS: save the file as UTF-8"});
        }
        at = end;
    }
    return decoded;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::kUtf8:
            return "UTF-8";
        case Encoding::kUtf8Bom:
            return "UTF-8 with BOM";
        case Encoding::kShiftJis:
            return "Shift_JIS";
    }
    return "";
}

log::Expected<Decoded, NotText> to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return log::unexpected(NotText{1, "is UTF-16: save the file as UTF-8"});
    }
    const bool marked = bytes.starts_with(kBom);
    const std::string_view text = marked ? bytes.substr(kBom.size()) : bytes;
    const std::size_t valid = valid_utf8(text);
    if (valid == text.size()) {
        return Decoded{std::string(text), marked ? Encoding::kUtf8Bom : Encoding::kUtf8};
    }
    if (marked) {
        return log::unexpected(NotText{line_at(text, valid), "isn't UTF-8 as the file says"});
    }
    return from_shift_jis(bytes);
}

}  // namespace madoguchi::text
