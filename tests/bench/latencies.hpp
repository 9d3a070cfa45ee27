#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace madoguchi::bench {

using SteadyClock = std::chrono::steady_clock;

/// How long each of many operations took: a sample of bounded size (reservoir) whose quantiles are
/// exact as long as everything fits. One thread.
class Latencies {
 public:
    static constexpr std::size_t kKeptMax = 400'000;

    void add(SteadyClock::duration took);
    /// Takes in what another thread has seen; both samples count as they are.
    void merge(const Latencies& other);

    /// Milliseconds within which `share` (0 to 1, exclusive) of the operations ended; 0 when there
    /// are none. Sorts when it has to.
    [[nodiscard]] double quantile_ms(double share);
    [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
    std::vector<std::uint32_t> kept_;  ///< In units of 100 ns.
    std::uint64_t count_ = 0;
    std::uint64_t random_ = 0x9E3779B97F4A7C15ULL;
    bool sorted_ = true;
};

/// The middle value; of an even number, the mean of the two in the middle. 0 of none.
[[nodiscard]] double median(std::vector<double> values);

/// Seconds since `start`.
[[nodiscard]] double seconds_since(SteadyClock::time_point start);

/// Seconds for which this thread has had a core.
[[nodiscard]] double cpu_seconds();

}  // namespace madoguchi::bench
