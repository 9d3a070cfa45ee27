#include "latencies.hpp"

#include <algorithm>
#include <ctime>
#include <limits>

namespace madoguchi::bench {

void Latencies::add(SteadyClock::duration took) {
    const auto units = std::chrono::duration_cast<std::chrono::nanoseconds>(took).count() / 100;
    const auto kept = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(units, 0, std::numeric_limits<std::uint32_t>::max()));
    ++count_;
    sorted_ = false;
    if (kept_.size() < kKeptMax) {
        kept_.push_back(kept);
        return;
    }
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    if (const std::uint64_t place = random_ % count_; place < kKeptMax) {
        kept_[place] = kept;
    }
}

void Latencies::merge(const Latencies& other) {
    kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
    count_ += other.count_;
    sorted_ = false;
}

double Latencies::quantile_ms(double share) {
    if (kept_.empty()) {
        return 0;
    }
    if (!sorted_) {
        std::ranges::sort(kept_);
        sorted_ = true;
    }
    const auto place = static_cast<std::size_t>(share * static_cast<double>(kept_.size()));
    return static_cast<double>(kept_[std::min(place, kept_.size() - 1)]) / 10'000.0;
}

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double seconds_since(SteadyClock::time_point start) {
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

double cpu_seconds() {
    std::timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

}  // namespace madoguchi::bench
