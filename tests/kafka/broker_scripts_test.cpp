#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "broker.hpp"

namespace madoguchi::kafka_tests {
namespace {

namespace fs = std::filesystem;

const std::string kScripts = MADOGUCHI_SOURCE_DIR "/ops/kafka/";
constexpr int kNoJars = 69;

/// The scripts of ops/kafka, with a folder, a cache and an mvn of the test's own.
class BrokerScripts : public testing::Test {
 protected:
    void SetUp() override { fs::create_directories(folder_ / "bin"); }
    void TearDown() override { fs::remove_all(folder_); }

    /// Puts an mvn first on the path that says `line` and ends with `status`.
    void pretend_mvn(const std::string& line, int status) const {
        const fs::path file = folder_ / "bin" / "mvn";
        std::ofstream(file) << "#!/bin/sh\necho '[ERROR] " << line << "'\nexit " << status << '\n';
        fs::permissions(file, fs::perms::owner_all);
    }

    [[nodiscard]] int up_with_an_empty_cache() const {
        return run({"/usr/bin/env", "PATH=" + (folder_ / "bin").string() + ":/usr/bin:/bin",
                    "XDG_CACHE_HOME=" + (folder_ / "cache").string(), kScripts + "up",
                    (folder_ / "broker").string()})
            .status;
    }

    const fs::path folder_ =
        fs::path(MADOGUCHI_BINARY_DIR) / ("kafka-scripts-" + std::to_string(::getpid()));
};

TEST_F(BrokerScripts, SayByTheirStatusThatMavenCentralIsOutOfReach) {
    pretend_mvn("Could not transfer artifact x from central", 1);
    EXPECT_EQ(up_with_an_empty_cache(), kNoJars);
    EXPECT_TRUE(fs::is_empty(folder_ / "cache" / "madoguchi")) << "nothing half-fetched stays";
}

TEST_F(BrokerScripts, DoNotTakeAnotherFailureForAMissingNetwork) {
    pretend_mvn("The POM is broken", 1);
    EXPECT_EQ(up_with_an_empty_cache(), 1);
}

TEST_F(BrokerScripts, LeaveAForeignFolderAlone) {
    std::ofstream(folder_ / "letter") << "kept";
    EXPECT_EQ(run({kScripts + "down", "--purge", folder_.string()}).status, 0);
    EXPECT_TRUE(fs::exists(folder_ / "letter"));
}

TEST_F(BrokerScripts, AreQuietWhereNoBrokerRuns) {
    const Ended down = run({kScripts + "down", (folder_ / "nothing").string()});
    EXPECT_EQ(down.status, 0);
    EXPECT_EQ(down.output, "");
}

TEST_F(BrokerScripts, FindTheBrokerThatRunsAlready) {
    Broker::require();
    if (IsSkipped() || HasFatalFailure()) return;
    const Ended up = run({kScripts + "up", MADOGUCHI_KAFKA_BROKER_FOLDER});
    EXPECT_EQ(up.status, 0);
    EXPECT_EQ(up.output, Broker::address() + "\n");
}

TEST_F(BrokerScripts, FindTheBrokerAtTheSameAddressAfterItWasKilled) {
    Broker::require();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string before = Broker::address();
    Broker::kill();
    Broker::start_again();
    EXPECT_EQ(Broker::address(), before);
}

}  // namespace
}  // namespace madoguchi::kafka_tests
