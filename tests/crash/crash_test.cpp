#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>

#include "client.hpp"

namespace madoguchi::crash {
namespace {

/// How often each named point is passed in a life, roughly.
struct Point {
    const char* name;
    std::uint64_t passes;
};
constexpr Point kPoints[] = {
    {"wal_append", 80}, {"wal_torn", 80}, {"wal_appended", 80}, {"wal_synced", 40}, {"table", 40},
    {"manifest", 40},   {"rename", 6},    {"delete", 6},        {"decide", 60},     {"react", 60},
    {"head", 8},        {"reply", 60},    {"reply_torn", 120},
};

constexpr int kLivesPerLog = 250;
constexpr int kLivesPerAudit = 25;

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
    const char* const given = std::getenv(variable);
    return given == nullptr || *given == '\0' ? otherwise : std::strtoull(given, nullptr, 10);
}

/// A folder that goes away, unless MADOGUCHI_CRASH_KEEP is set.
class Folder {
 public:
    Folder() {
        std::string path = (std::filesystem::temp_directory_path() / "crash-XXXXXX").string();
        path_ = ::mkdtemp(path.data()) != nullptr ? path : std::string();
    }
    ~Folder() {
        if (std::getenv("MADOGUCHI_CRASH_KEEP") == nullptr) {
            std::error_code ignored;
            std::filesystem::remove_all(path_, ignored);
        }
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

 private:
    std::string path_;
};

Death next_death(std::mt19937_64& random) {
    if (random() % 2 == 0) {
        const bool once_open = random() % 4 != 0;
        return {.after_us = static_cast<long>(random() % 30'000), .once_open = once_open};
    }
    const Point& point = kPoints[random() % std::size(kPoints)];
    return {.kill_point =
                std::string(point.name) + ":" + std::to_string(1 + random() % point.passes)};
}

TEST(Crash, NothingAcknowledgedIsLostDoubledOrAnsweredDifferently) {
    const std::uint64_t cycles = number_in("MADOGUCHI_CRASH_CYCLES", 200);
    const std::uint64_t seed = number_in("MADOGUCHI_CRASH_SEED", std::random_device{}());
    std::cout << "MADOGUCHI_CRASH_SEED=" << seed << '\n' << std::flush;
    std::mt19937_64 random(seed);
    const std::string program = std::string(MADOGUCHI_BINARY_DIR) + "/tests/crash_server";
    const auto begun = std::chrono::steady_clock::now();
    std::uint64_t killed = 0;
    std::uint64_t opened = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t commits = 0;
    std::unique_ptr<Folder> folder;
    std::unique_ptr<Client> client;
    while (killed < cycles) {
        folder = std::make_unique<Folder>();
        ASSERT_FALSE(folder->path().empty());
        client = std::make_unique<Client>(program, folder->path(), random());
        for (int life = 1; life <= kLivesPerLog && killed < cycles; ++life) {
            const Death death = next_death(random);
            SCOPED_TRACE("seed " + std::to_string(seed) + ", cycle " + std::to_string(killed) +
                         ", kill point " + death.kill_point + ", after " +
                         std::to_string(death.after_us) + " us");
            const Life lived = client->live(death, 40);
            ASSERT_EQ(lived.end, "signal 9");
            ++killed;
            opened += lived.opened ? 1 : 0;
            if (life % kLivesPerAudit == 0 || killed == cycles) {
                const Life last = client->live({.in_order = true}, 20);
                ASSERT_EQ(last.end, "exit 0");
                commits += client->audit();
            }
            ASSERT_FALSE(HasFailure());
        }
        acknowledged += client->acknowledged();
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::cout << killed << " kills (" << opened << " after opening), " << acknowledged
              << " commands acknowledged, " << took.count() / static_cast<double>(killed)
              << " ms a cycle" << '\n'
              << std::flush;
    EXPECT_GT(opened, killed / 4) << "the server hardly ever got to work";
}

}  // namespace
}  // namespace madoguchi::crash
