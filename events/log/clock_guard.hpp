#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"

namespace madoguchi::log {

/// Notices that the clock jumped ahead of one log, so that timers don't fire years early. The
/// trusted time follows the clock in steps of at most `jump_max`; a longer step raises a doubt that
/// only a person ends. The trusted time is a row in the ledger, because the times of the commits
/// can't be told from those that a wrong clock gave.
class ClockGuard {
 public:
    /// `row` as stored; `last_recorded` of the log's last commit, none for an empty log.
    ClockGuard(std::optional<ClockRow> row, std::optional<UtcTime> last_recorded,
               std::chrono::milliseconds jump_max);

    /// The clock says `now`.
    void note(UtcTime now);

    /// A person says that `now` is right.
    void confirm(UtcTime now, const std::string& actor);

    /// Whether `row` is to be stored: it never was, a doubt began, or the trusted time is ahead of
    /// the stored one by `every` or more.
    [[nodiscard]] bool wants_write(std::chrono::milliseconds every) const;

    /// `row` has become durable.
    void stored() { stored_ = row_; }

    [[nodiscard]] bool in_doubt() const { return row_ && row_->in_doubt; }

    /// What is to be stored. Only after the first `note` or with a stored row.
    [[nodiscard]] const ClockRow& row() const;

 private:
    std::optional<ClockRow> row_;
    std::optional<ClockRow> stored_;
    std::chrono::milliseconds jump_max_;
};

}  // namespace madoguchi::log
