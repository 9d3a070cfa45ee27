#include <array>
#include <atomic>
#include <filesystem>
#include <thread>

#include "load.hpp"
#include "madoguchi/adapters/backup/backup_set.hpp"
#include "madoguchi/adapters/cli/backups.hpp"
#include "rows.hpp"

namespace madoguchi::bench {
namespace {

constexpr unsigned kOpenLoopClients = 64;
constexpr std::array<std::uint8_t, backup::BackupKey::kBytes> kSecret{1, 2, 3};
constexpr double kMebibyte = 1 << 20;

std::unique_ptr<backup::BackupSet> open_set(const std::string& folder, std::uint64_t rate = 0) {
    auto set = backup::BackupSet::open({.folder = folder, .bytes_per_second = rate}, kSecret);
    if (!set) {
        give_up("the backups can't be opened: " + set.error().detail);
    }
    return std::move(*set);
}

/// Backs up into a new folder again and again until told to stop; at least once.
std::uint64_t back_up(World& world, const std::string& folder, const std::atomic<bool>& stop) {
    std::uint64_t bytes = 0;
    do {
        std::filesystem::remove_all(folder);
        const auto taken =
            open_set(folder, cli::kUnhurriedBytesPerSecond)->take(world.database(), {}, {});
        if (!taken) {
            give_up("the backup failed: " + taken.error().detail);
        }
        bytes = taken->backup.bytes;
    } while (!stop);
    return bytes;
}

}  // namespace

void measure_backup(Bench& bench, World& big) {
    const std::string folder = bench.options.folder + "/backups";
    const std::string restored = bench.options.folder + "/restored";
    const double rate = half_load(bench, big);
    std::vector<double> alone;
    std::vector<double> beside;
    std::vector<double> speeds;
    std::uint64_t bytes = 0;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        auto before = open_loop(big, bench.workload, kOpenLoopClients, rate, bench.options.seconds);
        std::atomic<bool> stop = false;
        std::thread backing_up([&] { bytes = back_up(big, folder, stop); });
        auto during = open_loop(big, bench.workload, kOpenLoopClients, rate, bench.options.seconds);
        stop = true;
        backing_up.join();
        alone.push_back(before.latencies.quantile_ms(0.999));
        beside.push_back(during.latencies.quantile_ms(0.999));

        std::filesystem::remove_all(restored);
        const auto set = open_set(folder);
        const auto whole = set->list();
        if (!whole || whole->empty()) {
            give_up("there is no whole backup");
        }
        const auto start = SteadyClock::now();
        if (auto put = set->restore(whole->back().id, restored, {}); !put) {
            give_up("the restore failed: " + put.error().detail);
        }
        speeds.push_back(static_cast<double>(bytes) / kMebibyte / seconds_since(start));
    }
    std::filesystem::remove_all(folder);
    std::filesystem::remove_all(restored);
    bench.report.add({"product",
                      "commands during a backup",
                      "half load",
                      {{"p99.9", median(beside), "ms"},
                       {"p99.9 without", median(alone), "ms"},
                       {"more", median(beside) - median(alone), "ms", {}, 10.0}},
                      "open loop, " + std::to_string(static_cast<long>(rate)) +
                          " commands/s; the whole log copied at " +
                          std::to_string(cli::kUnhurriedBytesPerSecond >> 20U) +
                          " MiB/s and read again, over and over"});
    bench.report.add({"product",
                      "restore",
                      "1 thread",
                      {{"speed", median(speeds), "MiB/s", 100.0}},
                      std::to_string(bytes >> 20U) +
                          " MiB; manifest, hashes, decryption, copy; without `verify`"});
}

}  // namespace madoguchi::bench
