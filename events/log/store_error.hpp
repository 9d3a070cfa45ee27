#pragma once

#include <cstdint>
#include <string>

namespace madoguchi::log {

/// Why a port could not do its work: an operating error, repaired or tried again.
enum class StoreErrorCode : std::uint8_t {
    kUnavailable = 1,  ///< Not reachable now; may be tried again.
    kWriteFailed =
        2,  ///< A write or sync failed: acknowledge nothing more, end, recover from the log.
    kCorruption = 3,     ///< Stored bytes contradict each other or the head record.
    kFenced = 4,         ///< A newer writer owns the log.
    kContradiction = 5,  ///< A commit doesn't follow the head (position, previous leaf or term).
    kLocked = 6,         ///< Another process has the data folder open.
    kDiskFull = 7,       ///< No space left; nothing was written.
    kTooLarge = 8,       ///< A commit of 64 KiB or more.
};

struct StoreError {
    StoreErrorCode code = StoreErrorCode::kUnavailable;
    std::string detail;  ///< For operators: what, where, what to do. No personal data.
    [[nodiscard]] bool is_retryable() const { return code == StoreErrorCode::kUnavailable; }
};

}  // namespace madoguchi::log
