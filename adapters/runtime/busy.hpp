#pragma once

#include <cstdint>
#include <string>

namespace madoguchi::runtime {

/// Why a command wasn't let in.
enum class BusyReason : std::uint8_t {
    kQueueFull,          ///< Too many commands wait.
    kProjectionsBehind,  ///< The lists are too far behind the log.
    kStopping,           ///< The program is ending.
};

/// A command that wasn't let in. Nothing of it was stored and its id is free: the same command may
/// be given again.
struct Busy {
    BusyReason reason = BusyReason::kQueueFull;
    unsigned retry_after_seconds = 1;  ///< When to try again; 1 to 30, inclusive.
    std::string detail;                ///< What happened and what to do, for people.
};

}  // namespace madoguchi::runtime
