#include "madoguchi/domain/looks/rejection.hpp"

namespace madoguchi::looks {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kAnotherDay:
            return "another_day";
        case RejectionCode::kPurposeUnknown:
            return "purpose_unknown";
        case RejectionCode::kNothingLookedAt:
            return "nothing_looked_at";
    }
    return "";
}

}  // namespace madoguchi::looks
