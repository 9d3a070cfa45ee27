// What a connection brings, through the whole server: answered in HTTP, or the connection ends.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "madoguchi/adapters/http/request_id.hpp"
#include "madoguchi/adapters/http/server.hpp"
#include "require.hpp"

namespace {

namespace fuzz = madoguchi::fuzz;
namespace http = madoguchi::http;

/// Looks at everything that a request has, and says what it saw.
class Reader final : public http::Handler {
 public:
    http::Response answer(const http::Request& request) override {
        http::Response response;
        response.content_type = "text/plain";
        response.body = request.method;
        for (const auto& segment : request.path) {
            response.body += '/' + segment;
        }
        for (const auto& parameter : request.parameters) {
            response.body += request.parameter(parameter.name);
        }
        response.body += request.cookie("__Host-session");
        response.body += request.header("content-type");
        response.body += request.body;
        return response;
    }
};

/// A server at a Unix socket, which goes with the process.
class Served {
 public:
    Served() : path_("/tmp/madoguchi-fuzz-" + std::to_string(::getpid())) {
        const http::Listen listen{.tls = {}, .socket = path_};
        const http::Limits limits{
            .header_bytes_max = 4'096, .body_bytes_max = 16'384, .workers = 1};
        auto opened = http::Server::open(listen, limits, reader_);
        fuzz::require(opened.has_value(), "the server opens");
        server_ = std::move(*opened);
    }

    /// All that comes back until the connection ends.
    [[nodiscard]] std::string ask(std::string_view bytes) const {
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        ::sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.copy(address.sun_path, sizeof address.sun_path - 1);
        fuzz::require(
            ::connect(socket, reinterpret_cast<const ::sockaddr*>(&address), sizeof address) == 0,
            "the server takes connections");
        // What the server doesn't read any more isn't sent.
        (void)::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        ::shutdown(socket, SHUT_WR);
        std::string answer;
        char room[4'096];
        for (::ssize_t size = ::recv(socket, room, sizeof room, 0); size > 0;
             size = ::recv(socket, room, sizeof room, 0)) {
            answer.append(room, static_cast<std::size_t>(size));
        }
        ::close(socket);
        return answer;
    }

 private:
    std::string path_;
    Reader reader_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // First: what OpenSSL keeps ends after the server's threads then.
    static const std::string kFirst = http::fresh_request_id();
    static const Served kServed;
    const std::string answer = kServed.ask(fuzz::text_of(data, size));
    fuzz::require(answer.empty() || answer.starts_with("HTTP/1.1 "), "an answer is HTTP", answer);
    fuzz::require(answer.find("\r\nX-Injected:") == std::string::npos,
                  "no header of an answer is the client's");
    return 0;
}
