#include "madoguchi/adapters/cli/passing.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace madoguchi::cli {

namespace {

/// Of a command line as it is sent: below what a Unix socket takes at once by default.
constexpr std::size_t kBytesMax = 100'000;
constexpr int kBacklog = 16;

/// The address of a socket by way of its folder's descriptor: an address holds 107 bytes.
::sockaddr_un address_in(const Descriptor& folder, const std::string& name) {
    const std::string path = "/proc/self/fd/" + std::to_string(folder.number()) + "/" + name;
    ::sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

Descriptor open_folder(const std::string& folder) {
    return Descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

/// Room for the descriptors beside a message.
union Beside {
    ::cmsghdr header;
    char bytes[CMSG_SPACE(kPassedDescriptors * sizeof(int))];
};

std::vector<Descriptor> descriptors_in(::msghdr& message) {
    std::vector<Descriptor> all;
    for (::cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(header) + i * sizeof number, sizeof number);
            all.emplace_back(number);
        }
    }
    return all;
}

}  // namespace

Descriptor connect_in(const std::string& folder, const std::string& name) {
    const Descriptor where = open_folder(folder);
    Descriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    const ::sockaddr_un address = address_in(where, name);
    if (where.number() < 0 ||
        ::connect(socket.number(), reinterpret_cast<const ::sockaddr*>(&address), sizeof address) !=
            0) {
        return Descriptor(-1);
    }
    return socket;
}

Descriptor listen_in(const std::string& folder, const std::string& name) {
    const Descriptor where = open_folder(folder);
    Descriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    const ::sockaddr_un address = address_in(where, name);
    ::unlinkat(where.number(), name.c_str(), 0);  // Of a server that was killed.
    if (where.number() < 0 ||
        ::bind(socket.number(), reinterpret_cast<const ::sockaddr*>(&address), sizeof address) !=
            0 ||
        ::fchmodat(where.number(), name.c_str(), S_IRUSR | S_IWUSR, 0) != 0 ||
        ::listen(socket.number(), kBacklog) != 0) {
        return Descriptor(-1);
    }
    return socket;
}

bool pass(int socket, const std::vector<std::string>& arguments,
          const std::array<int, kPassedDescriptors>& descriptors) {
    std::string text;
    for (const auto& argument : arguments) {
        text.append(argument).push_back('\0');
    }
    if (text.size() > kBytesMax) {
        return false;
    }
    ::iovec part{text.data(), text.size()};
    Beside beside{};
    ::msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = &beside;
    message.msg_controllen = sizeof beside;
    ::cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * descriptors.size());
    std::memcpy(CMSG_DATA(header), descriptors.data(), sizeof(int) * descriptors.size());
    return ::sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<::ssize_t>(text.size());
}

std::optional<PassedCommand> receive(int socket) {
    std::string text(kBytesMax, '\0');
    ::iovec part{text.data(), text.size()};
    Beside beside{};
    ::msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = &beside;
    message.msg_controllen = sizeof beside;
    const ::ssize_t size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    PassedCommand command;
    command.descriptors = descriptors_in(message);
    if (size <= 0 || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 ||
        command.descriptors.size() != kPassedDescriptors) {
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(size));
    if (text.back() != '\0') {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < text.size();) {
        command.arguments.emplace_back(text.c_str() + at);
        at += command.arguments.back().size() + 1;
    }
    return command;
}

}  // namespace madoguchi::cli
