#include "madoguchi/log/plain_seal.hpp"

namespace madoguchi::log {

std::string PlainSeal::seal(std::string_view text) const {
    return "plain:" + to_hex(digester_.leaf(text));
}

bool PlainSeal::holds(std::string_view text, std::string_view sealed) const {
    return seal(text) == sealed;
}

std::string to_hex(const Digest& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        text.push_back(kDigits[byte >> 4]);
        text.push_back(kDigits[byte & 0xf]);
    }
    return text;
}

}  // namespace madoguchi::log
