#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::offices {

/// A day on which the office is closed out of turn.
struct Closure {
    facts::Date on{};
    MADOGUCHI_FIELDS(Closure, on);
};

/// A stretch of days on which the integrated terminal or J-LIS is down.
struct Downtime {
    facts::Date from{};
    facts::Date until{};  ///< Inclusive.
    MADOGUCHI_FIELDS(Downtime, from, until);
};

/// A print batch that was closed, and what became of it in the mailroom.
struct BatchState {
    std::string batch;
    facts::Date planned_posting_on{};
    std::uint32_t letters = 0;
    std::uint32_t sheets = 0;
    std::uint32_t spoiled = 0;
    bool counted = false;  ///< The hand-over was counted at least once.
    std::uint32_t handed = 0;
    std::uint32_t received = 0;
    MADOGUCHI_FIELDS(BatchState, batch, planned_posting_on, letters, sheets, spoiled, counted,
                     handed, received);
};

/// A day that was closed.
struct ClosedDay {
    facts::Date day{};
    facts::Staff closed_by;
    bool confirmed = false;
    MADOGUCHI_FIELDS(ClosedDay, day, closed_by, confirmed);
};

/// What later decisions about an office need, apart from its cases.
struct OfficeState {
    std::uint64_t event_count = 0;
    std::vector<Closure> closures;
    std::vector<Downtime> downtimes;
    std::vector<BatchState> batches;
    std::vector<std::string> voided_numbers;
    std::vector<ClosedDay> days;
    MADOGUCHI_FIELDS(OfficeState, event_count, closures, downtimes, batches, voided_numbers, days);
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kOfficeFoldVersion = 1;

}  // namespace madoguchi::offices
