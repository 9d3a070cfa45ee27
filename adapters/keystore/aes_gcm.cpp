#include "madoguchi/adapters/keystore/aes_gcm.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <memory>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

constexpr char kVersion = 1;

/// Fetched once per process and never freed: contexts of other threads may outlive every object.
const EVP_CIPHER* cipher() {
    static const EVP_CIPHER* const kFetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    MADOGUCHI_LOG_ASSERT(kFetched != nullptr);
    return kFetched;
}

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

/// A context that knows the cipher, so that starting it again only takes key and nonce.
Context make_context(bool seals) {
    Context context(EVP_CIPHER_CTX_new());
    MADOGUCHI_LOG_ASSERT(context != nullptr);
    MADOGUCHI_LOG_ASSERT(
        EVP_CipherInit_ex2(context.get(), cipher(), nullptr, nullptr, seals ? 1 : 0, nullptr) == 1);
    return context;
}

EVP_CIPHER_CTX* sealing_context() {
    thread_local const Context context = make_context(true);
    return context.get();
}

EVP_CIPHER_CTX* opening_context() {
    thread_local const Context context = make_context(false);
    return context.get();
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// The next nonce of this thread. Drawn from OpenSSL's generator many at a time, because each draw
/// costs as much as sealing a field; nonces are no secrets.
std::span<const std::uint8_t, kNonceBytes> next_nonce() {
    constexpr std::size_t kDrawn = 128 * kNonceBytes;
    thread_local std::array<std::uint8_t, kDrawn> drawn;
    thread_local std::size_t next = kDrawn;
    if (next == kDrawn) {
        MADOGUCHI_LOG_ASSERT(RAND_bytes(drawn.data(), kDrawn) == 1);
        next = 0;
    }
    next += kNonceBytes;
    return std::span<const std::uint8_t, kNonceBytes>(drawn.data() + next - kNonceBytes,
                                                      kNonceBytes);
}

}  // namespace

void seal_box(SecretKey::View key, std::string_view bound, std::string_view plain,
              std::string& box) {
    seal_box_with(next_nonce(), key, bound, plain, box);
}

void seal_box_with(std::span<const std::uint8_t, kNonceBytes> nonce, SecretKey::View key,
                   std::string_view bound, std::string_view plain, std::string& box) {
    box.resize(kBoxOverheadBytes + plain.size());
    auto* const out = reinterpret_cast<unsigned char*>(box.data());
    out[0] = kVersion;
    std::copy(nonce.begin(), nonce.end(), out + 1);
    unsigned char* const text = out + 1 + kNonceBytes;
    EVP_CIPHER_CTX* const context = sealing_context();
    int size = 0;
    const bool done =
        EVP_EncryptInit_ex2(context, nullptr, key.data(), nonce.data(), nullptr) == 1 &&
        EVP_EncryptUpdate(context, nullptr, &size, bytes_of(bound),
                          static_cast<int>(bound.size())) == 1 &&
        EVP_EncryptUpdate(context, text, &size, bytes_of(plain), static_cast<int>(plain.size())) ==
            1 &&
        EVP_EncryptFinal_ex(context, text + plain.size(), &size) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, kTagBytes, text + plain.size()) == 1;
    MADOGUCHI_LOG_ASSERT(done);
}

std::size_t plain_bytes(std::string_view box) {
    return box.size() < kBoxOverheadBytes ? 0 : box.size() - kBoxOverheadBytes;
}

bool open_box(SecretKey::View key, std::string_view bound, std::string_view box,
              std::span<std::uint8_t> plain) {
    if (box.size() < kBoxOverheadBytes || box[0] != kVersion || plain.size() < plain_bytes(box)) {
        return false;
    }
    const auto* const nonce = bytes_of(box) + 1;
    const auto* const text = nonce + kNonceBytes;
    const std::size_t size = plain_bytes(box);
    std::array<unsigned char, kTagBytes> tag{};
    std::copy_n(text + size, kTagBytes, tag.begin());
    EVP_CIPHER_CTX* const context = opening_context();
    std::array<unsigned char, kTagBytes> rest{};
    int written = 0;
    const bool opened =
        EVP_DecryptInit_ex2(context, nullptr, key.data(), nonce, nullptr) == 1 &&
        EVP_DecryptUpdate(context, nullptr, &written, bytes_of(bound),
                          static_cast<int>(bound.size())) == 1 &&
        EVP_DecryptUpdate(context, plain.data(), &written, text, static_cast<int>(size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context, rest.data(), &written) == 1;
    if (!opened) {
        OPENSSL_cleanse(plain.data(), size);
    }
    return opened;
}

}  // namespace madoguchi::keystore
