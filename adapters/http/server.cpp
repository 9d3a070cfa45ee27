#include "madoguchi/adapters/http/server.hpp"

#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "madoguchi/adapters/http/connection.hpp"
#include "madoguchi/adapters/http/listen_address.hpp"

namespace madoguchi::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Local = asio::local::stream_protocol;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
/// After an accept that failed, mostly for want of file descriptors.
constexpr std::chrono::milliseconds kAcceptAgain{100};

log::Expected<void, std::string> take_files(asio::ssl::context& tls, const TlsFiles& files) {
    error_code error;
    tls.use_certificate_chain_file(files.certificate, error);
    if (error) {
        return log::unexpected(files.certificate + ": can't be read as a PEM certificate (" +
                               error.message() + ")");
    }
    tls.use_private_key_file(files.key, asio::ssl::context::pem, error);
    if (error) {
        return log::unexpected(files.key + ": can't be read as a PEM key without a passphrase, " +
                               "or doesn't belong to the certificate (" + error.message() + ")");
    }
    return {};
}

/// TLS 1.2 and 1.3 with forward secrecy only.
bool harden(asio::ssl::context& tls) {
    SSL_CTX* const context = tls.native_handle();
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1 &&
           (SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION) != 0);
}

std::uint32_t uid_of(Local::socket& socket) {
    ::ucred who{};
    ::socklen_t size = sizeof who;
    const bool known =
        ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &who, &size) == 0;
    return known ? who.uid : static_cast<std::uint32_t>(-1);
}

}  // namespace

class Server::Impl {
 public:
    Impl(const Limits& limits, Handler& handler)
        : workers_(limits.workers), shared_{handler, limits, workers_}, io_(1) {}

    ~Impl() { stop(); }

    log::Expected<void, std::string> listen(const Listen& wanted) {
        const auto address = address_to_listen_on(wanted);
        if (!address) {
            return log::unexpected(address.error());
        }
        if (wanted.tls) {
            tls_.emplace(asio::ssl::context::tls_server);
            if (auto taken = take_files(*tls_, *wanted.tls); !taken) {
                return taken;
            }
            if (!harden(*tls_)) {
                return log::unexpected(
                    std::string("OpenSSL takes none of the ciphers that are served"));
            }
        }
        if (auto opened = open_port({*address, wanted.port}); !opened) {
            return opened;
        }
        return wanted.socket.empty() ? log::Expected<void, std::string>()
                                     : open_socket(wanted.socket);
    }

    void run() {
        asio::co_spawn(io_, accept_tcp(), asio::detached);
        if (local_.is_open()) {
            asio::co_spawn(io_, accept_local(), asio::detached);
        }
        thread_ = std::thread([this] { io_.run(); });
    }

    void stop() {
        if (std::exchange(stopped_, true)) {
            return;
        }
        if (thread_.joinable()) {
            asio::post(io_, [this] { begin_to_stop(); });
            std::unique_lock lock(mutex_);
            if (!all_gone_.wait_for(lock, shared_.limits.stop_within, [this] { return gone_; })) {
                asio::post(io_, [this] {
                    for (Connection* each : shared_.open) {
                        each->abort();
                    }
                });
            }
            lock.unlock();
            workers_.join();
            work_.reset();
            io_.stop();
            thread_.join();
        }
        if (!socket_path_.empty()) {
            ::unlink(socket_path_.c_str());
        }
    }

    [[nodiscard]] std::uint16_t port() const {
        error_code ignored;
        return tcp_.local_endpoint(ignored).port();
    }

    [[nodiscard]] ServerFigures figures() const { return {shared_.connections, shared_.waiting}; }

 private:
    log::Expected<void, std::string> open_port(const tcp::endpoint& endpoint) {
        error_code error;
        tcp_.open(endpoint.protocol(), error);
        if (!error) {
            tcp_.set_option(asio::socket_base::reuse_address(true), error);
        }
        if (!error) {
            tcp_.bind(endpoint, error);
        }
        if (!error) {
            tcp_.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return log::unexpected("port " + std::to_string(endpoint.port()) + " of " +
                                   endpoint.address().to_string() +
                                   " can't be listened on: " + error.message());
        }
        return {};
    }

    /// A socket that a killed process left behind goes; the data folder's lock says that none is in
    /// use.
    log::Expected<void, std::string> open_socket(const std::string& path) {
        ::unlink(path.c_str());
        error_code error;
        const Local::endpoint endpoint(path);
        local_.open(endpoint.protocol(), error);
        const ::mode_t before = ::umask(0077);
        if (!error) {
            local_.bind(endpoint, error);
        }
        ::umask(before);
        if (!error) {
            local_.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return log::unexpected(path + ": can't be listened on: " + error.message());
        }
        socket_path_ = path;
        return {};
    }

    asio::awaitable<void> accept_tcp() {
        while (!shared_.stopping) {
            auto [error, socket] = co_await tcp_.async_accept(kTuple);
            if (error) {
                co_await wait_to_accept();
                continue;
            }
            error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            const auto remote = socket.remote_endpoint(ignored);
            take(std::move(socket), ClientCount::client_of(remote.address()));
        }
    }

    asio::awaitable<void> accept_local() {
        while (!shared_.stopping) {
            auto [error, socket] = co_await local_.async_accept(kTuple);
            if (error) {
                co_await wait_to_accept();
                continue;
            }
            const std::uint32_t uid = uid_of(socket);
            if (const auto service = service_of_one_more()) {
                begin(std::move(socket), {.local_socket = true, .loopback = true, .uid = uid},
                      *service, {});
            }
        }
    }

    asio::awaitable<void> wait_to_accept() {
        asio::steady_timer timer(io_, kAcceptAgain);
        co_await timer.async_wait(kTuple);
    }

    void take(tcp::socket socket, const ClientCount::Address& client) {
        auto service = service_of_one_more();
        if (service == Service::kAnswered) {
            service = service_of_one_more_of(client);
        }
        if (service) {
            begin(std::move(socket), {.loopback = client.is_loopback()}, *service, client);
        }
    }

    std::optional<Service> service_of_one_more() {
        return service_beside(shared_.open.size(), shared_.limits.connections_max,
                              "too_many_connections");
    }

    std::optional<Service> service_of_one_more_of(const ClientCount::Address& client) {
        const Limits& limits = shared_.limits;
        return service_beside(shared_.clients.of(client),
                              client.is_loopback() ? limits.connections_of_loopback_max
                                                   : limits.connections_of_one_client_max,
                              "too_many_connections_of_one_client");
    }

    /// What becomes of a connection beside those that are open; nothing: it is closed at once.
    std::optional<Service> service_beside(std::size_t open, std::size_t max,
                                          std::string_view code) {
        if (open < max) {
            return Service::kAnswered;
        }
        shared_.handler.refused(503, code, {});
        return open < max + shared_.limits.turned_away_max ? std::optional(Service::kTurnedAway)
                                                           : std::nullopt;
    }

    /// `client`: whose it is; nothing for one that came through the Unix socket.
    void begin(Socket socket, Peer peer, Service service,
               const std::optional<ClientCount::Address>& client) {
        asio::ssl::context* const tls = tls_ && client ? &*tls_ : nullptr;
        asio::co_spawn(io_, serve(std::move(socket), peer, client, tls, shared_, service),
                       [this](const std::exception_ptr& failed) {
                           if (failed) {
                               shared_.handler.refused(500, "internal", {});
                           }
                           tell_when_gone();
                       });
    }

    void begin_to_stop() {
        shared_.stopping = true;
        error_code ignored;
        tcp_.close(ignored);
        local_.close(ignored);
        for (Connection* each : shared_.open) {
            each->stop_when_idle();
        }
        tell_when_gone();
    }

    void tell_when_gone() {
        if (shared_.stopping && shared_.open.empty()) {
            const std::lock_guard lock(mutex_);
            gone_ = true;
            all_gone_.notify_all();
        }
    }

    // In this order: coroutines live in the context, and what they hold must outlive them.
    std::optional<asio::ssl::context> tls_;
    asio::thread_pool workers_;
    Shared shared_;
    asio::io_context io_;
    asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
    tcp::acceptor tcp_{io_};
    Local::acceptor local_{io_};
    std::string socket_path_;
    std::thread thread_;
    bool stopped_ = false;
    std::mutex mutex_;
    std::condition_variable all_gone_;
    bool gone_ = false;
};

log::Expected<std::unique_ptr<Server>, std::string> Server::open(const Listen& listen,
                                                                 const Limits& limits,
                                                                 Handler& handler) {
    auto impl = std::make_unique<Impl>(limits, handler);
    if (auto opened = impl->listen(listen); !opened) {
        return log::unexpected(opened.error());
    }
    impl->run();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->port(); }
ServerFigures Server::figures() const { return impl_->figures(); }
void Server::stop() { impl_->stop(); }

}  // namespace madoguchi::http
