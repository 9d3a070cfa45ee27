#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report.hpp"
#include "workload.hpp"
#include "world.hpp"

namespace madoguchi::bench {

/// How much is measured; see `usage` in main.cpp.
struct Options {
    std::string folder = "build/bench/data";
    std::string results = "build/bench/results.jsonl";
    std::string only;  ///< Name of the one group of rows to measure; empty for all.
    unsigned runs = 3;
    double seconds = 2;  ///< Of one run of a load.
    std::uint64_t small_log = 10'000;
    std::uint64_t big_log = 1'000'000;
    bool keep = false;  ///< Leave the folder there.

    [[nodiscard]] bool wants(const std::string& group) const {
        return only.empty() || only == group;
    }
};

/// What the rows share.
struct Bench {
    const Options& options;
    Report& report;
    Workload& workload;
    double commands_per_second = 0;  ///< Of 64 clients, once it has been measured.
};

// Each measures one group of rows and reports it.

/// `commands`: durable commands beside raw puts and beside the peer.
void measure_commands(Bench& bench);
/// `merkle`: what the tree adds to a durable command.
void measure_merkle(Bench& bench);
/// `log-size`: the same load on a small and on a big log.
void measure_log_size(Bench& bench, World& small, World& big);
/// `replay`, `verify`: reading the whole log.
void measure_replay(Bench& bench, World& big);
void measure_verify(Bench& bench, World& big);
/// `rebuild`: one projection from the beginning, and the commands meanwhile.
void measure_rebuild(Bench& bench, World& big);
/// `lists`: a worklist's page and the dashboard.
void measure_lists(Bench& bench, World& big, std::uint64_t cases);
/// `lag`: how far the views are behind at half load.
void measure_lag(Bench& bench, World& big);
/// `start`: opening a log, also after kill -9, in processes of their own; with it the memory.
void measure_start(Bench& bench, const std::string& folder, std::uint64_t commits,
                   std::uint64_t cases);
/// `seal`: sealing and opening three fields.
void measure_seal(Bench& bench);
/// `erase`: from the approval of an erasure to views without the person.
void measure_erase(Bench& bench);
/// `backup`: what one does to the commands meanwhile; how fast it comes back.
void measure_backup(Bench& bench, World& big);
/// `letters`: 500 letters of two pages.
void measure_letters(Bench& bench);

/// What a child process of `measure_start` does: `open`, `load` (until it is killed) or `use`.
/// Returns its exit status.
int run_child(const std::string& task, const std::string& folder, Workload& workload);

/// Half of what the machine can take, for the loads that ask for it.
[[nodiscard]] double half_load(Bench& bench, World& world);

}  // namespace madoguchi::bench
