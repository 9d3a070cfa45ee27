#include "madoguchi/adapters/accounts/secret_text.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::accounts {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::string hex(const unsigned char* bytes, std::size_t size) {
    return hex_of({reinterpret_cast<const char*>(bytes), size});
}

}  // namespace

std::string hex_of(std::string_view bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xFU];
    }
    return text;
}

std::string bytes_of_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const auto high = kDigits.find(digits[i]);
        const auto low = kDigits.find(digits[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return {};
        }
        bytes += static_cast<char>(high << 4U | low);
    }
    return digits.size() % 2 == 0 ? bytes : std::string();
}

SecretText::SecretText(std::string_view text) {
    const std::size_t size = std::min(text.size(), kBytesMax);
    // Without a secure heap, or with a full one, OpenSSL takes ordinary memory and wipes it too.
    bytes_ = {static_cast<char*>(OPENSSL_secure_malloc(size + 1)), Release{size}};
    MADOGUCHI_LOG_ASSERT(bytes_ != nullptr);
    std::memcpy(bytes_.get(), text.data(), size);
    bytes_.get()[size] = '\0';
}

void SecretText::Release::operator()(char* bytes) const {
    OPENSSL_secure_clear_free(bytes, size + 1);
}

std::string random_hex(std::size_t bytes) {
    std::vector<unsigned char> random(bytes);
    MADOGUCHI_LOG_ASSERT(RAND_bytes(random.data(), static_cast<int>(bytes)) == 1);
    return hex(random.data(), random.size());
}

bool same_text(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    MADOGUCHI_LOG_ASSERT(
        EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
    return hex(digest.data(), digest.size());
}

}  // namespace madoguchi::accounts
