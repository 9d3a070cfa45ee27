#include <unordered_map>
#include <variant>

#include "load.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/protobuf/envelope_reader.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/proof/verify_log.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

constexpr std::uint64_t kReplayed = 200'000;  ///< Commits of one pass, so that the states fit.
constexpr std::size_t kVerifiedAtATime = 10'000;
constexpr log::ReadLimits kRead{.commits_max = 10'000, .bytes_max = 64U << 20};

/// Reads up to `limit` commits from the beginning; returns how many.
std::uint64_t read_all(const World& world, std::uint64_t limit,
                       const std::function<void(const log::EncodedCommit&)>& visit) {
    std::uint64_t done = 0;
    while (done < limit) {
        const auto read = world.ledger().read(world.workload().tenant(), log::Position(done + 1),
                                              kRead, [&](const log::EncodedCommit& commit) {
                                                  visit(commit);
                                                  return true;
                                              });
        if (!read) {
            give_up(read.error().detail);
        }
        if (*read == 0) {
            break;
        }
        done += *read;
    }
    return done;
}

/// Commits per second of one pass; with `apply`, the cases' states are folded as well.
double replay(const World& world, bool apply) {
    Reading reading(world);
    projections::DecodedCommit decoded;
    std::unordered_map<std::string, cases::CaseState> states;
    const auto start = SteadyClock::now();
    const std::uint64_t done = read_all(world, kReplayed, [&](const log::EncodedCommit& commit) {
        if (auto read = reading.decoder().decode(commit.bytes, projections::Seals::kOpen, decoded);
            !read) {
            give_up(read.error());
        }
        if (!apply) {
            return;
        }
        for (const auto& event : decoded.events) {
            if (const auto* of_case = std::get_if<facts::CaseEvent>(&event)) {
                cases::CaseState& state = states[decoded.meta.stream.text()];
                state = cases::evolve(std::move(state), *of_case);
            }
        }
    });
    return static_cast<double>(done) / seconds_since(start);
}

struct Sized {
    std::vector<double> per_second;
    std::vector<double> p50;
    std::vector<double> p99;

    void add(LoadRun run) {
        per_second.push_back(run.per_second);
        p50.push_back(run.latencies.quantile_ms(0.5));
        p99.push_back(run.latencies.quantile_ms(0.99));
    }
};

}  // namespace

void measure_log_size(Bench& bench, World& small, World& big) {
    constexpr unsigned kClients = 8;
    Sized of_small;
    Sized of_big;
    const std::uint64_t commits = big.commits();
    static_cast<void>(closed_loop(small, bench.workload, kClients, bench.options.seconds / 4));
    static_cast<void>(closed_loop(big, bench.workload, kClients, bench.options.seconds / 4));
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        of_small.add(closed_loop(small, bench.workload, kClients, bench.options.seconds));
        of_big.add(closed_loop(big, bench.workload, kClients, bench.options.seconds));
    }
    const double p50 = median(of_big.p50) / median(of_small.p50);
    const double p99 = median(of_big.p99) / median(of_small.p99);
    const double throughput = median(of_big.per_second) / median(of_small.per_second);
    bench.report.add({"product",
                      "flat in log size",
                      std::to_string(kClients) + " clients",
                      {{"p50", p50, "x", {}, 1.2},
                       {"p99", p99, "x", {}, 1.5},
                       {"throughput", throughput, "x", 0.9},
                       {"on the big log", median(of_big.per_second), "/s"}},
                      "at " + std::to_string(commits) + " commits against about " +
                          std::to_string(bench.options.small_log)});
}

void measure_replay(Bench& bench, World& big) {
    std::vector<double> parse;
    std::vector<double> applied;
    std::vector<double> ratio;
    static_cast<void>(replay(big, false));
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        parse.push_back(replay(big, false));
        applied.push_back(replay(big, true));
        ratio.push_back(applied.back() / parse.back());
    }
    bench.report.add({"product",
                      "replay: iterate + parse + apply",
                      "1 thread",
                      {{"throughput", median(applied), "/s"},
                       {"iterate + parse", median(parse), "/s"},
                       {"ratio", median(ratio), "x", 0.6}},
                      "the first " + std::to_string(std::min(kReplayed, big.commits())) +
                          " commits; parsed to facts, folded to the states of all their cases"});
}

void measure_verify(Bench& bench, World& big) {
    std::vector<double> rates;
    std::vector<double> of_a_core;
    std::size_t bytes = 0;
    std::uint64_t commits = 0;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        const auto codec = cli::make_commit_codec();
        const protobuf::ProtobufEnvelopeReader envelopes;
        const auto start = SteadyClock::now();
        const double cpu_before = cpu_seconds();
        log::LogVerifier verifier(big.ledger(), big.digester(), *codec, envelopes,
                                  big.workload().tenant(), {});
        while (verifier.step(kVerifiedAtATime)) {
        }
        const auto found = verifier.finish();
        if (found.trouble) {
            give_up("the log doesn't hold together: " + found.trouble->what);
        }
        commits = found.commits;
        rates.push_back(static_cast<double>(commits) / seconds_since(start));
        of_a_core.push_back(static_cast<double>(commits) / (cpu_seconds() - cpu_before));
    }
    static_cast<void>(read_all(big, big.commits(), [&](const log::EncodedCommit& commit) {
        bytes += commit.bytes.size();
    }));
    bench.report.add({"product",
                      "tamper check of the whole log",
                      "1 thread",
                      {{"of a core", median(of_a_core), "/s", 1'000'000.0},
                       {"throughput", median(rates), "/s"},
                       {"commit", static_cast<double>(bytes) / static_cast<double>(commits), "B"}},
                      "`verify` without checkpoints: leaf of the stored bytes, each commit's own "
                      "link, tenant, position and time, tree, tiles and right edge; " +
                          std::to_string(commits) + " commits"});
}

}  // namespace madoguchi::bench
