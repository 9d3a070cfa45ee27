#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::openid {

/// Why an identity provider couldn't vouch for somebody. `detail` is one English sentence for
/// whoever runs the server: no token, no account, no secret.
struct Fault {
    enum class Kind : std::uint8_t {
        kUnreachable,  ///< No answer, or none in time; trying again may help.
        kUnfit,        ///< It answers what this program can't go by: a matter of configuration.
        kRefused,      ///< It didn't take the code: used already, too old, another browser's.
        kUntrue,       ///< Its token isn't signed as it must be, or says something else.
    };
    Kind kind = Kind::kUnreachable;
    std::string detail;
};

template <typename T>
using Answer = log::Expected<T, Fault>;

[[nodiscard]] inline auto fail(Fault::Kind kind, std::string detail) {
    return log::unexpected(Fault{kind, std::move(detail)});
}

}  // namespace madoguchi::openid
