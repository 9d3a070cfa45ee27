#include "madoguchi/log/proof/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace madoguchi::log {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 0xff;

constexpr std::array<std::uint8_t, 256> make_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoDigit);
    for (std::size_t i = 0; i < kDigits.size(); ++i) {
        values[static_cast<std::uint8_t>(kDigits[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}
constexpr std::array<std::uint8_t, 256> kValues = make_values();

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto three = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8 | (i < three.size() ? static_cast<std::uint8_t>(three[i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text.push_back(i <= three.size() ? kDigits[bits >> (18 - 6 * i) & 0x3f] : '=');
        }
    }
    return text;
}

std::string to_base64(const Digest& digest) { return to_base64(bytes_of(digest)); }

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    std::string_view digits = text;
    while (digits.ends_with('=') && text.size() - digits.size() < 2) {
        digits.remove_suffix(1);
    }
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char digit : digits) {
        const std::uint8_t value = kValues[static_cast<std::uint8_t>(digit)];
        if (value == kNoDigit) {
            return std::nullopt;
        }
        bits = (bits << 6 | value) & 0xffffff;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<char>(bits >> held & 0xff));
        }
    }
    // Bits that no byte takes must be zero, else two texts would stand for the same bytes.
    if ((bits & ((1U << held) - 1)) != 0 || held == 6) {
        return std::nullopt;
    }
    return bytes;
}

std::optional<Digest> digest_from_base64(std::string_view text) {
    const auto bytes = from_base64(text);
    Digest digest;
    if (!bytes || bytes->size() != digest.size()) {
        return std::nullopt;
    }
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char byte : bytes) {
        text.push_back(kHex[static_cast<std::uint8_t>(byte) >> 4]);
        text.push_back(kHex[static_cast<std::uint8_t>(byte) & 0xf]);
    }
    return text;
}

std::string to_hex(const Digest& digest) { return to_hex(bytes_of(digest)); }

}  // namespace madoguchi::log
