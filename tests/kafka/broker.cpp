#include "broker.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace madoguchi::kafka_tests {
namespace {

constexpr int kNoJars = 69;  // Status of ops/kafka/up, see there.
const std::string kFolder = MADOGUCHI_KAFKA_BROKER_FOLDER;
const std::string kScripts = MADOGUCHI_SOURCE_DIR "/ops/kafka/";

bool is_set_to(const char* name, std::string_view value) {
    const char* text = std::getenv(name);
    return text != nullptr && value == text;
}

std::string line_of(const std::string& file) {
    std::string line;
    std::ifstream in(file);
    std::getline(in, line);
    return line;
}

/// Under ctest a fixture starts the broker before the first test and stops it after the last.
bool under_ctest() { return is_set_to("MADOGUCHI_KAFKA_UNDER_CTEST", "1"); }

bool has_bootstrap() { return !line_of(kFolder + "/bootstrap").empty(); }

/// Starts the broker unless it runs; status of ops/kafka/up.
int start() {
    // What the fixture couldn't get isn't tried again by every test.
    if (under_ctest() && !has_bootstrap()) return kNoJars;
    return run({kScripts + "up", kFolder}).status;
}

/// Stops at the end what was started for a program that is run by hand.
class StopAtEnd final : public testing::Environment {
 public:
    void TearDown() override {
        if (!ran_before_ && !under_ctest() && has_bootstrap()) {
            EXPECT_EQ(run({kScripts + "down", "--purge", kFolder}).status, 0);
        }
    }

 private:
    const bool ran_before_ = has_bootstrap();
};

const auto* const kStopAtEnd = testing::AddGlobalTestEnvironment(new StopAtEnd);

}  // namespace

Ended run(const std::vector<std::string>& command) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int error =
        ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    Ended ended;
    std::array<char, 4096> buffer{};
    for (ssize_t size = 0;
         error == 0 && (size = ::read(pipe[0], buffer.data(), buffer.size())) > 0;) {
        ended.output.append(buffer.data(), static_cast<std::size_t>(size));
    }
    ::close(pipe[0]);
    int status = 0;
    if (error == 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status)) {
        ended.status = WEXITSTATUS(status);
    }
    return ended;
}

void Broker::require() {
    const int status = start();
    if (status == 0) return;
    if (status == kNoJars && !is_set_to("CI", "true")) {
        GTEST_SKIP() << "no Kafka broker: Maven Central can't be reached and none is cached";
    }
    FAIL() << "no Kafka broker: ops/kafka/up ended with status " << status;
}

std::string Broker::address() { return line_of(kFolder + "/bootstrap"); }

void Broker::kill() {
    const std::string text = line_of(kFolder + "/broker.pid");
    pid_t pid = 0;
    std::from_chars(text.data(), text.data() + text.size(), pid);
    ASSERT_GT(pid, 1) << "no process id in " << kFolder;
    ASSERT_EQ(::kill(pid, SIGKILL), 0);
}

void Broker::start_again() { ASSERT_EQ(run({kScripts + "up", kFolder}).status, 0); }

}  // namespace madoguchi::kafka_tests
