#include <vector>

#include "../adapters/letter/sample_letter.hpp"
#include "latencies.hpp"
#include "madoguchi/adapters/letter/render.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

void measure_letters(Bench& bench) {
    constexpr std::size_t kLetters = 500;
    std::vector<letter::LetterContent> letters;
    for (std::size_t i = 0; i < kLetters; ++i) {
        letters.push_back(letter::sample_letter());
        letters.back().number = letter::LetterNumber::from_value(i * 7919);
        letters.back().addressee.name = "試験 " + std::to_string(i) + "郎";
    }
    std::vector<double> took;
    std::size_t bytes = 0;
    for (unsigned run = 0; run < bench.options.runs; ++run) {
        letter::StringSink sink;
        const auto start = SteadyClock::now();
        const auto drawn = letter::render_batch(
            letters, {"R8-11-20-1", "本庁", "s012", "", {}}, {},
            letter::Imprint{std::chrono::sys_seconds{std::chrono::seconds{1795000000}}}, sink);
        took.push_back(seconds_since(start));
        if (!drawn) {
            give_up("letters: " + drawn.error().detail);
        }
        bytes = drawn->bytes;
    }
    bench.report.add({"product",
                      "500 letters of two pages",
                      "1 thread",
                      {{"time", median(took), "s", {}, 3.0},
                       {"file", static_cast<double>(bytes) / (1U << 20), "MiB"}}});
}

}  // namespace madoguchi::bench
