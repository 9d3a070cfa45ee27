#include "client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace madoguchi::http {

namespace {

constexpr int kWithinMs = 10'000;

}  // namespace

Client::Client(std::uint16_t port, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    ::sockaddr_in own{};
    own.sin_family = AF_INET;
    ::sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::inet_pton(AF_INET, from.c_str(), &own.sin_addr) == 1 &&
                 ::bind(socket_, reinterpret_cast<const ::sockaddr*>(&own), sizeof own) == 0 &&
                 ::connect(socket_, reinterpret_cast<const ::sockaddr*>(&to), sizeof to) == 0;
}

Client::Client(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    ::sockaddr_un to{};
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, path.data(), std::min(path.size(), sizeof to.sun_path - 1));
    connected_ = ::connect(socket_, reinterpret_cast<const ::sockaddr*>(&to), sizeof to) == 0;
}

Client::~Client() { ::close(socket_); }

bool Client::send(const std::string& bytes) const {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto now = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) {
            return false;
        }
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

bool Client::read_more() {
    ::pollfd poll{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&poll, 1, kWithinMs) != 1) {
        return false;
    }
    char bytes[65'536];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) {
        return false;
    }
    read_.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::string Client::until(const std::string& end) {
    std::size_t at = std::string::npos;
    while ((at = read_.find(end)) == std::string::npos) {
        if (!read_more()) {
            return std::exchange(read_, {});
        }
    }
    std::string text = read_.substr(0, at + end.size());
    read_.erase(0, at + end.size());
    return text;
}

std::string Client::answer() {
    std::string text = until("\r\n\r\n");
    const std::string name = "Content-Length: ";
    const auto at = text.find(name);
    if (at == std::string::npos) {
        return text;
    }
    const auto size = static_cast<std::size_t>(std::stoul(text.substr(at + name.size())));
    while (read_.size() < size && read_more()) {
    }
    text += read_.substr(0, size);
    read_.erase(0, size);
    return text;
}

bool Client::is_closed() {
    while (read_more()) {
    }
    ::pollfd poll{.fd = socket_, .events = POLLIN, .revents = 0};
    char byte = 0;
    return ::poll(&poll, 1, 0) == 1 && ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
}

}  // namespace madoguchi::http
