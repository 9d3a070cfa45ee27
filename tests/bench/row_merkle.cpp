#include <algorithm>
#include <array>
#include <memory>

#include "load.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/log/proof/tiles.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

constexpr std::size_t kBatch = 64;  ///< As many clients write together at most.
constexpr std::size_t kBatches = log::kTileWidth / kBatch;
constexpr std::size_t kCommitBytes = 400;  ///< About what a case's commits have.
constexpr std::size_t kStateBytes = 600;

/// A log that is written batch by batch, with its tree or without it.
class Written {
 public:
    Written(log::Ledger& ledger, const log::Digester& digester, const char* tenant, bool has_tree)
        : ledger_(ledger), digester_(digester), tenant_(tenant), has_tree_(has_tree) {
        const auto head = ledger_.take_over(tenant_);
        if (!head) {
            give_up(head.error().detail);
        }
        head_ = *head;
    }

    /// Microseconds for each commit of as many batches as fill a tile, the hashing of the leaves
    /// included.
    double write_a_tile() {
        const auto start = SteadyClock::now();
        for (std::size_t i = 0; i < kBatches; ++i) {
            write();
        }
        return seconds_since(start) * 1e6 / (kBatch * kBatches);
    }

 private:
    void write() {
        batch_.clear();
        for (std::size_t i = 0; i < kBatch; ++i) {
            add();
        }
        if (has_tree_) {
            for (auto& tile : tree_.take_tiles()) {
                batch_.tiles.push_back({tenant_, std::move(tile)});
            }
            batch_.edges.push_back({tenant_, tree_.edge()});
        }
        if (auto written = ledger_.write(batch_); !written) {
            give_up(written.error().detail);
        }
    }

    void add() {
        const std::uint64_t number = head_.position.value() + 1;
        std::string bytes = std::to_string(number);
        bytes.resize(kCommitBytes, static_cast<char>('a' + number % 26));
        const log::StreamId stream("case/" + std::to_string(number % 1'000));
        log::CommandId id;
        for (std::size_t i = 0; i < sizeof(number); ++i) {
            id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
        }
        log::EncodedCommit commit{tenant_,    head_.position.next(), head_.term,
                                  head_.leaf, digester_.leaf(bytes), std::move(bytes)};
        head_.position = commit.position;
        head_.leaf = commit.leaf;
        if (has_tree_) {
            tree_.append(digester_, commit.leaf);
        }
        batch_.outcomes.push_back({tenant_, id, {commit.position, {}}});
        batch_.states.push_back(
            {tenant_, stream, {1, log::StreamVersion(number), std::string(kStateBytes, 's')}});
        batch_.streams.push_back(stream);
        batch_.commits.push_back(std::move(commit));
    }

    log::Ledger& ledger_;
    const log::Digester& digester_;
    log::TenantId tenant_;
    bool has_tree_;
    log::Head head_;
    log::GrowingTree tree_;
    log::LedgerBatch batch_;
};

/// Commands per second of 64 clients, where no row has measured them yet.
double commands_per_second(Bench& bench) {
    if (bench.commands_per_second == 0) {
        World world(bench.options.folder + "/merkle-commands", bench.workload);
        static_cast<void>(closed_loop(world, bench.workload, kBatch, bench.options.seconds / 2));
        bench.commands_per_second =
            closed_loop(world, bench.workload, kBatch, bench.options.seconds).per_second;
    }
    return bench.commands_per_second;
}

}  // namespace

void measure_merkle(Bench& bench) {
    const double command_us = 1e6 / commands_per_second(bench);
    auto ledger = cli::open_ledger(bench.options.folder + "/merkle", true);
    if (!ledger) {
        give_up(ledger.error().what);
    }
    const auto digester = cli::keyless_digester();
    Written with(**ledger, *digester, "with", true);
    Written without(**ledger, *digester, "without", false);
    std::vector<double> with_us;
    std::vector<double> without_us;
    const auto start = SteadyClock::now();
    // In turns, tile by tile, so that both meet the same disk.
    while (seconds_since(start) < bench.options.seconds * bench.options.runs) {
        with_us.push_back(with.write_a_tile());
        without_us.push_back(without.write_a_tile());
    }
    const double cost = median(with_us) - median(without_us);
    bench.report.add({"product",
                      "Merkle cost: tree, tiles and right edge",
                      std::to_string(kBatch) + " clients",
                      {{"of a command", 100 * cost / command_us, "%", {}, 5.0},
                       {"cost", cost, "us"},
                       {"command", command_us, "us"}},
                      "synced batches of " + std::to_string(kBatch) + " commits of " +
                          std::to_string(kCommitBytes) +
                          " B with states and outcomes, with the tree and without it in turns; " +
                          std::to_string(with_us.size()) + " tiles each, medians"});
}

}  // namespace madoguchi::bench
