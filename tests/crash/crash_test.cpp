#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <random>

#include "client.hpp"
#include "folder.hpp"

namespace madoguchi::crash {
namespace {

/// How often each named point is passed in a life, roughly.
struct Point {
    const char* name;
    std::uint64_t passes;
};
constexpr Point kPoints[] = {
    {"opened", 60},
    {"log_wal_write", 20},
    {"log_wal_torn", 20},
    {"log_wal_written", 20},
    {"log_wal_synced", 20},
    {"log_table_write", 8},
    {"log_table_synced", 4},
    {"log_other_write", 6},
    {"log_other_torn", 6},
    {"log_other_synced", 6},
    {"log_other_rename", 4},
    {"log_other_renamed", 4},
    {"log_wal_remove", 2},
    {"views_wal_write", 12},
    {"views_wal_torn", 12},
    {"views_wal_written", 12},
    {"views_table_write", 8},
    {"views_table_synced", 4},
    {"views_other_write", 10},
    {"views_other_synced", 10},
    {"views_other_renamed", 4},
    {"views_wal_remove", 2},
    {"beside_write", 2},
    {"beside_torn", 2},
    {"beside_written", 2},
    {"beside_synced", 3},
    {"beside_rename", 2},
    {"beside_renamed", 2},
    {"answer", 20},
    {"answer_torn", 40},
    {"answered", 20},
};

constexpr int kLivesPerLog = 100;
constexpr int kLivesPerAudit = 25;
constexpr std::size_t kCommands = 30;
/// So many cycles come by every named point.
constexpr std::uint64_t kCyclesForEveryPoint = 1'500;

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
    const char* const given = std::getenv(variable);
    return given == nullptr || *given == '\0' ? otherwise : std::strtoull(given, nullptr, 10);
}

Death next_death(std::mt19937_64& random) {
    if (random() % 3 == 0) {
        constexpr Death::From kFroms[] = {Death::From::kStart, Death::From::kFirstAnswer,
                                          Death::From::kEndOfInput};
        return {.from = kFroms[random() % std::size(kFroms)],
                .after = std::chrono::microseconds(random() % 60'000)};
    }
    const Point& point = kPoints[random() % std::size(kPoints)];
    return {.kill_point =
                std::string(point.name) + ":" + std::to_string(1 + random() % point.passes)};
}

std::string words(const Death& death) {
    return death.kill_point.empty() ? std::to_string(death.after.count()) + " us from moment " +
                                          std::to_string(static_cast<int>(death.from))
                                    : death.kill_point;
}

/// Most lives take commands; some build the projections again, from nothing now and then.
Life next_life(Client& client, const Death& death, std::mt19937_64& random) {
    const std::uint64_t kind = random() % 16;
    if (kind == 0) {
        return client.run({"rebuild", "--all"}, death);
    }
    if (kind == 1) {
        std::filesystem::remove_all(client.data() + "/views");
        return client.run({"dashboard"}, death);
    }
    return client.live(death, kCommands);
}

TEST(Crash, NothingAcknowledgedIsLostDoubledOrAnsweredDifferently) {
    const std::uint64_t cycles = number_in("MADOGUCHI_CRASH_CYCLES", 200);
    const std::uint64_t seed = number_in("MADOGUCHI_CRASH_SEED", std::random_device{}());
    std::cout << "MADOGUCHI_CRASH_SEED=" << seed << '\n' << std::flush;
    std::mt19937_64 random(seed);
    const auto begun = std::chrono::steady_clock::now();
    std::uint64_t killed = 0;
    std::uint64_t lives = 0;
    std::uint64_t at_work = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t accepted = 0;
    std::uint64_t commits = 0;
    std::map<std::string, std::uint64_t> at_point;
    while (killed < cycles) {
        const Folder folder;
        ASSERT_FALSE(folder.path().empty());
        Client client(folder.path(), random());
        for (int life = 1; life <= kLivesPerLog && killed < cycles; ++life) {
            const Death death = next_death(random);
            SCOPED_TRACE("seed " + std::to_string(seed) + ", cycle " + std::to_string(killed) +
                         ", killed at " + words(death));
            const Life lived = next_life(client, death, random);
            ASSERT_TRUE(lived.killed() || lived.end == "exit 0" || lived.end == "exit 1")
                << lived.end;
            ++lives;
            killed += lived.killed() ? 1 : 0;
            at_point[death.kill_point.substr(0, death.kill_point.find(':'))] +=
                lived.killed() ? 1 : 0;
            at_work += lived.killed() && lived.answers > 0 ? 1 : 0;
            if (life % kLivesPerAudit == 0 || killed == cycles) {
                ASSERT_FALSE(client.live({}, kCommands).killed());
                commits = client.audit();
            }
            ASSERT_FALSE(HasFailure());
        }
        acknowledged += client.acknowledged();
        accepted += client.accepted();
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::cout << killed << " kills (" << at_work << " after an answer) in " << lives << " lives, "
              << acknowledged << " commands acknowledged, " << accepted << " accepted, " << commits
              << " commits in the last log, " << took.count() / static_cast<double>(killed)
              << " ms a cycle\n"
              << std::flush;
    for (const auto& [point, times] : at_point) {
        std::cout << "  " << (point.empty() ? "at a random moment" : point) << ": " << times
                  << '\n';
        EXPECT_TRUE(times > 0 || killed < kCyclesForEveryPoint) << point << " is never passed";
    }
    EXPECT_GT(at_work, killed / 10) << "the program hardly ever got to work";
    EXPECT_GT(accepted, acknowledged / 2) << "the stories don't go on any more";
}

}  // namespace
}  // namespace madoguchi::crash
