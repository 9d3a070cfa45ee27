#pragma once

#include <chrono>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace madoguchi::accounts {

/// Makes guessing slow: after some failures each one doubles the wait before the next try, of each
/// account by itself, whether it exists or not. Forgets at a restart and, when too many names have
/// been tried, the one that was tried longest ago. Thread-safe.
class Throttle {
 public:
    static constexpr unsigned kFree = 3;  ///< Failures without a wait.
    static constexpr std::chrono::seconds kWaitMax{15 * 60};
    static constexpr std::size_t kNamesMax = 10'000;

    using Time = std::chrono::sys_seconds;

    /// How long that name has to wait yet; zero: it may be tried.
    [[nodiscard]] std::chrono::seconds wait(const std::string& name, Time now);
    void failed(const std::string& name, Time now);
    void succeeded(const std::string& name);

 private:
    struct Entry {
        unsigned failures = 0;
        Time not_before;
        std::list<std::string>::iterator place;
    };
    std::mutex mutex_;
    std::list<std::string> by_age_;  ///< The one tried longest ago first.
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace madoguchi::accounts
