#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "give_up.hpp"

namespace madoguchi::bench {

Process::Process(const std::vector<std::string>& arguments, const std::string& log) {
    std::vector<char*> argv;
    for (const auto& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        give_up("no pipe to a child process can be made");
    }
    pid_ = ::fork();
    if (pid_ == 0) {
        if (log.empty()) {
            ::dup2(ends[1], STDOUT_FILENO);
        } else {
            const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
            ::dup2(file, STDOUT_FILENO);
            ::dup2(file, STDERR_FILENO);
        }
        ::execvp(argv[0], argv.data());
        std::perror(argv[0]);
        ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
}

Process::~Process() {
    kill();
    ::close(output_);
}

std::string Process::read_line() const {
    std::string line;
    char letter = 0;
    while (::read(output_, &letter, 1) == 1 && letter != '\n') {
        line += letter;
    }
    return line;
}

void Process::kill() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        wait();
    }
}

bool Process::wait() {
    int status = 0;
    const bool ended = pid_ > 0 && ::waitpid(pid_, &status, 0) == pid_;
    pid_ = -1;
    return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Memory memory_of_this_process() {
    std::ifstream status("/proc/self/status");
    Memory memory;
    for (std::string word; status >> word;) {
        double kib = 0;
        if (word == "VmHWM:" && status >> kib) {
            memory.peak_mib = kib / 1024;
        } else if (word == "VmRSS:" && status >> kib) {
            memory.now_mib = kib / 1024;
        }
    }
    return memory;
}

}  // namespace madoguchi::bench
