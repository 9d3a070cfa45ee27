#pragma once

#include <cstdint>

#include "latencies.hpp"
#include "world.hpp"

namespace madoguchi::bench {

/// What a load brought.
struct LoadRun {
    double per_second = 0;
    Latencies latencies;
    std::uint64_t busy = 0;  ///< Commands that weren't let in.
};

/// `clients` threads, each with cases of its own, each giving the next command when the one before
/// is answered, for `seconds`. A command that isn't accepted ends the program.
[[nodiscard]] LoadRun closed_loop(World& world, Workload& workload, unsigned clients,
                                  double seconds);

/// As above, but commands come at `rate` per second whatever the answers do; how long one took is
/// counted from when it was meant to come. A command that isn't let in is given up with its case.
[[nodiscard]] LoadRun open_loop(World& world, Workload& workload, unsigned clients, double rate,
                                double seconds);

}  // namespace madoguchi::bench
