#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::projections {

/// What is around an event. Valid while the event is being applied.
struct EventContext {
    const log::Commit& commit;
    std::uint64_t event_no = 0;  ///< Within the stream, from 1.
    facts::Date on{};            ///< Day in Japan on which it happened.
};

/// The calendar day of an instant in Japan (UTC+9, no daylight saving time).
[[nodiscard]] constexpr facts::Date day_in_japan(log::UtcTime at) {
    return std::chrono::floor<std::chrono::days>(at + std::chrono::hours(9));
}

}  // namespace madoguchi::projections
