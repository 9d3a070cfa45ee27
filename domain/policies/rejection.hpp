#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::policies {

/// Why a command to a municipality's policy can't be done. Numbers are stored in outcomes: never
/// changed or reused; the order is the order of checking.
enum class RejectionCode : std::uint32_t {
    kTextUnreadable = 301,   ///< The text is no policy; `policy check` says where.
    kHashWrong = 302,        ///< The hash given isn't that of the text.
    kNotThisTenant = 303,    ///< The policy is another municipality's.
    kTextDisagrees = 304,    ///< Version or first day in the text aren't those of the command.
    kVersionTaken = 305,     ///< The version has been published with another text.
    kNotInOrder = 306,       ///< A version that begins on that day or later has been published.
    kSettingUnknown = 307,   ///< No such setting, or not in its notation.
    kVersionUnknown = 308,   ///< That version was never published.
    kRuleUnknown = 309,      ///< The version has no such rule.
    kNothingToReview = 310,  ///< The rule doesn't ask to be reviewed.
};

/// Stored name of a code, e.g. `hash_wrong`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done, and the names that say more.
struct Rejection {
    RejectionCode code = RejectionCode::kTextUnreadable;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::policies
