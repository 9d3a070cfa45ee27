#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

// What queries over days and offices read by.
namespace madoguchi::projections {

using Parts = std::vector<std::string_view>;

/// The day that a part of a key is; the first of all days for anything else.
[[nodiscard]] inline facts::Date day_of(std::string_view text) {
    return facts::parse_date(text).value_or(facts::Date{});
}

/// Whether a day of an office lies in what was asked for.
[[nodiscard]] inline bool covers(const OfficeDays& range, std::string_view office,
                                 facts::Date day) {
    return (range.office.empty() || range.office == office) && day >= range.from &&
           day <= range.until;
}

/// Every row under a prefix.
inline constexpr auto kEvery = [](const Parts&) { return true; };

/// Rows of one kind under a prefix, those whose key's first `parts` parts are `wanted`.
template <typename Kind, typename Wanted>
[[nodiscard]] Expected<std::vector<Kind>, StoreError> rows_under(const ViewReader& view,
                                                                 const std::string& prefix,
                                                                 std::size_t parts,
                                                                 const Wanted& wanted) {
    std::vector<Kind> rows;
    const auto read = view.scan(keys_under(prefix), [&](std::string_view key, const Row& row) {
        const auto* found = row_as<Kind>(row);
        if (found != nullptr && wanted(key_parts(key, parts))) {
            rows.push_back(*found);
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return rows;
}

/// Rows of keys `<prefix>/<office>/<day>/…`, read office by office where one is asked for.
template <typename Kind>
[[nodiscard]] Expected<std::vector<Kind>, StoreError> rows_of_days(const ViewReader& view,
                                                                   const std::string& prefix,
                                                                   const OfficeDays& range) {
    const std::string under =
        range.office.empty() ? prefix + '/' : join_key(prefix, range.office, "");
    const std::size_t before =
        1 + static_cast<std::size_t>(std::count(prefix.begin(), prefix.end(), '/'));
    return rows_under<Kind>(view, under, before + 3, [&](const Parts& parts) {
        return covers(range, parts[before], day_of(parts[before + 1]));
    });
}

}  // namespace madoguchi::projections
