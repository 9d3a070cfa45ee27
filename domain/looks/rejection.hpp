#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::looks {

/// Why a look can't be recorded. Numbers are stored in outcomes: never changed or reused; the order
/// is the order of checking.
enum class RejectionCode : std::uint32_t {
    kAnotherDay = 601,       ///< The stream is another day's.
    kPurposeUnknown = 602,   ///< The purpose isn't one of the words.
    kNothingLookedAt = 603,  ///< No case, no search term, or not what was exported.
};

/// Stored name of a code, e.g. `purpose_unknown`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A look that can't be recorded.
struct Rejection {
    RejectionCode code = RejectionCode::kAnotherDay;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::looks
