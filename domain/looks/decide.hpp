#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/looks/look_command.hpp"
#include "madoguchi/domain/looks/rejection.hpp"
#include "madoguchi/facts/looks/look_event.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::looks {

/// What later decisions need of a day's looks: nothing but that they were there.
struct LooksState {
    std::uint64_t event_count = 0;
    MADOGUCHI_FIELDS(LooksState, event_count);
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kLooksFoldVersion = 1;

/// Everything impure that deciding needs, as values.
struct DecisionContext {
    facts::Date today{};  ///< Day of the look, Asia/Tokyo.
    std::string day;      ///< The day that the stream is named after, `2026-11-20`.
};

/// What a command means.
struct Outcome {
    std::vector<facts::LookEvent> events;
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for a day's looks. Pure. Every look is an entry, also one that was
/// there a moment before. Rejections are checked in the order of `RejectionCode`.
[[nodiscard]] Decision decide(const LooksState& state, const LookCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total.
[[nodiscard]] LooksState evolve(LooksState state, const facts::LookEvent& event);

}  // namespace madoguchi::looks
