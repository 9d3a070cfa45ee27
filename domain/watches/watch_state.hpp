#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::watches {

/// What later decisions about the watch over one certificate need.
struct WatchState {
    std::string status;  ///< Empty: not opened. `open` `not_wanted` `renewed` `expired`
                         ///< `erased`
    std::uint64_t event_count = 0;
    facts::Target kind;
    facts::Date expires_on{};
    std::string case_number;  ///< Set iff renewed.
    MADOGUCHI_FIELDS(WatchState, status, event_count, kind, expires_on, case_number);

    [[nodiscard]] bool open() const { return status == "open"; }
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kWatchFoldVersion = 1;

}  // namespace madoguchi::watches
