#include "madoguchi/adapters/cli/handing_over.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/passing.hpp"

namespace madoguchi::cli {

namespace {

int gone() {
    std::cerr << "madoguchi: the server has ended before the command was done: start it and look "
                 "what was stored; commands with the same ids may be sent again\n";
    return static_cast<int>(ExitStatus::kUnavailable);
}

}  // namespace

const char* command_socket() { return "commands.socket"; }

std::optional<int> hand_over(const std::string& folder, const std::vector<std::string>& arguments) {
    const Descriptor socket = connect_in(folder, command_socket());
    if (socket.number() < 0) {
        return std::nullopt;
    }
    const Descriptor here(::open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!pass(socket.number(), arguments,
              {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, here.number()})) {
        std::cerr << "madoguchi: the server doesn't take this command line\n";
        return static_cast<int>(ExitStatus::kUnavailable);
    }
    catch_interrupts();
    unsigned char status = 0;
    ::ssize_t size = ::recv(socket.number(), &status, sizeof status, 0);
    while (size < 0 && errno == EINTR) {
        if (interrupted()) {
            ::shutdown(socket.number(), SHUT_WR);  // The server's command sees it and stops.
        }
        size = ::recv(socket.number(), &status, sizeof status, 0);
    }
    return size == sizeof status ? status : gone();
}

}  // namespace madoguchi::cli
