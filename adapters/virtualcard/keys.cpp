#include "madoguchi/adapters/virtualcard/keys.hpp"

#include <openssl/err.h>
#include <openssl/rsa.h>

#include <memory>
#include <string>

#include "madoguchi/adapters/virtualcard/openssl_handles.hpp"

namespace madoguchi::virtualcard {
namespace {

constexpr unsigned kKeyBits = 2048;

card::CardResult<KeyBytes> make_key() {
    const PkeyHandle key(EVP_RSA_gen(kKeyBits));
    if (!key) {
        return tl::unexpected(openssl_error("making an RSA key"));
    }
    unsigned char* der = nullptr;
    PKCS8_PRIV_KEY_INFO* info = EVP_PKEY2PKCS8(key.get());
    const int length = info == nullptr ? -1 : i2d_PKCS8_PRIV_KEY_INFO(info, &der);
    PKCS8_PRIV_KEY_INFO_free(info);
    if (length <= 0) {
        return tl::unexpected(openssl_error("encoding an RSA key"));
    }
    KeyBytes bytes(der, der + length);
    OPENSSL_clear_free(der, static_cast<std::size_t>(length));
    return bytes;
}

struct KeyRing {
    std::size_t count;
    std::size_t next = 0;
    std::vector<KeyBytes> keys;
};

}  // namespace

card::CardError openssl_error(const std::string& what) {
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char* reason = ERR_reason_error_string(code);
    return {card::CardErrorCode::kReaderFailed,
            "virtual card: " + what + " failed: " + (reason == nullptr ? "unknown" : reason)};
}

PkeyHandle read_key(const std::vector<std::uint8_t>& der) {
    const unsigned char* at = der.data();
    return PkeyHandle(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
}

KeySource fresh_keys() { return make_key; }

KeySource recycled_keys(std::size_t count) {
    return
        [ring = std::make_shared<KeyRing>(KeyRing{count, 0, {}})]() -> card::CardResult<KeyBytes> {
            if (ring->keys.size() < ring->count) {
                auto made = make_key();
                if (!made) {
                    return made;
                }
                ring->keys.push_back(*made);
                return made;
            }
            ring->next = (ring->next + 1) % ring->count;
            return ring->keys[ring->next];
        };
}

}  // namespace madoguchi::virtualcard
