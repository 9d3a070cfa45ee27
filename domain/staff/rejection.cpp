#include "madoguchi/domain/staff/rejection.hpp"

namespace madoguchi::staff {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kStaffCodeInvalid:
            return "staff_code_invalid";
        case RejectionCode::kNameMissing:
            return "name_missing";
        case RejectionCode::kAdministratorThere:
            return "administrator_there";
        case RejectionCode::kStaffCodeTaken:
            return "staff_code_taken";
        case RejectionCode::kStaffUnknown:
            return "staff_unknown";
        case RejectionCode::kStaffHasLeft:
            return "staff_has_left";
        case RejectionCode::kStaffNotLeft:
            return "staff_not_left";
        case RejectionCode::kRoleUnknown:
            return "role_unknown";
        case RejectionCode::kOfficeUnknown:
            return "office_unknown";
        case RejectionCode::kOwnRole:
            return "own_role";
        case RejectionCode::kDatesReversed:
            return "dates_reversed";
        case RejectionCode::kRoleNotHeld:
            return "role_not_held";
        case RejectionCode::kLastAdministrator:
            return "last_administrator";
        case RejectionCode::kWayUnknown:
            return "way_unknown";
        case RejectionCode::kApproverMissing:
            return "approver_missing";
    }
    return "";
}

}  // namespace madoguchi::staff
