#include <array>
#include <map>

#include "load.hpp"
#include "peer.hpp"
#include "raw_put.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

/// What is asked of a number of clients.
struct Goal {
    unsigned clients;
    double ratio_at_least;
    double p99_ms_at_most;
};
constexpr std::array<Goal, 4> kGoals = {{{1, 0.9, 1}, {8, 2.5, 2}, {64, 6, 5}, {256, 6, 15}}};

/// Figures of several runs with one number of clients.
struct Runs {
    std::vector<double> per_second;
    std::vector<double> ratio;  ///< To the raw puts just before.
    std::vector<double> p50;
    std::vector<double> p99;
    std::vector<double> p999;

    void add(double raw, double rate, Latencies& latencies) {
        per_second.push_back(rate);
        ratio.push_back(rate / raw);
        p50.push_back(latencies.quantile_ms(0.5));
        p99.push_back(latencies.quantile_ms(0.99));
        p999.push_back(latencies.quantile_ms(0.999));
    }
};

PeerSizes sizes_of(const World& world, const Workload& workload) {
    std::size_t commits = 0;
    std::size_t bytes = 0;
    const auto read =
        world.ledger().read(workload.tenant(), log::Position(100), {.commits_max = 5'000},
                            [&](const log::EncodedCommit& commit) {
                                ++commits;
                                bytes += commit.bytes.size();
                                return true;
                            });
    std::size_t states = 0;
    std::size_t state_bytes = 0;
    for (std::uint64_t number = 1; number <= 200; ++number) {
        const auto state =
            world.ledger().state(workload.tenant(), workload.command(number, 0).stream);
        if (state && *state) {
            ++states;
            state_bytes += (*state)->bytes.size();
        }
    }
    if (!read || commits == 0 || states == 0) {
        give_up("the log has nothing to take the sizes from");
    }
    return {bytes / commits, state_bytes / states};
}

std::string load_of(unsigned clients) {
    return std::to_string(clients) + (clients == 1 ? " client" : " clients");
}

Row product_row(const Goal& goal, const Runs& runs, const Runs& peer) {
    Row row{"product", "durable command, all its work", load_of(goal.clients), {}};
    row.figures = {{"throughput", median(runs.per_second), "/s"},
                   {"ratio", median(runs.ratio), "x raw", goal.ratio_at_least},
                   {"p50", median(runs.p50), "ms"},
                   {"p99", median(runs.p99), "ms", {}, goal.p99_ms_at_most},
                   {"p99.9", median(runs.p999), "ms"}};
    if (!peer.per_second.empty()) {
        row.figures.push_back(
            {"to the peer", median(runs.per_second) / median(peer.per_second), "x", 1.0});
    }
    return row;
}

Row peer_row(unsigned clients, const Runs& runs) {
    return {"peer",
            "three writes",
            load_of(clients),
            {{"throughput", median(runs.per_second), "/s"},
             {"ratio", median(runs.ratio), "x raw"},
             {"p50", median(runs.p50), "ms"},
             {"p99", median(runs.p99), "ms"},
             {"p99.9", median(runs.p999), "ms"}}};
}

std::string sizes_note(const PeerSizes& sizes) {
    return std::to_string(sizes.event_bytes) + " B a commit, " + std::to_string(sizes.state_bytes) +
           " B a state, on average";
}

/// With the views following on the second core, as in service.
void measure_with_views(Bench& bench, World& world) {
    world.open_views();
    world.follow();
    Runs runs;
    std::uint64_t busy = 0;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        auto load = closed_loop(world, bench.workload, 64, bench.options.seconds);
        runs.add(1, load.per_second, load.latencies);
        busy += load.busy;
    }
    bench.report.add({"product",
                      "the same with all views following",
                      load_of(64),
                      {{"throughput", median(runs.per_second), "/s"},
                       {"p50", median(runs.p50), "ms"},
                       {"p99", median(runs.p99), "ms"},
                       {"not let in", static_cast<double>(busy), ""}}});
}

}  // namespace

void measure_commands(Bench& bench) {
    const Options& options = bench.options;
    World world(options.folder + "/commands", bench.workload);
    RawPut raw(options.folder + "/raw");
    // Warm up: the first run of a process is never like the others.
    static_cast<void>(raw.run(options.seconds / 4));
    static_cast<void>(closed_loop(world, bench.workload, 64, options.seconds / 2));
    const PeerSizes sizes = sizes_of(world, bench.workload);
    std::string why;
    const auto peer = Peer::start(options.folder + "/postgresql", sizes, why);
    if (!peer) {
        bench.report.add({"peer", "three writes", "-", {}, why});
    } else {
        static_cast<void>(peer->run(64, options.seconds / 2));
    }
    std::map<unsigned, Runs> ours;
    std::map<unsigned, Runs> theirs;
    std::vector<double> raw_puts;
    for (unsigned run = 0; run < options.runs; ++run) {
        for (const Goal& goal : kGoals) {
            raw_puts.push_back(raw.run(options.seconds / 2));
            auto load = closed_loop(world, bench.workload, goal.clients, options.seconds);
            ours[goal.clients].add(raw_puts.back(), load.per_second, load.latencies);
            if (peer) {
                auto writes = peer->run(goal.clients, options.seconds);
                theirs[goal.clients].add(raw_puts.back(), writes.per_second, writes.latencies);
                if (!writes.error.empty()) {
                    give_up("the peer: " + writes.error);
                }
            }
        }
    }
    bench.report.add({"product",
                      "raw: RocksDB's synced put",
                      "1 thread",
                      {{"throughput", median(raw_puts), "/s"}},
                      std::to_string(RawPut::kValueBytes) + " B, default settings"});
    for (const Goal& goal : kGoals) {
        bench.report.add(product_row(goal, ours[goal.clients], theirs[goal.clients]));
    }
    if (peer) {
        bench.report.add({"peer", "PostgreSQL " + peer->version(), "-", {}, sizes_note(sizes)});
        for (const Goal& goal : kGoals) {
            bench.report.add(peer_row(goal.clients, theirs[goal.clients]));
        }
    }
    bench.commands_per_second = median(ours[64].per_second);
    measure_with_views(bench, world);
}

}  // namespace madoguchi::bench
