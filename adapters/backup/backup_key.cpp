#include "madoguchi/adapters/backup/backup_key.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::backup {
namespace {

constexpr std::string_view kForFiles = "madoguchi backup: files";
constexpr std::string_view kForManifests = "madoguchi backup: manifests";
constexpr std::string_view kCheckText = "madoguchi backup: which key";

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};

/// Fetched once per process and never freed: files of other threads may outlive every key.
const EVP_CIPHER* cipher() {
    static const EVP_CIPHER* const kFetched = EVP_CIPHER_fetch(nullptr, "AES-256-CTR", nullptr);
    MADOGUCHI_LOG_ASSERT(kFetched != nullptr);
    return kFetched;
}

void derive(BackupKey::View secret, std::string_view about, std::span<std::uint8_t> key) {
    EVP_KDF* const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    MADOGUCHI_LOG_ASSERT(kdf != nullptr);
    const std::unique_ptr<EVP_KDF_CTX, Free> context(EVP_KDF_CTX_new(kdf));
    EVP_KDF_free(kdf);
    std::string digest = "SHA256";
    std::string info(about);
    std::array<std::uint8_t, BackupKey::kBytes> copy{};
    std::copy(secret.begin(), secret.end(), copy.begin());
    const std::array<OSSL_PARAM, 4> params{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), digest.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, copy.data(), copy.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
        OSSL_PARAM_construct_end()};
    const bool done = EVP_KDF_derive(context.get(), key.data(), key.size(), params.data()) == 1;
    OPENSSL_cleanse(copy.data(), copy.size());
    MADOGUCHI_LOG_ASSERT(done);
}

/// The counter of the block `block` blocks on: a number of 128 bits, the highest byte first.
BackupKey::Iv counter_at(BackupKey::Iv counter, std::uint64_t block) {
    unsigned carry = 0;
    for (std::size_t i = counter.size(); i-- > 0;) {
        const auto digit = static_cast<unsigned>(block & 0xFFU);
        block >>= 8U;
        const unsigned sum = counter[i] + digit + carry;
        counter[i] = static_cast<std::uint8_t>(sum & 0xFFU);
        carry = sum >> 8U;
    }
    return counter;
}

}  // namespace

BackupKey::BackupKey(View secret) {
    derive(secret, kForFiles, cipher_key_);
    derive(secret, kForManifests, mac_key_);
    const log::Digest digest = mac(kCheckText);
    std::copy_n(digest.begin(), check_.size(), check_.begin());
}

BackupKey::~BackupKey() {
    OPENSSL_cleanse(cipher_key_.data(), cipher_key_.size());
    OPENSSL_cleanse(mac_key_.data(), mac_key_.size());
}

bool BackupKey::apply(const Iv& iv, std::uint64_t offset, std::span<char> data) const {
    const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
    const Iv counter = counter_at(iv, offset / kIvBytes);
    const auto within = static_cast<int>(offset % kIvBytes);
    std::array<std::uint8_t, kIvBytes> skipped{};
    int length = 0;
    if (EVP_EncryptInit_ex2(context.get(), cipher(), cipher_key_.data(), counter.data(), nullptr) !=
            1 ||
        (within > 0 &&
         EVP_EncryptUpdate(context.get(), skipped.data(), &length, skipped.data(), within) != 1)) {
        return false;
    }
    constexpr std::size_t kAtOnce = std::size_t{1} << 30U;  // The length is an int.
    for (std::size_t at = 0; at < data.size(); at += kAtOnce) {
        auto* const bytes = reinterpret_cast<unsigned char*>(data.data() + at);
        const auto size = static_cast<int>(std::min(kAtOnce, data.size() - at));
        if (EVP_EncryptUpdate(context.get(), bytes, &length, bytes, size) != 1) {
            return false;
        }
    }
    return true;
}

log::Digest BackupKey::mac(std::string_view text) const {
    log::Digest digest;
    unsigned length = 0;
    const auto* const done = HMAC(EVP_sha256(), mac_key_.data(), static_cast<int>(mac_key_.size()),
                                  reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                                  digest.data(), &length);
    MADOGUCHI_LOG_ASSERT(done != nullptr);
    MADOGUCHI_LOG_ASSERT(length == digest.size());
    return digest;
}

BackupKey::Iv random_iv() {
    BackupKey::Iv iv;
    const bool done = RAND_bytes(iv.data(), static_cast<int>(iv.size())) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return iv;
}

Hash::Hash() : context_(EVP_MD_CTX_new()) {
    const bool done =
        EVP_DigestInit_ex2(static_cast<EVP_MD_CTX*>(context_), EVP_sha256(), nullptr) == 1;
    MADOGUCHI_LOG_ASSERT(done);
}

Hash::~Hash() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }

void Hash::add(std::string_view bytes) {
    const bool done =
        EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size()) == 1;
    MADOGUCHI_LOG_ASSERT(done);
}

log::Digest Hash::finish() {
    log::Digest digest;
    const bool done =
        EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_), digest.data(), nullptr) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return digest;
}

}  // namespace madoguchi::backup
