#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/projections/core/shared.hpp"
#include "madoguchi/projections/rows/audit_row.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/daybook_row.hpp"
#include "madoguchi/projections/rows/incident_row.hpp"
#include "madoguchi/projections/rows/look_row.hpp"
#include "madoguchi/projections/rows/person_row.hpp"
#include "madoguchi/projections/rows/search_row.hpp"
#include "madoguchi/projections/rows/statistics_row.hpp"
#include "madoguchi/projections/rows/timeline_row.hpp"
#include "madoguchi/projections/rows/watch_row.hpp"

namespace madoguchi::projections {

/// A key that says everything by itself.
struct Mark {
    MADOGUCHI_FIELDS(Mark);
};

/// A sum or a number of things. A count of zero is not stored.
struct Count {
    std::int64_t value = 0;
    MADOGUCHI_FIELDS(Count, value);
};

/// A stream with an event that this build doesn't know; see ProjectionRunner::revisit.
struct NewerRow {
    std::string type;            ///< Wire name of that event.
    std::uint64_t position = 0;  ///< Of its commit.
    MADOGUCHI_FIELDS(NewerRow, type, position);
};

/// Any row of any view. The place of an alternative is stored: a new one goes last.
using Row =
    std::variant<Mark, Count, NewerRow, Shared<CaseRow>, Shared<TimelineRow>, Shared<SearchRow>,
                 Shared<DaybookRow>, Shared<MoneyRow>, Shared<DocumentNumberRow>,
                 Shared<DayCloseRow>, Shared<BatchRow>, Shared<AuditState>, Shared<AuditRow>,
                 Shared<RejectionRow>, Shared<WatchRow>, Shared<LookRow>, Shared<LookedCase>,
                 Shared<IncidentRow>, Shared<PersonRow>, Shared<StatisticsRow>, Shared<ClosureRow>>;

/// What a row holds, if it is of that kind; null otherwise. Valid as long as the row is.
template <typename Kind>
[[nodiscard]] const Kind* row_as(const Row& row) {
    if constexpr (std::is_same_v<Kind, Mark> || std::is_same_v<Kind, Count> ||
                  std::is_same_v<Kind, NewerRow>) {
        return std::get_if<Kind>(&row);
    } else {
        const auto* shared = std::get_if<Shared<Kind>>(&row);
        return shared == nullptr ? nullptr : &shared->get();
    }
}

/// As above; null for no row.
template <typename Kind>
[[nodiscard]] const Kind* row_as(const std::optional<Row>& row) {
    return row ? row_as<Kind>(*row) : nullptr;
}

}  // namespace madoguchi::projections
