#include "program_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace madoguchi::crash {
namespace {

std::array<int, 2> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    return ends;
}

/// The environment of this process, and what the program and the library in it look for.
std::vector<std::string> environment(const std::string& data, const std::string& kill_point) {
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        variables.emplace_back(*variable);
    }
    variables.push_back("MADOGUCHI_DATA=" + data);
    variables.push_back("MADOGUCHI_MASTER_KEY=file:" + data + "/master-key");
    if (!kill_point.empty()) {
        variables.push_back("MADOGUCHI_KILL=" + kill_point);
        variables.emplace_back("LD_PRELOAD=" MADOGUCHI_BINARY_DIR "/tests/libkill_points.so");
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> found;
    for (auto& text : texts) {
        found.push_back(text.data());
    }
    found.push_back(nullptr);
    return found;
}

}  // namespace

ProgramProcess::ProgramProcess(std::vector<std::string> arguments, const std::string& data,
                               const std::string& kill_point) {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    const auto input = make_pipe();
    const auto output = make_pipe();
    ::posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    const std::string program = MADOGUCHI_BINARY_DIR "/madoguchi";
    arguments.insert(arguments.begin(), program);
    auto variables = environment(data, kill_point);
    const int failed = ::posix_spawn(&process_, program.c_str(), &actions, nullptr,
                                     pointers(arguments).data(), pointers(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(input[0]);
    ::close(output[1]);
    input_ = input[1];
    output_ = output[0];
    if (failed != 0) {
        process_ = -1;
        throw std::runtime_error("can't start " + program);
    }
}

ProgramProcess::~ProgramProcess() {
    if (process_ > 0) {
        kill();
        static_cast<void>(wait());
    }
    end_input();
    ::close(output_);
}

bool ProgramProcess::send(const std::string& line) {
    const std::string text = line + "\n";
    return ::write(input_, text.data(), text.size()) == static_cast<::ssize_t>(text.size());
}

void ProgramProcess::end_input() {
    if (input_ >= 0) {
        ::close(input_);
        input_ = -1;
    }
}

void ProgramProcess::kill() { ::kill(process_, SIGKILL); }

bool ProgramProcess::receive(std::chrono::milliseconds timeout,
                             const std::function<void(const std::string&)>& take) {
    ::pollfd waiting{output_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(timeout.count())) <= 0) {
        return true;
    }
    std::array<char, 65'536> buffer{};
    const ::ssize_t count = ::read(output_, buffer.data(), buffer.size());
    if (count <= 0) {
        return false;
    }
    received_.append(buffer.data(), static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (auto end = received_.find('\n'); end != std::string::npos;
         end = received_.find('\n', begin)) {
        take(received_.substr(begin, end - begin));
        begin = end + 1;
    }
    received_.erase(0, begin);
    return true;
}

std::string ProgramProcess::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                               : "exit " + std::to_string(WEXITSTATUS(status));
}

}  // namespace madoguchi::crash
