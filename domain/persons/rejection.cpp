#include "madoguchi/domain/persons/rejection.hpp"

namespace madoguchi::persons {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kPersonUnknown:
            return "person_unknown";
        case RejectionCode::kPersonErased:
            return "person_erased";
        case RejectionCode::kUnknownWord:
            return "unknown_word";
        case RejectionCode::kReferenceMissing:
            return "reference_missing";
        case RejectionCode::kHoldUnknown:
            return "hold_unknown";
        case RejectionCode::kErasureNotRequested:
            return "erasure_not_requested";
        case RejectionCode::kSecondPersonMissing:
            return "second_person_missing";
        case RejectionCode::kRetentionHold:
            return "retention_hold";
        case RejectionCode::kCaseOpen:
            return "case_open";
        case RejectionCode::kCaseInCustody:
            return "case_in_custody";
        case RejectionCode::kLinkUnknown:
            return "link_unknown";
        case RejectionCode::kSectionChiefMissing:
            return "section_chief_missing";
    }
    return "";
}

}  // namespace madoguchi::persons
