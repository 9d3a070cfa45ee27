#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::offices {

/// Why a command to an office can't be done. Numbers are stored in outcomes: never changed or
/// reused; the order is the order of checking.
enum class RejectionCode : std::uint32_t {
    kReasonMissing = 201,          ///< The command needs a reason.
    kNameMissing = 202,            ///< The batch or the document number isn't named.
    kDatesReversed = 203,          ///< The last day lies before the first.
    kDayInFuture = 204,            ///< The day hasn't begun.
    kDayAlreadyClosed = 205,       ///< The day has been closed with other figures.
    kDayNotClosed = 206,           ///< There is nothing to confirm.
    kSecondPersonMissing = 207,    ///< Two members of staff are needed, and they must differ.
    kBatchAlreadyClosed = 208,     ///< The batch has been closed with other figures.
    kBatchUnknown = 209,           ///< No print batch of that name was closed.
    kBatchCountsImpossible = 210,  ///< No letters, or fewer sheets than letters.
    kHandOverAgreed = 211,         ///< Both sides have agreed on another count.
    kExplanationMissing = 212,     ///< Something doesn't agree, or is in custody, unexplained.
    kSectionChiefMissing = 213,    ///< A section chief or a manager confirms.
    kNotRegistered = 214,          ///< No such closure or downtime is registered.
    kUnknownWord = 215,            ///< A word or a number that isn't one of its kind.
};

/// Stored name of a code, e.g. `day_already_closed`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done, and the names of the fields or figures that say more.
struct Rejection {
    RejectionCode code = RejectionCode::kReasonMissing;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::offices
