#include "madoguchi/adapters/protobuf/text_forms.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::protobuf {
namespace {

constexpr std::chrono::hours kJapan{9};

/// The code point at `at`, and its size; `text` is well-formed UTF-8.
struct CodePoint {
    char32_t value;
    std::size_t size;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xe0) return {(lead & 0x1f) << 6 | (byte(1) & 0x3f), 2};
    if (lead < 0xf0) return {(lead & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f), 3};
    return {(lead & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f),
            4};
}

/// The ASCII digit, hyphen or space that a character stands for; 0 for none.
char folded(char32_t c) {
    constexpr std::array<char32_t, 9> kHyphens{0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
                                               0x2015, 0x2212, 0xff0d, 0xff70};
    if (c >= 0xff10 && c <= 0xff19) {
        return static_cast<char>('0' + (c - 0xff10));
    }
    if (std::find(kHyphens.begin(), kHyphens.end(), c) != kHyphens.end()) {
        return '-';
    }
    return c == 0x3000 ? ' ' : '\0';
}

/// Kanji: signs that repeat or abbreviate one, extension A, the unified ones, those for
/// compatibility, and planes 2 and 3 (Unicode 15, blocks of CJK ideographs).
constexpr std::array<std::pair<char32_t, char32_t>, 5> kHan{
    {{0x3005, 0x3007}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xf900, 0xfaff}, {0x20000, 0x3ffff}}};

bool is_hidden(char32_t c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb);
}

bool is_no_character(char32_t c) { return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef); }

std::optional<int> number(std::string_view text, std::size_t at, std::size_t size) {
    if (at + size > text.size()) {
        return std::nullopt;
    }
    const char* const begin = text.data() + at;
    int value = 0;
    const auto read = std::from_chars(begin, begin + size, value);
    const bool whole = read.ec == std::errc() && read.ptr == begin + size && *begin != '-';
    return whole ? std::optional<int>(value) : std::nullopt;
}

/// Minutes east of Greenwich from `Z` or `+09:00`.
std::optional<int> offset_minutes(std::string_view text) {
    if (text == "Z" || text == "z") {
        return 0;
    }
    const auto hours = number(text, 1, 2);
    const auto minutes = number(text, 4, 2);
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' || !hours ||
        !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    const int total = *hours * 60 + *minutes;
    return text[0] == '-' ? -total : total;
}

/// Milliseconds from the fraction at the beginning of `text`, which is shortened by it.
std::optional<int> take_fraction(std::string_view& text) {
    if (text.empty() || text[0] != '.') {
        return 0;
    }
    std::size_t digits = 0;
    int milliseconds = 0;
    while (digits + 1 < text.size() && text[digits + 1] >= '0' && text[digits + 1] <= '9') {
        if (digits < 3) {
            milliseconds = milliseconds * 10 + (text[digits + 1] - '0');
        }
        ++digits;
    }
    if (digits == 0 || digits > 9) {
        return std::nullopt;
    }
    for (std::size_t i = digits; i < 3; ++i) {
        milliseconds *= 10;
    }
    text.remove_prefix(digits + 1);
    return milliseconds;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr std::size_t kUuidSize = 36;

bool is_uuid_hyphen(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

void put_two(std::string& text, long long value) {
    text += static_cast<char>('0' + value / 10 % 10);
    text += static_cast<char>('0' + value % 10);
}

}  // namespace

std::string fold_digits(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, size] = code_point_at(text, at);
        if (const char ascii = folded(c); ascii != '\0') {
            result += ascii;
        } else {
            result += text.substr(at, size);
        }
        at += size;
    }
    return result;
}

std::optional<std::string> as_digits(std::string_view text) {
    std::string result = fold_digits(text);
    const bool only = std::all_of(result.begin(), result.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == ' ';
    });
    if (!only || result.find_first_of("0123456789") == std::string::npos) {
        return std::nullopt;
    }
    return result;
}

bool has_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, size] = code_point_at(text, at);
        if (std::ranges::any_of(kHan, [c = c](const auto& block) {
                return c >= block.first && c <= block.second;
            })) {
            return true;
        }
        at += size;
    }
    return false;
}

const char* fault_of_characters(std::string_view text, bool lines) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, size] = code_point_at(text, at);
        const bool line = c == '\n' || c == '\t';
        if ((c < 0x20 || (c >= 0x7f && c <= 0x9f)) && !(line && lines)) {
            return line ? "has a line break or a tab" : "has a control character";
        }
        if (is_hidden(c)) {
            return "has a character that can't be seen";
        }
        if (is_no_character(c)) {
            return "has a code point that is no character";
        }
        at += size;
    }
    return nullptr;
}

std::optional<log::UtcTime> parse_time(std::string_view text) {
    constexpr std::size_t kFixed = 19;
    if (text.size() < kFixed + 1 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' ||
        text[16] != ':') {
        return std::nullopt;
    }
    const auto day = facts::parse_date(text.substr(0, 10));
    const auto hour = number(text, 11, 2);
    const auto minute = number(text, 14, 2);
    const auto second = number(text, 17, 2);
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    std::string_view rest = text.substr(kFixed);
    const auto milliseconds = take_fraction(rest);
    const auto offset = offset_minutes(rest);
    if (!milliseconds || !offset) {
        return std::nullopt;
    }
    return log::UtcTime(*day) + std::chrono::hours(*hour) +
           std::chrono::minutes(*minute - *offset) + std::chrono::seconds(*second) +
           std::chrono::milliseconds(*milliseconds);
}

std::string time_text(log::UtcTime time) {
    const auto local = time + kJapan;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto ms = (local - day).count();
    std::string text = facts::date_text(day) + "T";
    put_two(text, ms / 3'600'000);
    text += ':';
    put_two(text, ms / 60'000 % 60);
    text += ':';
    put_two(text, ms / 1'000 % 60);
    text += '.';
    text += static_cast<char>('0' + ms / 100 % 10);
    put_two(text, ms % 100);
    return text + "+09:00";
}

std::optional<log::CommandId> parse_uuid(std::string_view text) {
    if (text.size() != kUuidSize) {
        return std::nullopt;
    }
    log::CommandId id;
    std::size_t digits = 0;
    for (std::size_t at = 0; at < kUuidSize; ++at) {
        if (is_uuid_hyphen(at)) {
            if (text[at] != '-') {
                return std::nullopt;
            }
            continue;
        }
        const int value = hex_value(text[at]);
        if (value < 0) {
            return std::nullopt;
        }
        auto& byte = id.bytes[digits / 2];
        byte = static_cast<std::uint8_t>(byte << 4 | value);
        ++digits;
    }
    return id;
}

std::string uuid_text(const log::CommandId& id) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const auto byte : id.bytes) {
        if (is_uuid_hyphen(text.size())) {
            text += '-';
        }
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace madoguchi::protobuf
