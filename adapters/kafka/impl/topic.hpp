#pragma once

#include "madoguchi/adapters/kafka/settings.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::kafka {

/// Creates the events topic unless it is there, and returns when each partition has a leader.
/// Errors: kUnavailable; kContradiction, when it has another number of partitions than `settings`
/// says.
[[nodiscard]] log::Expected<void, log::StoreError> ensure_events_topic(const Settings& settings);

}  // namespace madoguchi::kafka
