#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// A report that an incident asks for.
struct ReportColumns {
    std::optional<facts::Date> due_on;   ///< Absent while the office hasn't set its days.
    std::optional<facts::Date> made_on;  ///< Of the first one that was made.
    bool fell_due = false;
    bool needless = false;
    MADOGUCHI_FIELDS(ReportColumns, due_on, made_on, fell_due, needless);

    [[nodiscard]] bool settled() const { return made_on.has_value() || needless; }
};

/// One incident as the lists show it. Nothing in it is sealed.
struct IncidentRow {
    bool newer_than_build = false;
    std::string state;  ///< `open` `closed`
    std::string kind;
    facts::Date found_on{};
    std::string found_at;
    std::string found_by;
    std::string office;  ///< Where it was entered.
    facts::Date opened_on{};
    std::vector<std::string> cases;
    std::uint32_t persons_added = 0;
    ReportColumns first;  ///< 速報
    ReportColumns last;   ///< 確報
    std::optional<facts::Date> closed_on;
    std::string closed_by;
    MADOGUCHI_FIELDS(IncidentRow, newer_than_build, state, kind, found_on, found_at, found_by,
                     office, opened_on, cases, persons_added, first, last, closed_on, closed_by);
};

}  // namespace madoguchi::projections
