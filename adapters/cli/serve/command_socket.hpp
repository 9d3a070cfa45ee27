#pragma once

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/installation.hpp"

namespace madoguchi::cli::serve {

/// Takes command lines from other processes of the same user, or of root, at a Unix socket in the
/// data folder, and carries them out on threads of its own against the installation that runs:
/// reading and writing what their callers read and write, in their callers' working folders.
class CommandSocket {
 public:
    /// How many commands are carried out at a time; further callers wait for their turn.
    static constexpr std::size_t kAtATime = 16;

    /// Listens from now on. `installation` runs and outlives it. Failure kUnavailable.
    [[nodiscard]] static Result<std::unique_ptr<CommandSocket>> open(Installation& installation);
    /// Stops.
    ~CommandSocket();
    CommandSocket(const CommandSocket&) = delete;
    CommandSocket& operator=(const CommandSocket&) = delete;

    /// Takes nothing more, lets what is being carried out stop, waits for it, and takes the socket
    /// out of the folder. Calls after the first do nothing.
    void stop();

 private:
    CommandSocket(Installation& installation, Descriptor listening);
    void work();
    void answer(const Descriptor& caller, bool has_own_folder);
    [[nodiscard]] bool begin(int caller);
    [[nodiscard]] bool end(int caller);

    Installation& installation_;
    Descriptor listening_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::set<int> callers_;  ///< Whose commands are being carried out.
    bool stopping_ = false;
    std::array<std::thread, kAtATime> workers_;
};

}  // namespace madoguchi::cli::serve
