#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::incidents {

/// Why a command to an incident can't be done. Numbers are stored in outcomes: never changed or
/// reused; the order is the order of checking.
enum class RejectionCode : std::uint32_t {
    kIncidentNotOpened = 701,      ///< There is no such incident.
    kIncidentAlreadyOpened = 702,  ///< The incident has been opened with other content.
    kIncidentClosed = 703,         ///< The incident is closed.
    kUnknownWord = 704,            ///< A code that isn't in its vocabulary; `ids` names the field.
    kReasonMissing = 705,          ///< The command needs its reason or text.
    kNothingConcerned = 706,       ///< Neither a case nor a text says what is concerned.
    kDayInFuture = 707,            ///< The day hasn't begun.
    kPolicySilent = 708,         ///< The office must set the days first; `ids` names the settings.
    kReportSettled = 709,        ///< The report is made, or was found needless.
    kReportOpen = 710,           ///< A report is neither made nor found needless.
    kCaseUnknown = 711,          ///< The case isn't one of the incident's.
    kPersonUnknown = 712,        ///< No such person is affected.
    kSecondPersonMissing = 713,  ///< Another person than who opened it closes it.
    kManagerMissing = 714,       ///< A manager decides this.
};

/// Stored name of a code, e.g. `incident_closed`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done, and the codes and ids that say more.
struct Rejection {
    RejectionCode code = RejectionCode::kIncidentNotOpened;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::incidents
