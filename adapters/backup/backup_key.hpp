#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::backup {

/// The key of a folder of backups, as two derived ones (HKDF-SHA-256 by OpenSSL): one for the
/// files, one for the manifests. Wiped when it goes. Immutable, so thread-safe.
class BackupKey {
 public:
    static constexpr std::size_t kBytes = 32;
    using View = std::span<const std::uint8_t, kBytes>;
    static constexpr std::size_t kIvBytes = 16;
    using Iv = std::array<std::uint8_t, kIvBytes>;
    static constexpr std::size_t kCheckBytes = 8;

    /// `secret` is copied.
    explicit BackupKey(View secret);
    ~BackupKey();
    BackupKey(const BackupKey&) = delete;
    BackupKey& operator=(const BackupKey&) = delete;

    /// Encrypts or decrypts `data` in place with AES-256-CTR: the bytes from `offset` on of a file
    /// whose counter begins at `iv`. False: OpenSSL failed.
    [[nodiscard]] bool apply(const Iv& iv, std::uint64_t offset, std::span<char> data) const;

    /// HMAC-SHA-256 of a manifest's text.
    [[nodiscard]] log::Digest mac(std::string_view text) const;

    /// By which a file says under which key it is. Nothing of the key can be read back.
    [[nodiscard]] const std::array<std::uint8_t, kCheckBytes>& check() const { return check_; }

 private:
    std::array<std::uint8_t, kBytes> cipher_key_{};
    std::array<std::uint8_t, kBytes> mac_key_{};
    std::array<std::uint8_t, kCheckBytes> check_{};
};

/// A fresh random counter value.
[[nodiscard]] BackupKey::Iv random_iv();

/// SHA-256 of what is given bit by bit.
class Hash {
 public:
    Hash();
    ~Hash();
    Hash(const Hash&) = delete;
    Hash& operator=(const Hash&) = delete;
    void add(std::string_view bytes);
    /// Called once, last.
    [[nodiscard]] log::Digest finish();

 private:
    void* context_;
};

}  // namespace madoguchi::backup
