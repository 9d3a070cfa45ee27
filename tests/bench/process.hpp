#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace madoguchi::bench {

/// A program that was started; what it writes on standard output can be read line by line.
class Process {
 public:
    /// Starts `arguments[0]`, looked for in PATH. With `log`, both outputs go to that file instead.
    explicit Process(const std::vector<std::string>& arguments, const std::string& log = {});
    /// Kills it if it still runs.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// The next line without its end; empty at the end of the output.
    [[nodiscard]] std::string read_line() const;
    /// SIGKILL, and waits for the end.
    void kill();
    /// Waits for the end; whether the exit status was 0.
    bool wait();

 private:
    ::pid_t pid_ = -1;
    int output_ = -1;
};

/// Peak and present resident memory of this process in MiB, as /proc/self/status has them.
struct Memory {
    double peak_mib = 0;
    double now_mib = 0;
};
[[nodiscard]] Memory memory_of_this_process();

}  // namespace madoguchi::bench
