#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/watches/rejection.hpp"
#include "madoguchi/domain/watches/watch_command.hpp"
#include "madoguchi/domain/watches/watch_state.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/watches/watch_event.hpp"

namespace madoguchi::watches {

/// Everything outside that deciding needs, as values.
struct DecisionContext {
    facts::Date today{};  ///< Day of the happening, Asia/Tokyo.
    facts::Office office;
    std::shared_ptr<const policy::Policy> policy;  ///< In force today; null for none.
};

/// What a command means: its events; none when it is already in effect.
struct Outcome {
    std::vector<facts::WatchEvent> events;
};

using Decision = Expected<Outcome, Rejection>;

/// Decides what `command` means for a watch in `state`. Pure. Rejections are checked in the order
/// of `RejectionCode`.
[[nodiscard]] Decision decide(const WatchState& state, const WatchCommand& command,
                              const DecisionContext& context);

/// Applies one recorded fact. Total.
[[nodiscard]] WatchState evolve(WatchState state, const facts::WatchEvent& event);

/// Folds a watch from its recorded events.
[[nodiscard]] WatchState fold(std::span<const facts::WatchEvent> events);

/// The day on which `ExpireWatch` is due: the day after the certificate's last; nothing unless the
/// watch is open.
[[nodiscard]] std::optional<facts::Date> expires_after(const WatchState& state);

}  // namespace madoguchi::watches
