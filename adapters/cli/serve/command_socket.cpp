#include "madoguchi/adapters/cli/serve/command_socket.hpp"

#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <filesystem>

#include "madoguchi/adapters/cli/handing_over.hpp"
#include "madoguchi/adapters/cli/passing.hpp"
#include "madoguchi/adapters/cli/program.hpp"
#include "madoguchi/adapters/cli/standard.hpp"

namespace madoguchi::cli::serve {

namespace {

/// How long a caller may take to say what it wants.
constexpr ::timeval kSaidWithin{5, 0};
/// How long commands have to stop by themselves before their callers are left alone.
constexpr std::chrono::seconds kStopWithin{10};
constexpr int kBackOffMs = 100;

/// Whoever can read the data folder anyway.
bool may_call(int caller) {
    ::ucred peer{};
    ::socklen_t size = sizeof peer;
    return ::getsockopt(caller, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == ::geteuid() || peer.uid == 0);
}

int carry_out(const PassedCommand& command, Installation& installation, Standard& standard) {
    try {
        return run_handed_over(command.arguments, installation);
    } catch (const std::exception& error) {
        standard.err() << "madoguchi: the server couldn't carry the command out: " << error.what()
                       << '\n';
        return static_cast<int>(ExitStatus::kUnavailable);
    }
}

}  // namespace

Result<std::unique_ptr<CommandSocket>> CommandSocket::open(Installation& installation) {
    Descriptor listening = listen_in(installation.folder(), command_socket());
    if (listening.number() < 0) {
        return failed(ExitStatus::kUnavailable,
                      std::string("the socket for the command line can't be made in ") +
                          installation.folder() + ": " + std::strerror(errno));
    }
    return std::unique_ptr<CommandSocket>(new CommandSocket(installation, std::move(listening)));
}

CommandSocket::CommandSocket(Installation& installation, Descriptor listening)
    : installation_(installation), listening_(std::move(listening)) {
    for (auto& worker : workers_) {
        worker = std::thread([this] { work(); });
    }
}

CommandSocket::~CommandSocket() { stop(); }

void CommandSocket::work() {
    // From here on the working folder is this thread's own, and that of those it starts.
    const bool has_own_folder = ::unshare(CLONE_FS) == 0;
    for (;;) {
        const Descriptor caller(::accept4(listening_.number(), nullptr, nullptr, SOCK_CLOEXEC));
        if (caller.number() >= 0) {
            answer(caller, has_own_folder);
        } else if (errno == EINVAL) {
            return;  // Shut down.
        } else {
            ::poll(nullptr, 0, kBackOffMs);  // Too many open files, or the caller is gone.
        }
    }
}

void CommandSocket::answer(const Descriptor& caller, bool has_own_folder) {
    ::setsockopt(caller.number(), SOL_SOCKET, SO_RCVTIMEO, &kSaidWithin, sizeof kSaidWithin);
    const auto command = may_call(caller.number()) ? receive(caller.number()) : std::nullopt;
    if (!command || !begin(caller.number())) {
        return;
    }
    const auto& passed = command->descriptors;
    unsigned char status = static_cast<unsigned char>(ExitStatus::kUnavailable);
    {
        Standard standard(passed[0].number(), passed[1].number(), passed[2].number(),
                          caller.number());
        standard.take_this_thread();
        if (has_own_folder && ::fchdir(passed[3].number()) == 0) {
            status = static_cast<unsigned char>(carry_out(*command, installation_, standard));
        } else {
            standard.err() << "madoguchi: the server can't enter the working folder\n";
        }
        if (!end(caller.number())) {
            standard.err() << "madoguchi: the server stops, and the command was stopped: what it "
                              "has answered is stored\n";
            status = static_cast<unsigned char>(ExitStatus::kUnavailable);
        }
    }
    if (!has_own_folder || ::chdir("/") == 0) {
        ::send(caller.number(), &status, sizeof status, MSG_NOSIGNAL);
    }
}

bool CommandSocket::begin(int caller) {
    const std::lock_guard lock(mutex_);
    return !stopping_ && callers_.insert(caller).second;
}

/// Whether it was carried out to its end.
bool CommandSocket::end(int caller) {
    const std::lock_guard lock(mutex_);
    callers_.erase(caller);
    changed_.notify_all();
    return !stopping_;
}

void CommandSocket::stop() {
    {
        std::unique_lock lock(mutex_);
        if (std::exchange(stopping_, true)) {
            return;
        }
        ::shutdown(listening_.number(), SHUT_RDWR);
        for (const int caller : callers_) {
            ::shutdown(caller, SHUT_RD);  // Its command sees that it is to stop.
        }
        if (!changed_.wait_for(lock, kStopWithin, [this] { return callers_.empty(); })) {
            for (const int caller : callers_) {
                ::shutdown(caller, SHUT_RDWR);  // It doesn't read what is written to it.
            }
        }
    }
    for (auto& worker : workers_) {
        worker.join();
    }
    std::error_code ignored;
    std::filesystem::remove(std::filesystem::path(installation_.folder()) / command_socket(),
                            ignored);
}

}  // namespace madoguchi::cli::serve
