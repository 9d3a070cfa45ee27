#pragma once

#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::log {

/// A seal by digest alone: it finds damage but no forgery.
class PlainSeal final : public HeadSeal {
 public:
    /// `digester` outlives the seal.
    explicit PlainSeal(const Digester& digester) : digester_(digester) {}

    [[nodiscard]] std::string seal(std::string_view text) const override;
    [[nodiscard]] bool holds(std::string_view text, std::string_view seal) const override;

 private:
    const Digester& digester_;
};

/// Lower-case hexadecimal digits of a digest.
[[nodiscard]] std::string to_hex(const Digest& digest);

}  // namespace madoguchi::log
