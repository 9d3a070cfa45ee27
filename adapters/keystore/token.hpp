#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "madoguchi/adapters/keystore/secret_key.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::keystore {

/// An AES key on a PKCS#11 token that seals a master key. The token's key is made on the first
/// `seal` when there is none of that name: AES-256, on the token, sensitive, never extractable.
/// One session, one thread.
///
/// Errors kUnavailable: the URI, the module, the token, its PIN or the key isn't what it should be;
/// kCorruption: what is to be unsealed wasn't sealed by that key. The token's PIN is in no message.
class Token {
 public:
    /// Opens a session with the token of a PKCS#11 URI (RFC 7512) and logs in. `module-path` says
    /// which module; `pin-source` (a path or `file:` URI) where the PIN of the token is.
    [[nodiscard]] static log::Expected<std::unique_ptr<Token>, log::StoreError> open(
        const std::string& uri);
    ~Token();
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;

    /// AES-GCM on the token, with a random nonce.
    [[nodiscard]] log::Expected<std::string, log::StoreError> seal(const SecretKey& key);
    [[nodiscard]] log::Expected<SecretKey, log::StoreError> unseal(std::string_view sealed);

 private:
    class Impl;
    explicit Token(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::keystore
