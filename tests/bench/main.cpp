// Measures the figures of the log, the projections and the letters, with their conditions, beside
// raw RocksDB and PostgreSQL. What each row measures: README.md.
#include <rocksdb/version.h>
#include <sys/utsname.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <thread>

#include "rows.hpp"

namespace madoguchi::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUsage = R"(usage: madoguchi_bench [--quick | --large] [options]
  --quick          one short run on small logs: whether it works, not how fast it is
  --large          10 000 000 commits instead of 1 000 000; takes much longer
  --runs N         runs of each row, of which the median counts (3)
  --seconds S      length of one run (2)
  --commits N      length of the big log
  --only GROUP     commands, merkle, log-size, replay, verify, rebuild, backup, lists, lag, start,
                   seal, erase or letters
  --folder DIR     where the data go (build/bench/data); removed before and after
  --results FILE   where the JSON lines go (build/bench/results.jsonl)
  --keep           leave the data there
Exit status: 0 measured, 1 a goal was missed and --strict was given, 2 it couldn't be measured.
)";

struct Arguments {
    Options options;
    bool strict = false;
    std::string child;  ///< Task of a child process.
};

Arguments read(int argc, char** argv) {
    Arguments arguments;
    Options& options = arguments.options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const auto value = [&]() -> std::string {
            if (i + 1 == argc) {
                give_up(std::string(word) + " needs a value\n" + kUsage);
            }
            return argv[++i];
        };
        if (word == "--quick") {
            options.runs = 1;
            options.seconds = 0.4;
            options.small_log = 2'000;
            options.big_log = 20'000;
        } else if (word == "--large") {
            options.big_log = 10'000'000;
        } else if (word == "--runs") {
            options.runs = static_cast<unsigned>(std::stoul(value()));
        } else if (word == "--seconds") {
            options.seconds = std::stod(value());
        } else if (word == "--commits") {
            options.big_log = std::stoull(value());
        } else if (word == "--only") {
            options.only = value();
        } else if (word == "--folder") {
            options.folder = value();
        } else if (word == "--results") {
            options.results = value();
        } else if (word == "--keep") {
            options.keep = true;
        } else if (word == "--strict") {
            arguments.strict = true;
        } else if (word == "--child") {
            arguments.child = value();
        } else {
            std::fputs(kUsage, word == "--help" ? stdout : stderr);
            std::exit(word == "--help" ? 0 : 2);
        }
    }
    return arguments;
}

/// First value of a `name : value` line of a file under /proc.
std::string proc_value(const char* path, std::string_view name) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name)) {
            const auto at = line.find(':');
            return at == std::string::npos ? line
                                           : line.substr(line.find_first_not_of(" \t", at + 1));
        }
    }
    return "unknown";
}

/// Device and kind of the file system that `folder` is on.
std::string disk_of(const std::string& folder) {
    std::ifstream mounts("/proc/self/mounts");
    const std::string path = fs::absolute(folder).string();
    std::string best;
    std::string found = "unknown";
    for (std::string line; std::getline(mounts, line);) {
        const auto first = line.find(' ');
        const auto second = line.find(' ', first + 1);
        const auto third = line.find(' ', second + 1);
        const std::string place = line.substr(first + 1, second - first - 1);
        if (path.starts_with(place) && place.size() >= best.size()) {
            best = place;
            found = line.substr(0, first) + ", " + line.substr(second + 1, third - second - 1);
        }
    }
    return found;
}

/// With one digit after the point.
std::string in_tenths(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

Report::Conditions conditions(const Options& options) {
    utsname system{};
    ::uname(&system);
    return {{"processor", proc_value("/proc/cpuinfo", "model name")},
            {"cores", std::to_string(std::thread::hardware_concurrency()) +
                          ", shared by the server, the load generator and the peer"},
            {"memory", proc_value("/proc/meminfo", "MemTotal")},
            {"disk", disk_of(options.folder)},
            {"system", std::string(system.sysname) + " " + system.release},
            {"compiler", "GCC " __VERSION__},
            {"RocksDB", std::to_string(ROCKSDB_MAJOR) + "." + std::to_string(ROCKSDB_MINOR) + "." +
                            std::to_string(ROCKSDB_PATCH)},
            {"durability",
             "every answer after the sync of its micro-batch; PostgreSQL: fsync and "
             "synchronous_commit on, default settings but for max_connections"},
            {"load",
             "closed loop of blocking clients in process, each on cases of its own, unless a "
             "row says otherwise; a case's commands in order"},
            {"runs", std::to_string(options.runs) + " of " + in_tenths(options.seconds) +
                         " s, in turns; medians"},
            {"big log", std::to_string(options.big_log) + " commits"}};
}

/// The rows that need a filled log.
void measure_big(Bench& bench) {
    const Options& options = bench.options;
    const std::string folder = options.folder + "/big";
    std::uint64_t cases = 0;
    std::uint64_t commits = 0;
    {
        World big(folder, bench.workload);
        const auto start = std::chrono::steady_clock::now();
        cases = fill(big, bench.workload, options.big_log, [](std::uint64_t done) {
            Report::progress("filling the log: " + std::to_string(done) + " commits");
        });
        commits = big.commits();
        bench.report.add(
            {"product",
             "filling the log",
             "batches of 256",
             {{"throughput",
               static_cast<double>(commits) /
                   std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
               "/s"}},
             std::to_string(commits) + " commits, " + std::to_string(cases) + " cases"});
        if (options.wants("replay")) {
            measure_replay(bench, big);
        }
        if (options.wants("verify")) {
            measure_verify(bench, big);
        }
        if (options.wants("rebuild")) {
            measure_rebuild(bench, big);
        }
        if (options.wants("backup")) {
            measure_backup(bench, big);
        }
        if (options.wants("log-size")) {
            World small(options.folder + "/small", bench.workload);
            fill(small, bench.workload, options.small_log, [](std::uint64_t) {});
            measure_log_size(bench, small, big);
        }
        if (options.wants("lists") || options.wants("lag") || options.wants("start")) {
            big.open_views();
        }
        if (options.wants("lists")) {
            measure_lists(bench, big, cases);
        }
        if (options.wants("lag")) {
            big.follow();
            measure_lag(bench, big);
        }
    }
    if (options.wants("start")) {
        measure_start(bench, folder, commits, cases);
    }
}

int run(const Arguments& arguments) {
    const Options& options = arguments.options;
    const std::string source = MADOGUCHI_SOURCE_DIR;
    Workload workload(source + "/tests/bench/workload.json", source + "/ops/policies");
    if (!arguments.child.empty()) {
        return run_child(arguments.child, options.folder, workload);
    }
    fs::remove_all(options.folder);
    fs::create_directories(options.folder);
    Report report(options.results);
    report.conditions(conditions(options));
    Bench bench{options, report, workload};
    if (options.wants("commands")) {
        measure_commands(bench);
    }
    if (options.wants("merkle")) {
        measure_merkle(bench);
    }
    const bool small = options.only == "commands" || options.only == "merkle" ||
                       options.only == "seal" || options.only == "erase" ||
                       options.only == "letters";
    if (!small) {
        measure_big(bench);
    }
    if (options.wants("seal")) {
        measure_seal(bench);
    }
    if (options.wants("erase")) {
        measure_erase(bench);
    }
    if (options.wants("letters")) {
        measure_letters(bench);
    }
    if (!options.keep) {
        fs::remove_all(options.folder);
    }
    return report.print() > 0 && arguments.strict ? 1 : 0;
}

}  // namespace
}  // namespace madoguchi::bench

int main(int argc, char** argv) try {
    return madoguchi::bench::run(madoguchi::bench::read(argc, argv));
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 2;
}
