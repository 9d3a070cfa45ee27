#pragma once

#include <string>
#include <vector>

namespace madoguchi::kafka_tests {

/// What a program ended with.
struct Ended {
    int status = -1;     ///< Exit status; -1 when a signal ended it or it couldn't be started.
    std::string output;  ///< Standard output.
};

/// Runs a program and waits for it; its standard error goes where ours goes.
[[nodiscard]] Ended run(const std::vector<std::string>& command);

/// The real broker of these tests, in a folder of its own below the build folder.
class Broker {
 public:
    /// Makes sure that it runs, starting it through ops/kafka/up. Where it can't be had (no
    /// network, no cache) the current test is skipped; where CI is `true`, it fails.
    static void require();
    /// Address of the running broker; empty when there is none.
    [[nodiscard]] static std::string address();
    /// Ends it as a power cut would, without a chance to write anything.
    static void kill();
    /// Starts it again after `kill`, at the same address; returns when it answers.
    static void start_again();
};

}  // namespace madoguchi::kafka_tests
