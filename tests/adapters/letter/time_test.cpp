#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include "madoguchi/adapters/letter/render.hpp"
#include "sample_letter.hpp"

namespace madoguchi::letter {
namespace {

/// Prints how long 500 letters take; it asserts only that they are all there.
TEST(Batch, DrawsFiveHundredLettersAndSaysHowLongItTook) {
    constexpr std::size_t kLetters = 500;
    std::vector<LetterContent> letters;
    for (std::size_t i = 0; i < kLetters; ++i) {
        letters.push_back(sample_letter());
        letters.back().number = LetterNumber::from_value(i * 7919);
        letters.back().addressee.name = "試験 " + std::to_string(i) + "郎";
    }
    StringSink sink;
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t cpu_start = std::clock();
    const auto rendered =
        render_batch(letters, {"R8-11-20-1", "本庁", "s012", "", {}}, {},
                     Imprint{std::chrono::sys_seconds{std::chrono::seconds{1795000000}}}, sink);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const double cpu = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
    ASSERT_TRUE(rendered) << rendered.error().detail;
    EXPECT_EQ(rendered->pages, 2 * kLetters + 1);
    EXPECT_EQ(rendered->letters.back().last, 2 * kLetters + 1);
    std::printf("500 letters of two pages: %.2f s (%.2f s of CPU), %zu bytes\n", took.count(), cpu,
                rendered->bytes);
}

}  // namespace
}  // namespace madoguchi::letter
