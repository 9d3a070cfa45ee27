#pragma once

#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// The digests that the log needs. Thread-safe.
class Digester {
 public:
    virtual ~Digester() = default;
    /// RFC 6962 leaf: SHA-256(0x00 ‖ bytes).
    [[nodiscard]] virtual Digest leaf(std::string_view bytes) const = 0;
    /// RFC 6962 node: SHA-256(0x01 ‖ left ‖ right).
    [[nodiscard]] virtual Digest node(const Digest& left, const Digest& right) const = 0;
    /// Keyed digest of a command's content.
    [[nodiscard]] virtual Digest content_mac(std::string_view content) const = 0;
};

}  // namespace madoguchi::log
