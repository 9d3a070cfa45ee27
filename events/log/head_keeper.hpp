#pragma once

#include <chrono>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Decides when the head record is written: when something is new, and at most once per interval.
/// Not thread-safe; it may live on another thread than the engine's, fed with `Engine::heads()`.
class HeadKeeper {
 public:
    /// `record` outlives the keeper; `written` is what it holds now.
    HeadKeeper(HeadRecord& record, Heads written,
               std::chrono::milliseconds interval = std::chrono::seconds(1));

    /// Writes `heads` if they differ from what was written and the interval has passed since, or if
    /// time went back. Returns whether it wrote. Error: kWriteFailed.
    [[nodiscard]] Expected<bool, StoreError> maybe_write(const Heads& heads, UtcTime now);

    /// Writes `heads` if they differ from what was written, at once: for the shutdown.
    [[nodiscard]] Expected<bool, StoreError> write(const Heads& heads, UtcTime now);

    /// What was written last.
    [[nodiscard]] const Heads& written() const { return written_; }

 private:
    HeadRecord& record_;
    Heads written_;
    std::chrono::milliseconds interval_;
    UtcTime written_at_{};
};

}  // namespace madoguchi::log
