#pragma once

#include <cstdint>
#include <string_view>

namespace madoguchi::projections {

/// Where a case stands, derived from its facts alone. The words are those of the case itself
/// (`word_of`), the labels those of the screens (labels.hpp). Stored in views: a new one goes last.
enum class CaseStatus : std::uint8_t {
    kUnknown,  ///< No opening is known: the stream began with a build newer than this one.
    kIntakeOpen,
    kIntakeDeficient,
    kSameDayOpen,
    kApplicationAccepted,
    kApprovalPending,
    kDispatchOnHold,
    kLetterQueued,
    kLetterPrinted,
    kHandedOver,
    kAwaitingReply,
    kLetterUndeliverable,
    kReplyLapsed,
    kVisit2Open,
    kVisit2Deficient,
    kReadyForCardOperation,
    kCardOperationRunning,
    kCardOperationFailed,
    kCardLocked,
    kCompleted,
    kCompletedPartially,
    kRefused,
    kWithdrawn,
    kSuperseded,
    kClosedPrincipalDeceased,
    kClosedOutOfJurisdiction,
    kClosedCardUnusable,
};

/// The status as it is written in programs: `intake_open` …
[[nodiscard]] std::string_view word_of(CaseStatus status);

/// Completed, refused, withdrawn, replaced or closed: nobody has to do anything.
[[nodiscard]] constexpr bool has_ended(CaseStatus status) {
    return status >= CaseStatus::kCompleted;
}

}  // namespace madoguchi::projections
