#include "madoguchi/domain/offices/rejection.hpp"

namespace madoguchi::offices {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kReasonMissing:
            return "reason_missing";
        case RejectionCode::kNameMissing:
            return "name_missing";
        case RejectionCode::kDatesReversed:
            return "dates_reversed";
        case RejectionCode::kDayInFuture:
            return "day_in_future";
        case RejectionCode::kDayAlreadyClosed:
            return "day_already_closed";
        case RejectionCode::kDayNotClosed:
            return "day_not_closed";
        case RejectionCode::kSecondPersonMissing:
            return "second_person_missing";
        case RejectionCode::kBatchAlreadyClosed:
            return "batch_already_closed";
        case RejectionCode::kBatchUnknown:
            return "batch_unknown";
        case RejectionCode::kBatchCountsImpossible:
            return "batch_counts_impossible";
        case RejectionCode::kHandOverAgreed:
            return "hand_over_agreed";
        case RejectionCode::kExplanationMissing:
            return "explanation_missing";
        case RejectionCode::kSectionChiefMissing:
            return "section_chief_missing";
        case RejectionCode::kNotRegistered:
            return "not_registered";
        case RejectionCode::kUnknownWord:
            return "unknown_word";
    }
    return "";
}

}  // namespace madoguchi::offices
