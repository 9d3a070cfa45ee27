#include "madoguchi/adapters/accounts/password_hash.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::accounts {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::uint64_t kMemoryMax = std::uint64_t{256} << 20U;

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find('$');
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool read_number(std::string_view text, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string scrypt_hex(std::string_view password, std::string_view salt, const ScryptCost& cost,
                       std::size_t size) {
    std::vector<unsigned char> hash(size);
    const auto* const salt_bytes = reinterpret_cast<const unsigned char*>(salt.data());
    if (EVP_PBE_scrypt(password.data(), password.size(), salt_bytes, salt.size(), cost.n, cost.r,
                       cost.p, kMemoryMax, hash.data(), hash.size()) != 1) {
        return {};
    }
    return hex_of({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string hash_password(const SecretText& password, const ScryptCost& cost) {
    const std::string salt = random_hex(kSaltBytes);
    const std::string hash = scrypt_hex(password.reveal(), salt, cost, kHashBytes);
    MADOGUCHI_LOG_ASSERT(!hash.empty());
    return "scrypt$" + std::to_string(cost.n) + "$" + std::to_string(cost.r) + "$" +
           std::to_string(cost.p) + "$" + salt + "$" + hash;
}

bool matches(const SecretText& password, const std::string& hash) {
    const auto parts = parts_of(hash);
    ScryptCost cost;
    if (parts.size() != 6 || parts[0] != "scrypt" || !read_number(parts[1], cost.n) ||
        !read_number(parts[2], cost.r) || !read_number(parts[3], cost.p)) {
        return false;
    }
    const std::string found = scrypt_hex(password.reveal(), parts[4], cost, kHashBytes);
    return !found.empty() && same_text(found, parts[5]);
}

SecretText one_time_password() {
    // Without what is mistaken for something else: 0 O 1 I L U V.
    constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    constexpr std::size_t kLettersInAll = 20;
    std::array<char, kLettersInAll + 4> text{};
    for (std::size_t i = 0, at = 0; i < kLettersInAll; ++i) {
        if (i > 0 && i % 4 == 0) {
            text[at++] = '-';
        }
        unsigned char random = 0xFF;
        while (random >= kLetters.size() * (256 / kLetters.size())) {
            MADOGUCHI_LOG_ASSERT(RAND_bytes(&random, 1) == 1);
        }
        text[at++] = kLetters[random % kLetters.size()];
    }
    return SecretText({text.data(), text.size()});
}

}  // namespace madoguchi::accounts
