#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/log/command.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::aggregates {

/// Data keys of one stream that are to be destroyed.
struct ErasedKeys {
    log::TenantId tenant;
    log::StreamId stream;
    std::vector<std::string> of;  ///< `principal` `agent` `other_agent` `successor` `case` (what is
                                  ///< sealed for the stream itself), each at most once.
    bool operator==(const ErasedKeys&) const = default;
};

/// The keys that a commit says are to be destroyed: of a person of a case, of a disposed case, of a
/// watch. None where it says nothing of the kind. Idempotent: that they are destroyed already, or
/// never were there, is no concern of the commit's. Error: an event can't be read. Thread-safe.
[[nodiscard]] log::Expected<std::vector<ErasedKeys>, std::string> erased_keys(
    const log::Commit& commit);

/// The keys that must be destroyed before `command`, which records that, is decided; none for every
/// other command. Thread-safe.
[[nodiscard]] std::optional<ErasedKeys> keys_to_destroy(const log::Command& command);

}  // namespace madoguchi::aggregates
