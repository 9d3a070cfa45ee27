#include "madoguchi/log/clock_guard.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::log {

ClockGuard::ClockGuard(std::optional<ClockRow> row, std::optional<UtcTime> last_recorded,
                       std::chrono::milliseconds jump_max)
    : row_(row), stored_(std::move(row)), jump_max_(jump_max) {
    if (!last_recorded) {
        return;
    }
    if (!row_) {
        row_ = ClockRow{*last_recorded, false, {}};
    } else if (!row_->in_doubt && *last_recorded <= row_->trusted_at + jump_max_) {
        // Further ahead it was recorded under a doubt that a person has ended since.
        row_->trusted_at = std::max(row_->trusted_at, *last_recorded);
    }
}

void ClockGuard::note(UtcTime now) {
    if (!row_) {
        row_ = ClockRow{now, false, {}};
    } else if (now > row_->trusted_at + jump_max_) {
        row_->in_doubt = true;
    } else if (!row_->in_doubt) {
        row_->trusted_at = std::max(row_->trusted_at, now);
    }
}

void ClockGuard::confirm(UtcTime now, const std::string& actor) {
    row_ = ClockRow{now, false, actor};
}

bool ClockGuard::wants_write(std::chrono::milliseconds every) const {
    if (!row_) {
        return false;
    }
    return !stored_ || row_->in_doubt != stored_->in_doubt ||
           row_->trusted_at >= stored_->trusted_at + every;
}

const ClockRow& ClockGuard::row() const {
    MADOGUCHI_LOG_ASSERT(row_.has_value());
    return *row_;
}

}  // namespace madoguchi::log
