#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

std::string_view word_of(CaseStatus status) {
    using enum CaseStatus;
    switch (status) {
        case kUnknown:
            return "unknown";
        case kIntakeOpen:
            return "intake_open";
        case kIntakeDeficient:
            return "intake_deficient";
        case kSameDayOpen:
            return "same_day_open";
        case kApplicationAccepted:
            return "application_accepted";
        case kApprovalPending:
            return "approval_pending";
        case kDispatchOnHold:
            return "dispatch_on_hold";
        case kLetterQueued:
            return "letter_queued";
        case kLetterPrinted:
            return "letter_printed";
        case kHandedOver:
            return "handed_over";
        case kAwaitingReply:
            return "awaiting_reply";
        case kLetterUndeliverable:
            return "letter_undeliverable";
        case kReplyLapsed:
            return "reply_lapsed";
        case kVisit2Open:
            return "visit2_open";
        case kVisit2Deficient:
            return "visit2_deficient";
        case kReadyForCardOperation:
            return "ready_for_card_operation";
        case kCardOperationRunning:
            return "card_operation_running";
        case kCardOperationFailed:
            return "card_operation_failed";
        case kCardLocked:
            return "card_locked";
        case kCompleted:
            return "completed";
        case kCompletedPartially:
            return "completed_partially";
        case kRefused:
            return "refused";
        case kWithdrawn:
            return "withdrawn";
        case kSuperseded:
            return "superseded";
        case kClosedPrincipalDeceased:
            return "closed_principal_deceased";
        case kClosedOutOfJurisdiction:
            return "closed_out_of_jurisdiction";
        case kClosedCardUnusable:
            return "closed_card_unusable";
    }
    return {};
}

}  // namespace madoguchi::projections
