#include "madoguchi/adapters/accounts/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

#include "madoguchi/adapters/accounts/secret_text.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::accounts {

namespace {

constexpr int kSecretBytes = 20;

}  // namespace

std::string totp_secret() {
    std::string secret(kSecretBytes, '\0');
    MADOGUCHI_LOG_ASSERT(
        RAND_priv_bytes(reinterpret_cast<unsigned char*>(secret.data()), kSecretBytes) == 1);
    return secret;
}

std::string base32(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        held = held << 8U | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += kDigits[(held >> bits) & 0x1FU];
        }
    }
    if (bits > 0) {
        text += kDigits[(held << (5 - bits)) & 0x1FU];
    }
    return text;
}

std::string totp_address(std::string_view secret, std::string_view issuer,
                         std::string_view account) {
    std::string address = "otpauth://totp/";
    address.append(issuer).append(":").append(account);
    address.append("?secret=").append(base32(secret)).append("&issuer=").append(issuer);
    return address;
}

std::string totp_code(std::string_view secret, std::uint64_t step, unsigned digits) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter[i] = static_cast<unsigned char>(step >> (8 * (counter.size() - 1 - i)));
    }
    std::array<unsigned char, 20> mac{};
    unsigned size = 0;
    MADOGUCHI_LOG_ASSERT(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()),
                              counter.data(), counter.size(), mac.data(), &size) != nullptr);
    const std::size_t at = mac.back() & 0xFU;
    std::uint32_t number = static_cast<std::uint32_t>(mac[at] & 0x7FU) << 24U |
                           static_cast<std::uint32_t>(mac[at + 1]) << 16U |
                           static_cast<std::uint32_t>(mac[at + 2]) << 8U | mac[at + 3];
    std::string code(digits, '0');
    for (std::size_t i = code.size(); i > 0; --i, number /= 10) {
        code[i - 1] = static_cast<char>('0' + number % 10);
    }
    return code;
}

std::optional<std::uint64_t> totp_step_of(std::string_view secret, std::string_view code,
                                          std::int64_t unix_seconds, std::uint64_t last_step) {
    const auto now = static_cast<std::uint64_t>(unix_seconds / kTotpStepSeconds);
    std::optional<std::uint64_t> found;
    for (std::uint64_t step = now - 1; step <= now + 1; ++step) {
        if (step > last_step && same_text(totp_code(secret, step), code)) {
            found = step;
        }
    }
    return found;
}

}  // namespace madoguchi::accounts
