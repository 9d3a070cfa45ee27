#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <optional>
#include <set>

#include "madoguchi/adapters/http/client_count.hpp"
#include "madoguchi/adapters/http/handler.hpp"
#include "madoguchi/adapters/http/limits.hpp"

// Internal to this adapter.

namespace madoguchi::http {

/// TCP or Unix, so that what reads and writes is compiled once for both.
using Socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol>;

class Connection;

/// What all connections of a server share. Used by the server's thread but for `waiting`.
struct Shared {
    Handler& handler;
    const Limits limits;
    boost::asio::thread_pool& workers;
    std::set<Connection*> open = {};
    ClientCount clients = {};                  ///< Of those that are open.
    std::atomic<std::size_t> connections = 0;  ///< As many as `open` has.
    std::atomic<std::size_t> waiting = 0;
    bool stopping = false;
};

/// One connection while it is open.
class Connection {
 public:
    /// `client`: whose it is; nothing for one that came through the Unix socket.
    Connection(Shared& shared, const std::optional<ClientCount::Address>& client);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection();

    /// Ends it now if no request has begun to arrive; otherwise it ends after its answer.
    virtual void stop_when_idle() = 0;
    /// Ends it now.
    virtual void abort() = 0;

 protected:
    Shared& shared_;

 private:
    const std::optional<ClientCount::Address> client_;
};

/// What becomes of a connection.
enum class Service : std::uint8_t {
    kAnswered,
    kTurnedAway,  ///< There are too many: it is told so, and nothing is read.
};

/// Serves a connection to its end. `client` as of `Connection`. `tls` null: it isn't encrypted.
[[nodiscard]] boost::asio::awaitable<void> serve(Socket socket, Peer peer,
                                                 std::optional<ClientCount::Address> client,
                                                 boost::asio::ssl::context* tls, Shared& shared,
                                                 Service service);

}  // namespace madoguchi::http
