#pragma once

#include <vector>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"

namespace madoguchi::projections {

/// One event of a stream with the commit that brought it.
struct EventOfStream {
    const DecodedCommit* commit = nullptr;
    std::size_t index = 0;
    facts::AnyEvent event;  ///< As it reads now: corrected fields replaced.
    bool effective = true;  ///< False when a later entry voids it.
};

/// The events of commits of one stream, which are in order and outlive the result, as they read
/// after every correction and void among them; those of commits that aren't given have no effect. A
/// correction or void that was itself voided has none either. A correction that doesn't fit its
/// event (a newer build wrote it, or its value has been erased) leaves the event as it was.
[[nodiscard]] std::vector<EventOfStream> effective_events(
    const std::vector<DecodedCommit>& commits);

}  // namespace madoguchi::projections
