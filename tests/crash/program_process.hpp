#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace madoguchi::crash {

/// The program, running, with both ends of its standard streams. Killed when this goes away.
class ProgramProcess {
 public:
    /// Starts `madoguchi` with `arguments` on the data folder `data`. `kill_point`: `point:n` of
    /// kill_points/README.md, empty for none.
    ProgramProcess(std::vector<std::string> arguments, const std::string& data,
                   const std::string& kill_point);
    ~ProgramProcess();
    ProgramProcess(const ProgramProcess&) = delete;
    ProgramProcess& operator=(const ProgramProcess&) = delete;

    /// Whether it took the line; not when it is dead.
    [[nodiscard]] bool send(const std::string& line);
    /// No more lines come.
    void end_input();
    void kill();

    /// Waits up to `timeout` for output and calls `take` with each whole line. False when the
    /// output has ended; a line that wasn't finished is dropped.
    [[nodiscard]] bool receive(std::chrono::milliseconds timeout,
                               const std::function<void(const std::string&)>& take);

    /// How it ended: `exit <status>` or `signal <number>`. Waits for it.
    [[nodiscard]] std::string wait();

 private:
    ::pid_t process_ = -1;
    int input_ = -1;
    int output_ = -1;
    std::string received_;
};

}  // namespace madoguchi::crash
