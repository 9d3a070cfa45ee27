#include <array>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "give_up.hpp"
#include "latencies.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

struct Field {
    const char* path;
    const char* plain;
};
constexpr std::array<Field, 3> kFields{Field{"principal.name", "試験 太郎"},
                                       Field{"principal.birth_date", "1958-04-12"},
                                       Field{"principal.address", "愛媛県西条市見本町1丁目2番3号"}};

codec::SealPlace place_of(const std::string& stream, const Field& field) {
    return {"saijo", stream, "madoguchi.case.case_opened.v1", field.path,
            codec::Subject::kPrincipal};
}

/// Seals the three fields of one case.
void seal_all(codec::Sealer& sealer, const std::string& stream,
              std::array<codec::SealedBox, 3>& boxes) {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (auto done = sealer.seal(place_of(stream, kFields[i]), kFields[i].plain, boxes[i]);
            !done) {
            give_up("sealing: " + done.error());
        }
    }
}

void open_all(codec::Sealer& sealer, const std::string& stream,
              const std::array<codec::SealedBox, 3>& boxes, std::string& plain) {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (auto done =
                sealer.open(place_of(stream, kFields[i]), boxes[i].key_id, boxes[i].box, plain);
            !done) {
            give_up("opening: " + done.error().reason);
        }
    }
}

/// Microseconds of one call.
struct Took {
    double time = 0;
    double cpu = 0;  ///< Of this thread: the same where nothing else wants the cores.
};

/// The medians of several runs of `work`.
template <typename Work>
Took microseconds(const Bench& bench, std::size_t calls, const Work& work) {
    std::vector<double> times;
    std::vector<double> cpu;
    const double in_us = 1e6 / static_cast<double>(calls);
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        const auto start = SteadyClock::now();
        const double cpu_before = cpu_seconds();
        for (std::size_t i = 0; i < calls; ++i) {
            work(i + run * calls);
        }
        times.push_back(seconds_since(start) * in_us);
        cpu.push_back((cpu_seconds() - cpu_before) * in_us);
    }
    return {median(times), median(cpu)};
}

}  // namespace

void measure_seal(Bench& bench) {
    constexpr std::size_t kCalls = 100'000;
    constexpr std::size_t kNewCases = 5'000;
    const std::string folder = bench.options.folder + "/seal";
    std::filesystem::create_directories(folder);
    auto keys = cli::Keys::open({folder, {}}, true, {});
    if (!keys) {
        give_up(keys.error().what);
    }
    codec::Sealer& sealer = (*keys)->sealer();
    std::array<codec::SealedBox, 3> boxes;
    std::string plain;
    const Took again =
        microseconds(bench, kCalls, [&](std::size_t) { seal_all(sealer, "case/1", boxes); });
    bench.report.add({"product",
                      "seal 3 fields",
                      "1 thread",
                      {{"time", again.time, "us", {}, 3.0}, {"cpu", again.cpu, "us"}},
                      "of a case whose key is at hand; 12, 10 and 44 bytes"});
    const Took opened =
        microseconds(bench, kCalls, [&](std::size_t) { open_all(sealer, "case/1", boxes, plain); });
    bench.report.add({"product",
                      "open 3 fields",
                      "1 thread",
                      {{"time", opened.time, "us"}, {"cpu", opened.cpu, "us"}},
                      "of a case whose key is at hand"});
    const Took fresh = microseconds(bench, kNewCases, [&](std::size_t i) {
        seal_all(sealer, "case/new-" + std::to_string(i), boxes);
    });
    bench.report.add({"product",
                      "seal 3 fields",
                      "1 thread",
                      {{"time", fresh.time, "us"}, {"cpu", fresh.cpu, "us"}},
                      "each time of a new case, a key from the pool; its refilling shares the "
                      "cores and the disk"});
}

}  // namespace madoguchi::bench
