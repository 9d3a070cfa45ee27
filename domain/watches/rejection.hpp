#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::watches {

/// Why a command to a watch can't be done. Numbers are stored in outcomes: never changed or reused;
/// the order is the order of checking.
enum class RejectionCode : std::uint32_t {
    kWatchNotOpened = 401,  ///< There is no watch over this certificate.
    kWatchClosed = 402,     ///< The watch is closed.
    kPolicyMissing = 403,   ///< No policy is in force for the day.
    kWindowUnknown = 404,   ///< The policy is silent on when a certificate can be renewed.
    kUnknownKind = 405,     ///< Neither `signature` nor `user_auth`.
    kAlreadyExpired = 406,  ///< The certificate's last day is over.
    kNotYetExpired = 407,   ///< The certificate's last day isn't over.
    kCaseMissing = 408,     ///< The case that renewed the certificate isn't named.
};

/// Stored name of a code, e.g. `watch_closed`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done.
struct Rejection {
    RejectionCode code = RejectionCode::kWatchNotOpened;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::watches
