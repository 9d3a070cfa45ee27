#pragma once

#include <atomic>
#include <chrono>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::runtime {

/// Where the program takes the time from. Given by the composition root; nothing below it reads a
/// clock. Thread-safe.
class Clock {
 public:
    virtual ~Clock() = default;
    /// May go back, as the machine's clock may.
    [[nodiscard]] virtual log::UtcTime now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
    [[nodiscard]] log::UtcTime now() const override;
};

/// A clock that stands still until it is moved: for the office week and for tests.
class SimulatedClock final : public Clock {
 public:
    explicit SimulatedClock(log::UtcTime start) : now_(start) {}
    [[nodiscard]] log::UtcTime now() const override { return now_.load(); }
    void set(log::UtcTime now) { now_.store(now); }
    void advance(std::chrono::milliseconds by) { now_.store(now_.load() + by); }

 private:
    std::atomic<log::UtcTime> now_;
};

}  // namespace madoguchi::runtime
