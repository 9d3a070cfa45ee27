#include "madoguchi/adapters/keystore/secret_key.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <string_view>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

/// Room for the caches of `DataKeys` four times over.
constexpr std::size_t kHeapBytes = 512U << 10;

/// Makes the secure heap once; whether it is locked.
bool heap_is_locked() {
    static const int kMade = CRYPTO_secure_malloc_initialized() != 0
                                 ? 1
                                 : CRYPTO_secure_malloc_init(kHeapBytes, SecretKey::kBytes);
    MADOGUCHI_LOG_ASSERT(kMade != 0);
    return kMade == 1;
}

}  // namespace

void SecretKey::Release::operator()(std::uint8_t* bytes) const {
    OPENSSL_secure_clear_free(bytes, kBytes);
}

SecretKey::SecretKey() {
    (void)heap_is_locked();
    bytes_.reset(static_cast<std::uint8_t*>(OPENSSL_secure_zalloc(kBytes)));
    MADOGUCHI_LOG_ASSERT(bytes_ != nullptr);
}

SecretKey::SecretKey(View bytes) : SecretKey() {
    std::copy(bytes.begin(), bytes.end(), bytes_.get());
}

SecretKey SecretKey::random() {
    SecretKey key;
    MADOGUCHI_LOG_ASSERT(RAND_priv_bytes(key.bytes_.get(), kBytes) == 1);
    return key;
}

SecretKey::View SecretKey::view() const { return View(bytes_.get(), kBytes); }

std::span<std::uint8_t, SecretKey::kBytes> SecretKey::bytes() {
    return std::span<std::uint8_t, kBytes>(bytes_.get(), kBytes);
}

bool SecretKey::is_memory_locked() { return heap_is_locked(); }

std::string fingerprint(const SecretKey& key) {
    constexpr std::string_view kWhat = "madoguchi key fingerprint 1";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const auto* const made = HMAC(EVP_sha256(), key.view().data(), SecretKey::kBytes,
                                  reinterpret_cast<const unsigned char*>(kWhat.data()),
                                  kWhat.size(), digest.data(), &size);
    MADOGUCHI_LOG_ASSERT(made != nullptr);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
        text += kDigits[digest[i] >> 4U];
        text += kDigits[digest[i] & 0x0FU];
    }
    return text;
}

}  // namespace madoguchi::keystore
