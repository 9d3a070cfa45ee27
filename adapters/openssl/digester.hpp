#pragma once

#include <memory>
#include <span>

#include "madoguchi/log/ports.hpp"

namespace madoguchi::openssl {

/// SHA-256 and HMAC-SHA-256 by OpenSSL. Thread-safe. Aborts when OpenSSL has no SHA-256: nothing of
/// the log can be checked or written then.
class OpenSslDigester final : public log::Digester {
 public:
    /// `mac_key`: the installation's key for `content_mac`, 16 to 64 bytes, inclusive; it is
    /// copied. Another key makes a repeated command look like another content under the same id.
    explicit OpenSslDigester(std::span<const std::uint8_t> mac_key);
    ~OpenSslDigester() override;

    [[nodiscard]] log::Digest leaf(std::string_view bytes) const override;
    [[nodiscard]] log::Digest node(const log::Digest& left,
                                   const log::Digest& right) const override;
    [[nodiscard]] log::Digest content_mac(std::string_view content) const override;

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// SHA-256 of a text as it stands, for what is published with its hash. Thread-safe.
[[nodiscard]] log::Digest sha256(std::string_view text);

}  // namespace madoguchi::openssl
