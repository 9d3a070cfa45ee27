#pragma once

#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/openid/fault.hpp"

namespace madoguchi::openid {

/// An identity provider's public keys (RFC 7517) that may sign: RSA of 2,048 bits or more, and
/// elliptic curves. Keys of other kinds and uses are left out.
class KeySet {
 public:
    /// Fault kUnfit: it isn't a key set, or none of its keys is of use.
    [[nodiscard]] static Answer<KeySet> parse(const std::string& text);

    /// The plain text of a signed token (RFC 7515, compact), when one of the keys has signed it by
    /// RS256, PS256 or ES256. No other algorithm is taken: not `none`, none with a shared secret.
    /// Fault kUntrue.
    [[nodiscard]] Answer<std::string> signed_text(const std::string& token) const;

 private:
    struct Key;
    std::vector<std::shared_ptr<const Key>> keys_;
};

}  // namespace madoguchi::openid
