#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace madoguchi::crash {

/// A running server with both ends of its standard streams. Killed when this goes away.
class ServerProcess {
 public:
    /// Starts it on `folder`; `kill_point` as in `MADOGUCHI_KILL`, empty for none.
    ServerProcess(const std::string& program, const std::string& folder,
                  const std::string& kill_point);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

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
