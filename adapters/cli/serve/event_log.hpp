#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::cli::serve {

/// The server's log: one JSON object a line on standard error, for journald and its like. No
/// personal data, no addresses with what stands in them, no staff codes. Thread-safe.
class EventLog {
 public:
    /// A request that was answered. `route`: the pattern; `code`: of the problem, empty without.
    struct Answered {
        std::string_view request;
        std::string_view method;
        std::string_view route;
        unsigned status = 0;
        std::string_view code = {};
        std::string_view detail = {};  ///< What went wrong here; empty without.
        std::chrono::microseconds took{0};
    };
    void answered(log::UtcTime at, const Answered& what);
    /// Something that an operator should know.
    void note(log::UtcTime at, std::string_view level, std::string_view text);

 private:
    void write(const std::string& line);
    std::mutex mutex_;
};

}  // namespace madoguchi::cli::serve
