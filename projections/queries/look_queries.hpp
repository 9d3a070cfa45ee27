#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/rows/look_row.hpp"

namespace madoguchi::projections {

/// View `looks`: calls `visit` for every look from one day to another, both inclusive, in order.
[[nodiscard]] Expected<void, StoreError> visit_looks(
    const ViewReader& looks, facts::Date from, facts::Date until,
    const std::function<void(const LookRow&)>& visit);

/// What is held against the looks of a month.
struct LookTerms {
    /// Keyed tokens of the family name of each member of staff, by code. Who isn't in it is listed
    /// as one whose name isn't known.
    std::map<std::string, std::vector<std::string>> family_tokens;
    /// Whether an office is at work at a minute of a day; nothing where its hours aren't known.
    std::function<std::optional<bool>(const std::string& office, facts::Date day,
                                      std::uint32_t minute)>
        at_work;
    std::optional<std::uint32_t> many_a_day;  ///< Cases; absent: the office hasn't set it.
};

/// One entry of the auditor's monthly lists.
struct LookFinding {
    /// `own_family_name` `other_office` `protected` `outside_hours` `many` `forbidden`; and where a
    /// list can't be complete: `family_name_unknown` `hours_unknown` `many_not_set`.
    std::string list;
    std::string actor;
    std::string office;
    facts::Date on{};
    std::string at;  ///< `HH:MM`; empty for entries about a whole day.
    std::string kind;
    std::string view;
    std::string purpose;
    std::string case_number;
    std::string stream;
    std::string case_office;
    std::string stop;
    std::uint32_t count = 1;  ///< Cases of the day for `many`; 1 otherwise.
    MADOGUCHI_FIELDS(LookFinding, list, actor, office, on, at, kind, view, purpose, case_number,
                     stream, case_office, stop, count);
};

/// View `looks`: the auditor's lists over the days from `from` to `until`, both inclusive; list
/// after list, each in the order of the looks. A look may stand in several.
[[nodiscard]] Expected<std::vector<LookFinding>, StoreError> looks_to_audit(const ViewReader& looks,
                                                                            facts::Date from,
                                                                            facts::Date until,
                                                                            const LookTerms& terms);

}  // namespace madoguchi::projections
