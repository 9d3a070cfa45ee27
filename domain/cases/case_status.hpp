#pragma once

#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::cases {

/// Where a case stands (the states of the two-visit case; labels in projections/labels.hpp).
using CaseStatus = facts::Code<struct CaseStatusTag>;

namespace status {

inline constexpr const char* kIntakeOpen = "intake_open";
inline constexpr const char* kIntakeDeficient = "intake_deficient";
inline constexpr const char* kSameDayOpen = "same_day_open";
inline constexpr const char* kApplicationAccepted = "application_accepted";
inline constexpr const char* kApprovalPending = "approval_pending";
inline constexpr const char* kDispatchOnHold = "dispatch_on_hold";
inline constexpr const char* kLetterQueued = "letter_queued";
inline constexpr const char* kLetterPrinted = "letter_printed";
inline constexpr const char* kHandedOver = "handed_over";
inline constexpr const char* kAwaitingReply = "awaiting_reply";
inline constexpr const char* kLetterUndeliverable = "letter_undeliverable";
inline constexpr const char* kReplyLapsed = "reply_lapsed";
inline constexpr const char* kVisit2Open = "visit2_open";
inline constexpr const char* kVisit2Deficient = "visit2_deficient";
inline constexpr const char* kReadyForCardOperation = "ready_for_card_operation";
inline constexpr const char* kCardOperationRunning = "card_operation_running";
inline constexpr const char* kCardOperationFailed = "card_operation_failed";
inline constexpr const char* kCardLocked = "card_locked";
inline constexpr const char* kCompleted = "completed";
inline constexpr const char* kCompletedPartially = "completed_partially";
inline constexpr const char* kRefused = "refused";
inline constexpr const char* kWithdrawn = "withdrawn";
inline constexpr const char* kSuperseded = "superseded";
inline constexpr const char* kClosedPrincipalDeceased = "closed_principal_deceased";
inline constexpr const char* kClosedOutOfJurisdiction = "closed_out_of_jurisdiction";
inline constexpr const char* kClosedCardUnusable = "closed_card_unusable";

}  // namespace status

}  // namespace madoguchi::cases
