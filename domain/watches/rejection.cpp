#include "madoguchi/domain/watches/rejection.hpp"

namespace madoguchi::watches {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kWatchNotOpened:
            return "watch_not_opened";
        case RejectionCode::kWatchClosed:
            return "watch_closed";
        case RejectionCode::kPolicyMissing:
            return "policy_missing";
        case RejectionCode::kWindowUnknown:
            return "window_unknown";
        case RejectionCode::kUnknownKind:
            return "unknown_kind";
        case RejectionCode::kAlreadyExpired:
            return "already_expired";
        case RejectionCode::kNotYetExpired:
            return "not_yet_expired";
        case RejectionCode::kCaseMissing:
            return "case_missing";
    }
    return "";
}

}  // namespace madoguchi::watches
