#include "madoguchi/domain/policies/rejection.hpp"

namespace madoguchi::policies {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kTextUnreadable:
            return "text_unreadable";
        case RejectionCode::kHashWrong:
            return "hash_wrong";
        case RejectionCode::kNotThisTenant:
            return "not_this_tenant";
        case RejectionCode::kTextDisagrees:
            return "text_disagrees";
        case RejectionCode::kVersionTaken:
            return "version_taken";
        case RejectionCode::kNotInOrder:
            return "not_in_order";
        case RejectionCode::kSettingUnknown:
            return "setting_unknown";
        case RejectionCode::kVersionUnknown:
            return "version_unknown";
        case RejectionCode::kRuleUnknown:
            return "rule_unknown";
        case RejectionCode::kNothingToReview:
            return "nothing_to_review";
    }
    return "";
}

}  // namespace madoguchi::policies
