#pragma once

#include <optional>
#include <string>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// One certificate about to expire, as the expiry worklist shows it.
struct WatchRow {
    bool newer_than_build = false;
    std::string kind;   ///< `signature` `user_auth`
    std::string state;  ///< `open` `not_wanted` `renewed` `expired` `erased`
    facts::Date expires_on{};
    facts::Date opens_on{};
    facts::Date safe_from{};
    facts::Date last_open_day{};
    std::string office;       ///< Office of the import.
    std::string case_number;  ///< Of the renewal; empty unless `renewed`.
    std::optional<facts::Date> ended_on;
    MADOGUCHI_FIELDS(WatchRow, newer_than_build, kind, state, expires_on, opens_on, safe_from,
                     last_open_day, office, case_number, ended_on);
};

}  // namespace madoguchi::projections
