#include <atomic>
#include <ctime>
#include <deque>
#include <filesystem>
#include <thread>

#include "load.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/runtime/view_building.hpp"
#include "madoguchi/projections/cases/worklist.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/statistics_queries.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

constexpr unsigned kOpenLoopClients = 16;

const projections::ProjectionKind& cases_view() {
    const auto* kind = projections::find_projection("cases");
    if (kind == nullptr) {
        give_up("there is no projection of cases");
    }
    return *kind;
}

/// A view that is to be built from the beginning, in a folder of its own.
class EmptyView {
 public:
    EmptyView(const World& world, const projections::ProjectionKind& kind,
              const std::string& folder)
        : reading_(world), views_(opened(folder)) {
        if (auto made = views_->create(kind.id); !made) {
            give_up(made.error().detail);
        }
        runner.emplace(kind, world.workload().tenant(), reading_.ports(*views_),
                       projections::RunMode::kRebuild);
    }

 private:
    static std::unique_ptr<projections::ViewStore> opened(const std::string& folder) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        auto views = cli::open_views(folder, true, {});
        if (!views) {
            give_up(views.error().what);
        }
        return std::move(*views);
    }

    Reading reading_;
    std::unique_ptr<projections::ViewStore> views_;

 public:
    std::optional<projections::ProjectionRunner> runner;  ///< Last: it uses the others.
};

/// Builds a view as fast as it goes. Returns what it took in.
projections::Progress rebuild(const World& world, const projections::ProjectionKind& kind,
                              const std::string& folder) {
    EmptyView view(world, kind, folder);
    auto done = view.runner->catch_up(projections::kRebuildLimits);
    if (!done) {
        give_up(done.error().detail);
    }
    return *done;
}

/// Builds the view of cases as a server does beside its work, again and again until `stop`.
void keep_building(World& world, const std::string& folder, const std::atomic<bool>& stop) {
    while (!stop) {
        EmptyView view(world, cases_view(), folder);
        const runtime::ViewBuilding building(
            {{world.workload().tenant(), &*view.runner, log::Position()}},
            projections::kRebuildLimits, world.watermarks());
        while (!building.ended() && !stop) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
}

/// Events per second of each projection.
void measure_each_rebuild(Bench& bench, const World& big, const std::string& folder) {
    for (const auto& kind : projections::all_projections()) {
        std::vector<double> rates;
        std::vector<double> cpu;
        std::size_t events = 0;
        for (unsigned run = 0; run < bench.options.runs; ++run) {
            const auto start = SteadyClock::now();
            const double cpu_before = cpu_seconds();
            events = rebuild(big, kind, folder).events;
            cpu.push_back((cpu_seconds() - cpu_before) * 1e6 / static_cast<double>(events));
            rates.push_back(static_cast<double>(events) / seconds_since(start));
        }
        bench.report.add({"product",
                          "rebuild of " + kind.id.name,
                          "1 thread",
                          {{"throughput", median(rates), "/s", 400'000.0},
                           {"CPU of an event", median(cpu), "us"}},
                          std::to_string(events) + " events"});
    }
}

std::unique_ptr<projections::ViewReader> live(World& world, const char* name) {
    auto reader =
        world.views().read(projections::find_projection(name)->id, world.workload().tenant());
    if (!reader) {
        give_up(reader.error().detail);
    }
    return std::move(*reader);
}

template <typename Value>
const Value& must(const log::Expected<Value, log::StoreError>& result) {
    if (!result) {
        give_up(result.error().detail);
    }
    return *result;
}

/// Everything that the board of 進行管理 shows, over the days of a month. Returns the lines read.
std::size_t read_board(World& world, facts::Date today) {
    const facts::Date from = today - std::chrono::days(30);
    const auto cases = live(world, "cases");
    const auto statistics = live(world, "statistics");
    const projections::OfficeDays days{.office = {}, .from = from, .until = today};
    std::size_t lines = must(projections::dashboard(*cases, today)).size();
    lines += must(projections::open_ages(*cases, today)).size();
    lines += must(projections::backlog(*cases, from, today)).size();
    lines += must(projections::lead_times(*cases, from, today)).size();
    for (const auto topic : {projections::Topic::kArrivals, projections::Topic::kCompletions,
                             projections::Topic::kEndings}) {
        lines += must(projections::topic_days(*statistics, topic, days)).size();
    }
    return lines + must(projections::flow(*statistics, days)).size();
}

/// Samples how long the views take to see what is written, until `stop`.
Latencies sample_lag(World& world, const std::atomic<bool>& stop) {
    Latencies lags;
    std::deque<std::pair<log::Position, SteadyClock::time_point>> waiting;
    const auto& tenant = world.workload().tenant();
    while (!stop) {
        const auto now = SteadyClock::now();
        const log::Position written = world.watermarks().written(tenant);
        if (waiting.empty() || waiting.back().first < written) {
            waiting.emplace_back(written, now);
        }
        const log::Position seen = world.watermarks().seen(tenant);
        while (!waiting.empty() && waiting.front().first <= seen) {
            lags.add(now - waiting.front().second);
            waiting.pop_front();
        }
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    const auto now = SteadyClock::now();
    for (const auto& [position, since] : waiting) {
        lags.add(now - since);
    }
    return lags;
}

}  // namespace

double half_load(Bench& bench, World& world) {
    if (bench.commands_per_second == 0) {
        bench.commands_per_second =
            closed_loop(world, bench.workload, 64, bench.options.seconds).per_second;
    }
    return bench.commands_per_second / 2;
}

void measure_rebuild(Bench& bench, World& big) {
    const std::string folder = bench.options.folder + "/rebuilt";
    measure_each_rebuild(bench, big, folder);
    const double rate = half_load(bench, big);
    std::vector<double> before;
    std::vector<double> meanwhile;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        auto alone = open_loop(big, bench.workload, kOpenLoopClients, rate, bench.options.seconds);
        std::atomic<bool> stop = false;
        std::thread rebuilding([&] { keep_building(big, folder, stop); });
        auto beside = open_loop(big, bench.workload, kOpenLoopClients, rate, bench.options.seconds);
        stop = true;
        rebuilding.join();
        before.push_back(alone.latencies.quantile_ms(0.99));
        meanwhile.push_back(beside.latencies.quantile_ms(0.99));
    }
    std::filesystem::remove_all(folder);
    bench.report.add({"product",
                      "commands while cases is rebuilt",
                      "half load",
                      {{"p99", median(meanwhile), "ms"},
                       {"p99 without", median(before), "ms"},
                       {"ratio", median(meanwhile) / median(before), "x", {}, 1.2}},
                      "open loop, " + std::to_string(static_cast<long>(rate)) + " commands/s"});
}

void measure_lists(Bench& bench, World& big, std::uint64_t cases) {
    constexpr unsigned kRounds = 100;
    const facts::Date today = projections::day_in_japan(bench.workload.begins_at());
    Latencies pages;
    Latencies dashboards;
    Latencies boards;
    std::uint64_t lines = 0;
    for (unsigned round = 0; round < kRounds; ++round) {
        for (const projections::Worklist list : projections::all_worklists()) {
            projections::WorklistQuery query;
            query.list = list;
            query.today = today;
            // The first page, and one further on.
            for (int page = 0; page < 2; ++page) {
                const auto start = SteadyClock::now();
                const auto reader = live(big, "cases");
                const auto found = projections::worklist_page(*reader, query);
                pages.add(SteadyClock::now() - start);
                lines += must(found).lines.size();
                query.after = found->next;
                if (query.after.empty()) {
                    break;
                }
            }
        }
        const auto start = SteadyClock::now();
        const auto reader = live(big, "cases");
        const auto found = projections::dashboard(*reader, today);
        dashboards.add(SteadyClock::now() - start);
        lines += must(found).size();
        const auto begun = SteadyClock::now();
        lines += read_board(big, today);
        boards.add(SteadyClock::now() - begun);
    }
    const std::string among = "among " + std::to_string(cases) + " cases";
    bench.report.add(
        {"product",
         "page of a worklist, 50 lines",
         "1 thread",
         {{"p50", pages.quantile_ms(0.5), "ms"}, {"p99", pages.quantile_ms(0.99), "ms", {}, 5.0}},
         among + "; every list, first and second page; " + std::to_string(lines) + " lines read"});
    bench.report.add({"product",
                      "dashboard",
                      "1 thread",
                      {{"p50", dashboards.quantile_ms(0.5), "ms"},
                       {"p99", dashboards.quantile_ms(0.99), "ms", {}, 20.0}},
                      among});
    bench.report.add({"product",
                      "board of a month",
                      "1 thread",
                      {{"p50", boards.quantile_ms(0.5), "ms"},
                       {"p99", boards.quantile_ms(0.99), "ms", {}, 100.0}},
                      among + "; lists, ages, backlog, lead times, trend and flow"});
}

void measure_lag(Bench& bench, World& big) {
    const double rate = half_load(bench, big);
    std::vector<double> p50;
    std::vector<double> p99;
    std::uint64_t busy = 0;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        std::atomic<bool> stop = false;
        Latencies lags;
        std::thread sampler([&] { lags = sample_lag(big, stop); });
        busy += open_loop(big, bench.workload, kOpenLoopClients, rate, bench.options.seconds).busy;
        stop = true;
        sampler.join();
        p50.push_back(lags.quantile_ms(0.5));
        p99.push_back(lags.quantile_ms(0.99));
    }
    bench.report.add({"product",
                      "lag of all views",
                      "half load",
                      {{"p50", median(p50), "ms"},
                       {"p99", median(p99), "ms", {}, 50.0},
                       {"not let in", static_cast<double>(busy), ""}},
                      "open loop, " + std::to_string(static_cast<long>(rate)) +
                          " commands/s; from the durable write until every view has it"});
    auto overload = closed_loop(big, bench.workload, 64, bench.options.seconds);
    const double behind = static_cast<double>(big.watermarks().lag(bench.workload.tenant()));
    bench.report.add({"product",
                      "lag of all views at overload",
                      "64 clients",
                      {{"behind", behind, "commits", {}, 100'000.0},
                       {"throughput", overload.per_second, "/s"},
                       {"not let in", static_cast<double>(overload.busy), ""}},
                      "bounded: what would fall further behind isn't let in"});
}

}  // namespace madoguchi::bench
