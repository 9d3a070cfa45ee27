#include "madoguchi/projections/rows/step.hpp"

namespace madoguchi::projections {

const std::array<Step, kStepCount>& all_steps() {
    static constexpr std::array<Step, kStepCount> kAll{Step::kIntake,      Step::kLetter,
                                                       Step::kReply,       Step::kReturned,
                                                       Step::kSecondVisit, Step::kCardWork};
    return kAll;
}

std::string_view word_of(Step step) {
    switch (step) {
        case Step::kIntake:
            return "step_intake";
        case Step::kLetter:
            return "step_letter";
        case Step::kReply:
            return "step_reply";
        case Step::kReturned:
            return "step_returned";
        case Step::kSecondVisit:
            return "step_second_visit";
        case Step::kCardWork:
            return "step_card_work";
    }
    return {};
}

std::optional<Step> step_of(CaseStatus status) {
    using enum CaseStatus;
    switch (status) {
        case kIntakeOpen:
        case kIntakeDeficient:
        case kSameDayOpen:
            return Step::kIntake;
        case kApplicationAccepted:
        case kApprovalPending:
        case kDispatchOnHold:
        case kLetterQueued:
        case kLetterPrinted:
        case kHandedOver:
            return Step::kLetter;
        case kAwaitingReply:
            return Step::kReply;
        case kLetterUndeliverable:
        case kReplyLapsed:
            return Step::kReturned;
        case kVisit2Open:
        case kVisit2Deficient:
            return Step::kSecondVisit;
        case kReadyForCardOperation:
        case kCardOperationRunning:
        case kCardOperationFailed:
        case kCardLocked:
            return Step::kCardWork;
        case kUnknown:
        case kCompleted:
        case kCompletedPartially:
        case kRefused:
        case kWithdrawn:
        case kSuperseded:
        case kClosedPrincipalDeceased:
        case kClosedOutOfJurisdiction:
        case kClosedCardUnusable:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace madoguchi::projections
