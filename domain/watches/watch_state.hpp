#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::watches {

/// What later decisions about the watch over one certificate, or over one person's 支援措置, need.
struct WatchState {
    std::string status;  ///< Empty: not opened. `open` `not_wanted` `renewed` `expired`
                         ///< `erased`; of a person: `protected` `not_protected`
    std::uint64_t event_count = 0;
    facts::Target kind;
    facts::Date expires_on{};
    std::string case_number;  ///< Set iff renewed.
    MADOGUCHI_FIELDS(WatchState, status, event_count, kind, expires_on, case_number);

    [[nodiscard]] bool open() const { return status == "open"; }
    /// The register last said that the person is under 支援措置.
    [[nodiscard]] bool person_protected() const { return status == "protected"; }
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kWatchFoldVersion = 1;

}  // namespace madoguchi::watches
