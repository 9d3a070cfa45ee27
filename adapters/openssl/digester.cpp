#include "madoguchi/adapters/openssl/digester.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <mutex>
#include <string>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::openssl {
namespace {

constexpr unsigned char kLeafPrefix = 0x00;
constexpr unsigned char kNodePrefix = 0x01;

/// Fetched once per process and never freed: contexts of other threads may outlive every object.
const EVP_MD* algorithm() {
    static const EVP_MD* const kFetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    MADOGUCHI_LOG_ASSERT(kFetched != nullptr);
    return kFetched;
}

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

EVP_MD_CTX* thread_context() {
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    MADOGUCHI_LOG_ASSERT(context != nullptr);
    return context.get();
}

log::Digest hash(unsigned char prefix, std::string_view first, std::string_view second) {
    EVP_MD_CTX* const context = thread_context();
    log::Digest digest;
    const bool done = EVP_DigestInit_ex2(context, algorithm(), nullptr) == 1 &&
                      EVP_DigestUpdate(context, &prefix, 1) == 1 &&
                      EVP_DigestUpdate(context, first.data(), first.size()) == 1 &&
                      EVP_DigestUpdate(context, second.data(), second.size()) == 1 &&
                      EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return digest;
}

std::string_view view(const log::Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

/// The keyed context. Starting it again without a key keeps the key and its prepared blocks.
class OpenSslDigester::Impl {
 public:
    explicit Impl(std::span<const std::uint8_t> key) {
        MADOGUCHI_LOG_ASSERT(key.size() >= 16);
        MADOGUCHI_LOG_ASSERT(key.size() <= 64);
        EVP_MAC* const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
        MADOGUCHI_LOG_ASSERT(mac != nullptr);
        context_.reset(EVP_MAC_CTX_new(mac));
        EVP_MAC_free(mac);
        std::string name = "SHA256";
        const std::array<OSSL_PARAM, 2> params{
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), name.size()),
            OSSL_PARAM_construct_end()};
        MADOGUCHI_LOG_ASSERT(EVP_MAC_init(context_.get(), key.data(), key.size(), params.data()) ==
                             1);
    }

    log::Digest mac(std::string_view content) {
        const std::lock_guard lock(mutex_);
        log::Digest digest;
        std::size_t size = 0;
        const bool done =
            EVP_MAC_init(context_.get(), nullptr, 0, nullptr) == 1 &&
            EVP_MAC_update(context_.get(), reinterpret_cast<const unsigned char*>(content.data()),
                           content.size()) == 1 &&
            EVP_MAC_final(context_.get(), digest.data(), &size, digest.size()) == 1;
        MADOGUCHI_LOG_ASSERT(done);
        MADOGUCHI_LOG_ASSERT(size == digest.size());
        return digest;
    }

 private:
    std::mutex mutex_;
    std::unique_ptr<EVP_MAC_CTX, FreeContext> context_;
};

OpenSslDigester::OpenSslDigester(std::span<const std::uint8_t> mac_key)
    : impl_(std::make_unique<Impl>(mac_key)) {}

OpenSslDigester::~OpenSslDigester() = default;

log::Digest OpenSslDigester::leaf(std::string_view bytes) const {
    return hash(kLeafPrefix, bytes, {});
}

log::Digest OpenSslDigester::node(const log::Digest& left, const log::Digest& right) const {
    return hash(kNodePrefix, view(left), view(right));
}

log::Digest OpenSslDigester::content_mac(std::string_view content) const {
    return impl_->mac(content);
}

log::Digest sha256(std::string_view text) {
    EVP_MD_CTX* const context = thread_context();
    log::Digest digest;
    const bool done = EVP_DigestInit_ex2(context, algorithm(), nullptr) == 1 &&
                      EVP_DigestUpdate(context, text.data(), text.size()) == 1 &&
                      EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return digest;
}

}  // namespace madoguchi::openssl
