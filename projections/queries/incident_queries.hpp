#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/rows/incident_row.hpp"

namespace madoguchi::projections {

/// View `incidents`: one incident with its stream.
struct IncidentLine {
    std::string stream;
    IncidentRow row;
};

/// The incidents of one state (`open` `closed`), by the day on which they were found.
[[nodiscard]] Expected<std::vector<IncidentLine>, StoreError> incidents(const ViewReader& incidents,
                                                                        const std::string& state);

/// One incident; none when there is none.
[[nodiscard]] Expected<std::optional<IncidentRow>, StoreError> incident(const ViewReader& incidents,
                                                                        const std::string& stream);

/// A report that waits to be made.
struct WaitingReport {
    std::string stream;
    std::string kind;    ///< Of the incident.
    std::string report;  ///< `first` `final`
    facts::Date found_on{};
    std::optional<facts::Date> due_on;      ///< Absent: the office must set its days.
    std::optional<std::int32_t> days_left;  ///< Negative when it is late; absent with `due_on`.
    MADOGUCHI_FIELDS(WaitingReport, stream, kind, report, found_on, due_on, days_left);
};

/// The reports of open incidents that aren't made, the most urgent first; those without a last day
/// come before all others: nobody knows how urgent they are.
[[nodiscard]] Expected<std::vector<WaitingReport>, StoreError> waiting_reports(
    const ViewReader& incidents, facts::Date today);

}  // namespace madoguchi::projections
