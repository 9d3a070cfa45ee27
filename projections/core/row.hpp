#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/projections/rows/audit_row.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/daybook_row.hpp"
#include "madoguchi/projections/rows/search_row.hpp"
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
using Row = std::variant<Mark, Count, NewerRow, CaseRow, TimelineRow, SearchRow, DaybookRow,
                         MoneyRow, DocumentNumberRow, DayCloseRow, BatchRow, AuditState, AuditRow,
                         RejectionRow, WatchRow>;

}  // namespace madoguchi::projections
