#include "madoguchi/domain/incidents/rejection.hpp"

namespace madoguchi::incidents {

const char* name_of(RejectionCode code) {
    switch (code) {
        case RejectionCode::kIncidentNotOpened:
            return "incident_not_opened";
        case RejectionCode::kIncidentAlreadyOpened:
            return "incident_already_opened";
        case RejectionCode::kIncidentClosed:
            return "incident_closed";
        case RejectionCode::kUnknownWord:
            return "unknown_word";
        case RejectionCode::kReasonMissing:
            return "reason_missing";
        case RejectionCode::kNothingConcerned:
            return "nothing_concerned";
        case RejectionCode::kDayInFuture:
            return "day_in_future";
        case RejectionCode::kPolicySilent:
            return "policy_silent";
        case RejectionCode::kReportSettled:
            return "report_settled";
        case RejectionCode::kReportOpen:
            return "report_open";
        case RejectionCode::kCaseUnknown:
            return "case_unknown";
        case RejectionCode::kPersonUnknown:
            return "person_unknown";
        case RejectionCode::kSecondPersonMissing:
            return "second_person_missing";
        case RejectionCode::kManagerMissing:
            return "manager_missing";
    }
    return "";
}

}  // namespace madoguchi::incidents
