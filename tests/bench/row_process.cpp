#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <thread>

#include "load.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "process.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

/// Case numbers that only children use, a range per process.
std::uint64_t numbers_of_this_process() {
    return (std::uint64_t{1} << 40) + (static_cast<std::uint64_t>(::getpid()) << 24);
}

Process child(const std::string& task, const std::string& folder) {
    return Process({"/proc/self/exe", "--child", task, "--folder", folder});
}

double number_in(const std::string& line) {
    double value = -1;
    std::from_chars(line.data(), line.data() + line.size(), value);
    return value;
}

double opened_in_ms(const std::string& folder) {
    Process process = child("open", folder);
    const double took = number_in(process.read_line());
    if (!process.wait() || took < 0) {
        give_up("a child process couldn't open " + folder);
    }
    return took;
}

}  // namespace

int run_child(const std::string& task, const std::string& folder, Workload& workload) {
    workload.begin_at(numbers_of_this_process());
    const auto start = SteadyClock::now();
    World world(folder, workload);
    // Ready means: the first command is durable.
    const auto answer = world.server().submit(workload.command(workload.next_case(), 0));
    if (!answer || answer->kind != log::AnswerKind::kStored) {
        return 1;
    }
    std::printf("%.3f\n", seconds_since(start) * 1000);
    std::fflush(stdout);
    if (task == "load") {
        for (;;) {
            static_cast<void>(closed_loop(world, workload, 8, 1));
        }
    }
    if (task == "use") {
        world.open_views();
        world.follow();
        static_cast<void>(closed_loop(world, workload, 64, 2));
        const auto reader =
            world.views().read(projections::find_projection("cases")->id, workload.tenant());
        projections::WorklistQuery query;
        query.today = projections::day_in_japan(workload.begins_at());
        if (!reader || !projections::worklist_page(**reader, query)) {
            return 1;
        }
        const Memory memory = memory_of_this_process();
        std::printf("%.1f\n%.1f\n", memory.now_mib, memory.peak_mib);
    }
    return 0;
}

void measure_start(Bench& bench, const std::string& folder, std::uint64_t commits,
                   std::uint64_t cases) {
    std::vector<double> after_stop;
    std::vector<double> after_kill;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        after_stop.push_back(opened_in_ms(folder) / 1000);
        {
            Process process = child("load", folder);
            if (number_in(process.read_line()) < 0) {
                give_up("a child process couldn't open " + folder);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1'500));
            process.kill();
        }
        after_kill.push_back(opened_in_ms(folder) / 1000);
    }
    const std::string of = std::to_string(commits) + " commits or more";
    bench.report.add({"product",
                      "start, until the first command is durable",
                      "new process",
                      {{"after a stop", median(after_stop), "s", {}, 1.0},
                       {"after kill -9", median(after_kill), "s", {}, 2.0}},
                      of});
    Process process = child("use", folder);
    static_cast<void>(process.read_line());
    const double now = number_in(process.read_line());
    const double peak = number_in(process.read_line());
    bench.report.add({"product",
                      "memory",
                      "64 clients, views following",
                      {{"resident", now, "MiB", {}, 512.0}, {"peak", peak, "MiB"}},
                      std::to_string(cases) + " cases; 64 clients for 2 s, then a list"});
}

}  // namespace madoguchi::bench
