#pragma once

#include <chrono>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"

namespace madoguchi::cli::serve {

/// Whether a data folder holds invented people only, and how far its time is ahead of the machine's
/// (negative: behind). The office week leaves a note beside its log; no other data has one.
struct Demonstration {
    bool is_one = false;
    std::chrono::seconds ahead{0};
};

/// Failure kDamaged: the note can't be read.
[[nodiscard]] Result<Demonstration> demonstration_in(const std::string& folder);

/// Whether a data folder holds invented people only: what is shown, printed and exported from it
/// says 研修用. Empty, an installation in memory: it doesn't.
[[nodiscard]] bool is_for_training(const std::string& folder);

/// Notes that a folder is one, whose time is `now` at this moment. Failure kUnavailable.
[[nodiscard]] Result<void> mark_demonstration(const std::string& folder, log::UtcTime now);

/// The machine's clock, set forward or back: a demonstration's time goes on where its week ended.
class ShiftedClock final : public runtime::Clock {
 public:
    explicit ShiftedClock(std::chrono::seconds ahead) : ahead_(ahead) {}
    [[nodiscard]] log::UtcTime now() const override { return system_.now() + ahead_; }

 private:
    runtime::SystemClock system_;
    std::chrono::seconds ahead_;
};

}  // namespace madoguchi::cli::serve
