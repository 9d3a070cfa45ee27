#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::staff {

/// Why a command to a municipality's staff can't be done. Numbers are stored in outcomes: never
/// changed or reused; the order is the order of checking.
enum class RejectionCode : std::uint32_t {
    kStaffCodeInvalid = 701,  ///< Not 1 to 32 of a–z, 0–9, `-`, `_`, or a system actor's word.
    kNameMissing = 702,       ///< The person's name isn't given.
    kAdministratorThere = 703,  ///< There is an administrator: only administrators go on.
    kStaffCodeTaken = 704,      ///< The code stands for somebody, perhaps somebody who has left.
    kStaffUnknown = 705,        ///< Nobody of that code is registered.
    kStaffHasLeft = 706,        ///< The person has left: `record_return` first.
    kStaffNotLeft = 707,        ///< The person hasn't left.
    kRoleUnknown = 708,         ///< No such role.
    kOfficeUnknown = 709,       ///< The policy in force has no such office.
    kOwnRole = 710,             ///< Nobody grants a role to themselves.
    kDatesReversed = 711,       ///< The last day lies before the first.
    kRoleNotHeld = 712,         ///< The person doesn't have that role for that office.
    kLastAdministrator = 713,   ///< Nobody would be left who may grant roles.
    kWayUnknown = 714,          ///< No such way to sign in.
    kApproverMissing = 715,     ///< Nobody else who leads or administers has approved it.
};

/// Stored name of a code, e.g. `staff_unknown`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done, and the codes that say more.
struct Rejection {
    RejectionCode code = RejectionCode::kStaffUnknown;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::staff
