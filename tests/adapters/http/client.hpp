#pragma once

#include <cstdint>
#include <string>

namespace madoguchi::http {

/// A client that sends bytes as they stand. Waits for what it reads at most ten seconds.
class Client {
 public:
    explicit Client(std::uint16_t port) : Client(port, "127.0.0.1") {}
    /// From an address of this machine's own.
    Client(std::uint16_t port, const std::string& from);
    /// Through a Unix socket.
    explicit Client(const std::string& path);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    [[nodiscard]] int descriptor() const { return socket_; }
    /// False when the other end has gone.
    bool send(const std::string& bytes) const;
    /// One answer with a Content-Length, header included; what came when the connection ended.
    [[nodiscard]] std::string answer();
    /// What comes up to and including `end`; what came when the connection ended.
    [[nodiscard]] std::string until(const std::string& end);
    /// Whether the other end closes, whatever it sends before.
    [[nodiscard]] bool is_closed();

 private:
    [[nodiscard]] bool read_more();

    int socket_ = -1;
    bool connected_ = false;
    std::string read_;
};

}  // namespace madoguchi::http
