#include "madoguchi/domain/card/certificate_summary.hpp"

#include <cstddef>

namespace madoguchi::card {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint8_t kInteger = 0x02;
constexpr std::uint8_t kUtcTime = 0x17;
constexpr std::uint8_t kGeneralizedTime = 0x18;
constexpr std::uint8_t kSequence = 0x30;
constexpr std::uint8_t kVersion = 0xA0;
constexpr std::size_t kSerialBytesMax = 20;

struct Element {
    std::uint8_t tag;
    Bytes content;
};

/// Takes the next element off `rest`. Lengths of up to three bytes, minimal or not.
std::optional<Element> take(Bytes& rest) {
    if (rest.size() < 2) {
        return std::nullopt;
    }
    const std::uint8_t tag = rest[0];
    std::size_t length = rest[1];
    std::size_t header = 2;
    if (length >= 0x80) {
        const std::size_t bytes = length & 0x7F;
        if (bytes == 0 || bytes > 3 || rest.size() < 2 + bytes) {
            return std::nullopt;
        }
        length = 0;
        for (std::size_t i = 0; i < bytes; ++i) {
            length = (length << 8) | rest[2 + i];
        }
        header += bytes;
    }
    if (rest.size() - header < length) {
        return std::nullopt;
    }
    const Element element{tag, rest.subspan(header, length)};
    rest = rest.subspan(header + length);
    return element;
}

std::optional<Element> take(Bytes& rest, std::uint8_t tag) {
    auto element = take(rest);
    return element && element->tag == tag ? element : std::nullopt;
}

/// Two decimal digits at `at`, or -1.
int two_digits(Bytes text, std::size_t at) {
    const auto digit = [](std::uint8_t c) { return c >= '0' && c <= '9'; };
    if (text.size() < at + 2 || !digit(text[at]) || !digit(text[at + 1])) {
        return -1;
    }
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// YYMMDDhhmmssZ (years 1950 to 2049) or YYYYMMDDhhmmssZ.
std::optional<std::chrono::sys_seconds> parse_time(const Element& element) {
    Bytes text = element.content;
    int year = 0;
    if (element.tag == kGeneralizedTime) {
        const int century = two_digits(text, 0);
        const int rest = two_digits(text, 2);
        if (text.size() != 15 || century < 0 || rest < 0) {
            return std::nullopt;
        }
        year = century * 100 + rest;
        text = text.subspan(4);
    } else if (element.tag == kUtcTime && text.size() == 13) {
        const int rest = two_digits(text, 0);
        if (rest < 0) {
            return std::nullopt;
        }
        year = rest < 50 ? 2000 + rest : 1900 + rest;
        text = text.subspan(2);
    } else {
        return std::nullopt;
    }
    const int month = two_digits(text, 0);
    const int day = two_digits(text, 2);
    const int hour = two_digits(text, 4);
    const int minute = two_digits(text, 6);
    const int second = two_digits(text, 8);
    if (month < 0 || day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
        second > 59 || text[10] != 'Z') {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second};
}

std::optional<std::string> serial_text(Bytes bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    while (bytes.size() > 1 && bytes[0] == 0) {
        bytes = bytes.subspan(1);
    }
    if (bytes.empty() || bytes.size() > kSerialBytesMax) {
        return std::nullopt;
    }
    std::string text;
    for (const auto byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 0xF];
    }
    return text;
}

}  // namespace

std::optional<CertificateSummary> summarize_certificate(Bytes der) {
    const auto certificate = take(der, kSequence);
    if (!certificate) {
        return std::nullopt;
    }
    Bytes rest = certificate->content;
    const auto to_be_signed = take(rest, kSequence);
    if (!to_be_signed) {
        return std::nullopt;
    }
    rest = to_be_signed->content;
    if (!rest.empty() && rest[0] == kVersion && !take(rest)) {
        return std::nullopt;
    }
    const auto serial = take(rest, kInteger);
    if (!serial || !take(rest, kSequence) || !take(rest, kSequence)) {  // algorithm, issuer
        return std::nullopt;
    }
    const auto validity = take(rest, kSequence);
    if (!validity) {
        return std::nullopt;
    }
    rest = validity->content;
    const auto not_before = take(rest);
    const auto not_after = take(rest);
    if (!not_before || !not_after) {
        return std::nullopt;
    }
    auto text = serial_text(serial->content);
    const auto end = parse_time(*not_after);
    if (!text || !end) {
        return std::nullopt;
    }
    return CertificateSummary{std::move(*text), *end};
}

std::optional<std::size_t> certificate_length(Bytes head) {
    if (head.size() < 4 || head[0] != kSequence || head[1] != 0x82) {
        return std::nullopt;
    }
    return (static_cast<std::size_t>(head[2]) << 8) + head[3] + 4;
}

std::chrono::sys_days date_in_japan(std::chrono::sys_seconds instant) {
    return std::chrono::floor<std::chrono::days>(instant + std::chrono::hours{9});
}

}  // namespace madoguchi::card
