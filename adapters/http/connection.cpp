#include "madoguchi/adapters/http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <chrono>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "madoguchi/adapters/http/problem.hpp"
#include "madoguchi/adapters/http/request_id.hpp"
#include "madoguchi/adapters/http/response_message.hpp"

namespace madoguchi::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace fields = boost::beast::http;
using boost::system::error_code;

using PlainStream = beast::basic_stream<asio::generic::stream_protocol>;
using TlsStream = beast::ssl_stream<PlainStream>;
using Body = fields::basic_string_body<char, std::char_traits<char>, WipingAllocator<char>>;
using Buffer = beast::basic_flat_buffer<WipingAllocator<char>>;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
/// How long a peer has to say goodbye.
constexpr std::chrono::seconds kFarewell{2};

constexpr std::size_t kFirstBytes = 4'096;

constexpr const char* kEventStream = "text/event-stream";

/// Fields that say one thing. Of two, a proxy before this server may go by the one and this server
/// by the other: neither is taken (RFC 9110, 5.3). `Cookie` is one of them. HTTP/2 may split it,
/// but whoever passes it on to HTTP/1.1, which alone is spoken here, has to join it again (RFC
/// 9113, 8.2.3), and no browser sends two (RFC 6265, 5.4). `If-Match` may be a list elsewhere; here
/// it is one version.
constexpr std::array<std::string_view, 12> kOnce{
    "content-length", "content-type",   "content-encoding", "cookie",
    "authorization",  "origin",         "idempotency-key",  "if-match",
    "x-csrf-token",   "sec-fetch-site", "x-office",         "x-background"};

std::string lower(std::string_view name) {
    std::string text(name);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return text;
}

/// What a failed read says to the client; nothing where there is nobody to say it to.
std::optional<Fault> fault_of(const error_code& error) {
    if (error == fields::error::body_limit) {
        return Fault::kBodyTooLarge;
    }
    if (error == fields::error::header_limit || error == fields::error::buffer_overflow) {
        return Fault::kHeaderTooLarge;
    }
    if (error == fields::error::end_of_stream || error == fields::error::partial_message) {
        return std::nullopt;
    }
    if (error.category() == fields::make_error_code(fields::error::bad_method).category()) {
        return Fault::kMalformed;
    }
    return std::nullopt;
}

template <typename Stream>
class StreamConnection final : public Connection {
 public:
    static constexpr bool kEncrypted = !std::is_same_v<Stream, PlainStream>;

    StreamConnection(Stream stream, Peer peer, const std::optional<ClientCount::Address>& client,
                     Shared& shared)
        : Connection(shared, client), stream_(std::move(stream)), peer_(std::move(peer)) {}

    asio::awaitable<void> run(Service service) {
        lowest().expires_after(shared_.limits.header_within);
        if constexpr (kEncrypted) {
            const auto [error] =
                co_await stream_.async_handshake(asio::ssl::stream_base::server, kTuple);
            if (error) {
                co_return;
            }
        }
        bool goes_on = service == Service::kAnswered;
        if (!goes_on) {
            co_await send(nullptr, answer_to(Fault::kBusy), false);
        }
        while (goes_on && !shared_.stopping) {
            goes_on = co_await take_request();
            lowest().expires_after(shared_.limits.idle_max);
        }
        co_await say_goodbye();
    }

    void stop_when_idle() override {
        if (!parser_ || !parser_->got_some()) {
            abort();
        }
    }

    void abort() override {
        error_code ignored;
        lowest().socket().close(ignored);
    }

 private:
    PlainStream& lowest() { return beast::get_lowest_layer(stream_); }

    /// One request and its answer. False: the connection ends.
    asio::awaitable<bool> take_request() {
        parser_.emplace();
        parser_->header_limit(shared_.limits.header_bytes_max);
        parser_->body_limit(shared_.limits.body_bytes_max);
        if (buffer_.size() == 0) {
            // Until something comes the connection is idle; from then on the request is timed.
            const auto [closed, some] =
                co_await stream_.async_read_some(buffer_.prepare(kFirstBytes), kTuple);
            if (closed) {
                co_await refuse(closed);
                co_return false;
            }
            buffer_.commit(some);
        }
        lowest().expires_after(shared_.limits.header_within);
        auto [error, bytes] =
            co_await fields::async_read_header(stream_, buffer_, *parser_, kTuple);
        if (const auto fault = error ? std::nullopt : fault_of_head()) {
            co_await refuse(*fault);
            co_return false;
        }
        if (!error && !parser_->is_done()) {
            lowest().expires_after(shared_.limits.body_within);
            co_await allow_body();
            std::tie(error, bytes) =
                co_await fields::async_read(stream_, buffer_, *parser_, kTuple);
        }
        if (error) {
            co_await refuse(error);
            co_return false;
        }
        const bool keep_alive = parser_->get().keep_alive();
        auto request = taken();
        if (!request) {
            co_await refuse(Fault::kMalformed);
            co_return false;
        }
        Response response = co_await answer(*request);
        lowest().expires_after(shared_.limits.write_within);
        if (response.events && request->method == "HEAD") {
            response.events.reset();
            response.content_type = kEventStream;
        }
        if (response.events) {
            co_await stream_events(*request, std::move(response));
            co_return false;
        }
        const bool goes_on = keep_alive && !shared_.stopping;
        co_return co_await send(&*request, std::move(response), goes_on) && goes_on;
    }

    /// Why the body isn't even read.
    [[nodiscard]] std::optional<Fault> fault_of_head() const {
        if (!takes_coding()) {
            return Fault::kMalformed;
        }
        const auto& head = parser_->get();
        const bool repeats = std::any_of(kOnce.begin(), kOnce.end(), [&](std::string_view name) {
            return head.count({name.data(), name.size()}) > 1;
        });
        return repeats ? std::optional(Fault::kRepeatedField) : std::nullopt;
    }

    /// Whether it is known where the body ends: of the codings of a transfer, `chunked` alone is
    /// taken, lest a proxy before this server sees another end (RFC 9112, 6.3).
    [[nodiscard]] bool takes_coding() const {
        const auto& head = parser_->get();
        const auto count = head.count(fields::field::transfer_encoding);
        return count == 0 ||
               (count == 1 && beast::iequals(head[fields::field::transfer_encoding], "chunked") &&
                head.count(fields::field::content_length) == 0);
    }

    /// A client that asks before it sends a body is told to go on.
    asio::awaitable<void> allow_body() {
        if (beast::iequals(parser_->get()[fields::field::expect], "100-continue")) {
            static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(stream_, asio::buffer(kGoOn), kTuple);
        }
    }

    /// The request that was read; nothing where its target or version can't be taken, or where it
    /// doesn't name the host once (RFC 9112, 3.2).
    std::optional<Request> taken() {
        auto message = parser_->release();
        const auto target = parse_target({message.target().data(), message.target().size()});
        if (!target || message.version() != 11 || message.count(fields::field::host) != 1) {
            return std::nullopt;
        }
        Request request;
        request.id = fresh_request_id();
        request.method = std::string(message.method_string());
        request.path = target->path;
        request.parameters = target->parameters;
        for (const auto& header : message) {
            request.headers.push_back(
                {lower({header.name_string().data(), header.name_string().size()}),
                 std::string(header.value())});
        }
        request.body = std::move(message.body());
        request.peer = peer_;
        request.encrypted = kEncrypted;
        return request;
    }

    /// In a worker's hands; busy at once where too much waits.
    asio::awaitable<Response> answer(const Request& request) {
        if (auto at_once = shared_.handler.answer_at_once(request)) {
            co_return std::move(*at_once);
        }
        if (shared_.waiting.fetch_add(1) >= shared_.limits.waiting_max) {
            --shared_.waiting;
            co_return refused(Fault::kBusy, request.id);
        }
        std::optional<Response> response;
        co_await asio::co_spawn(
            shared_.workers.get_executor(),
            [this, &request, &response]() -> asio::awaitable<void> {
                try {
                    response = shared_.handler.answer(request);
                } catch (const std::exception&) {
                    response.reset();
                }
                co_return;
            },
            asio::use_awaitable);
        --shared_.waiting;
        co_return response ? std::move(*response) : refused(Fault::kInternal, request.id);
    }

    Response refused(Fault fault, std::string_view request) {
        Response response = answer_to(fault);
        shared_.handler.refused(response.status, code_of(fault), request);
        return response;
    }

    asio::awaitable<bool> send(const Request* request, Response response, bool keep_alive) {
        const auto [error, bytes] = co_await beast::async_write(
            stream_, message_of(request, std::move(response), kEncrypted, keep_alive), kTuple);
        co_return !error;
    }

    asio::awaitable<void> refuse(const error_code& error) {
        if (error == beast::error::timeout) {
            // The stream is closed by then: nothing can be sent.
            shared_.handler.refused(408, code_of(Fault::kTimeout), {});
        } else if (const auto fault = fault_of(error)) {
            co_await refuse(*fault);
        }
    }

    asio::awaitable<void> refuse(Fault fault) {
        Request unread;
        unread.id = fresh_request_id();
        lowest().expires_after(shared_.limits.write_within);
        co_await send(&unread, refused(fault, unread.id), false);
    }

    /// Goes on until the source or the client ends it, or the server stops.
    asio::awaitable<void> stream_events(const Request& request, Response response) {
        fields::response<fields::empty_body> head(fields::status::ok, 11);
        response.content_type = kEventStream;
        add_headers(head, &request, response, kEncrypted);
        head.keep_alive(false);
        fields::response_serializer<fields::empty_body> serializer(head);
        if (const auto [error, bytes] =
                co_await fields::async_write_header(stream_, serializer, kTuple);
            error) {
            co_return;
        }
        using Clock = std::chrono::steady_clock;
        auto written_at = Clock::now();
        asio::steady_timer timer(co_await asio::this_coro::executor);
        while (!shared_.stopping) {
            auto text = co_await take_events(*response.events);
            if (!text) {
                co_return;
            }
            if (text->empty() && Clock::now() - written_at >= shared_.limits.comment_every) {
                *text = ":\n\n";
            }
            if (!text->empty()) {
                written_at = Clock::now();
                lowest().expires_after(shared_.limits.write_within);
                const auto [error, bytes] =
                    co_await asio::async_write(stream_, asio::buffer(*text), kTuple);
                if (error) {
                    co_return;
                }
            }
            lowest().expires_never();
            timer.expires_after(shared_.limits.events_every);
            co_await timer.async_wait(kTuple);
        }
    }

    asio::awaitable<std::optional<std::string>> take_events(EventSource& source) {
        std::optional<std::string> text;
        co_await asio::co_spawn(
            shared_.workers.get_executor(),
            [&source, &text]() -> asio::awaitable<void> {
                text = source.take();
                co_return;
            },
            asio::use_awaitable);
        co_return text;
    }

    asio::awaitable<void> say_goodbye() {
        error_code ignored;
        if (!lowest().socket().is_open()) {
            co_return;
        }
        lowest().expires_after(kFarewell);
        if constexpr (kEncrypted) {
            co_await stream_.async_shutdown(kTuple);
        } else {
            lowest().socket().shutdown(asio::socket_base::shutdown_send, ignored);
            co_await read_to_the_end();
        }
    }

    /// Closing with unread bytes would reset the connection before the answer is read.
    asio::awaitable<void> read_to_the_end() {
        char rest[4'096];
        for (;;) {
            const auto [error, bytes] =
                co_await lowest().async_read_some(asio::buffer(rest), kTuple);
            if (error) {
                co_return;
            }
        }
    }

    Stream stream_;
    Peer peer_;
    Buffer buffer_;
    std::optional<fields::request_parser<Body>> parser_;
};

}  // namespace

Connection::Connection(Shared& shared, const std::optional<ClientCount::Address>& client)
    : shared_(shared), client_(client) {
    shared_.open.insert(this);
    if (client_) {
        shared_.clients.add(*client_);
    }
    ++shared_.connections;
}

Connection::~Connection() {
    shared_.open.erase(this);
    if (client_) {
        shared_.clients.remove(*client_);
    }
    --shared_.connections;
}

asio::awaitable<void> serve(Socket socket, Peer peer, std::optional<ClientCount::Address> client,
                            asio::ssl::context* tls, Shared& shared, Service service) {
    if (tls != nullptr) {
        StreamConnection<TlsStream> connection(TlsStream(PlainStream(std::move(socket)), *tls),
                                               std::move(peer), client, shared);
        co_await connection.run(service);
    } else {
        StreamConnection<PlainStream> connection(PlainStream(std::move(socket)), std::move(peer),
                                                 client, shared);
        co_await connection.run(service);
    }
}

}  // namespace madoguchi::http
