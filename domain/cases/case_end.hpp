#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cases {

/// Number (from 1) of the event by which the case has ended, corrections and voids taken into
/// account; nothing while it is open. Throws HistoryViolation on an impossible history.
[[nodiscard]] std::optional<std::uint64_t> ending_event_no(
    std::span<const facts::CaseEvent> recorded);

}  // namespace madoguchi::cases
