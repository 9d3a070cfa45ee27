#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/adapters/http/handler.hpp"
#include "madoguchi/adapters/http/limits.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::http {

/// PEM files of a server's certificate (with its chain) and its key.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

/// Where a server listens.
struct Listen {
    std::string address = "127.0.0.1";  ///< An IP address, or `localhost`.
    std::uint16_t port = 0;             ///< 0: the kernel chooses.
    std::optional<TlsFiles> tls;
    std::string socket;  ///< Path of a Unix socket besides; empty for none. For its owner alone.
};

/// Reads `ADDRESS:PORT`, `[::1]:8443`. Error: what is wrong with it.
[[nodiscard]] log::Expected<Listen, std::string> parse_listen(std::string_view text);

/// Whether a server may listen there at all, before anything is opened. Error: a sentence with what
/// to do: no address, or one that isn't loopback without a certificate.
[[nodiscard]] log::Expected<void, std::string> may_listen(const Listen& wanted);

/// What a server is doing now.
struct ServerFigures {
    std::size_t connections = 0;
    std::size_t waiting = 0;  ///< Requests in the workers' hands or before them.
};

/// An HTTP/1.1 server, encrypted or on loopback. One thread of its own moves bytes for all
/// connections; requests that have arrived whole are answered on worker threads, so a slow client
/// holds none. Knows nothing of what it serves.
class Server {
 public:
    /// Listens from now on. `handler` outlives the server. Error: a sentence with what to do: an
    /// address that isn't loopback without a certificate, a port that is taken, files that can't
    /// be read.
    [[nodiscard]] static log::Expected<std::unique_ptr<Server>, std::string> open(
        const Listen& listen, const Limits& limits, Handler& handler);
    /// Stops.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The port that it listens on.
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ServerFigures figures() const;

    /// Takes no more connections and requests, finishes what has begun to arrive, at most for
    /// `stop_within`, and ends the threads. Calls after the first do nothing.
    void stop();

 private:
    class Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::http
