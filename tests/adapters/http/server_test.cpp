#include "madoguchi/adapters/http/server.hpp"

#include <gmock/gmock.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

#include "certificate.hpp"
#include "site.hpp"

namespace madoguchi::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(ServerTest, AnswersWithHeadersThatKeepBrowsersFromHarm) {
    start();
    const std::string answer = ask(kGet);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    for (const char* header :
         {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
          "Cache-Control: no-store", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer",
          "X-Request-Id: "}) {
        EXPECT_THAT(answer, HasSubstr(header));
    }
    EXPECT_THAT(answer, Not(HasSubstr("Strict-Transport-Security"))) << "not encrypted";
    EXPECT_THAT(answer, HasSubstr("\r\n\r\nGET"));
}

TEST_F(ServerTest, TakesSeveralRequestsOfOneConnection) {
    start();
    Client client(server->port());
    for (const char* path : {"one", "two"}) {
        ASSERT_TRUE(client.send("GET /" + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        EXPECT_THAT(client.answer(), HasSubstr("GET/" + std::string(path)));
    }
}

TEST_F(ServerTest, GivesHeadTheHeaderWithoutTheBody) {
    start();
    Client client(server->port());
    ASSERT_TRUE(client.send("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    const std::string all = client.until("nothing that comes");
    EXPECT_THAT(all, HasSubstr("Content-Length: 4\r\n"));
    EXPECT_THAT(all, testing::EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, SaysNothingOfTheLengthOfWhatTheClientHolds) {
    start();
    site.answers = [](const Request&) {
        return Response{.status = 304, .headers = {{"ETag", "\"x\""}}};
    };
    Client client(server->port());
    for (int round = 0; round < 2; ++round) {
        ASSERT_TRUE(client.send(kGet));
        const std::string answer = client.until("\r\n\r\n");
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 304"));
        EXPECT_THAT(answer, Not(HasSubstr("Content-Length")));
    }
}

TEST_F(ServerTest, HandsOverDecodedSegmentsParametersCookiesAndBody) {
    start();
    site.answers = [](const Request& request) {
        EXPECT_THAT(request.path, testing::ElementsAre("v1", "R8-本/1"));
        EXPECT_EQ(request.parameter("office"), "a b");
        EXPECT_EQ(request.cookie("two"), "2");
        EXPECT_EQ(request.header("x-any"), "thing");
        EXPECT_EQ(request.body, "{\"a\":1}");
        EXPECT_TRUE(request.peer.loopback);
        return Response{.status = 204};
    };
    EXPECT_THAT(ask("POST /v1/R8-%E6%9C%AC%2F1?office=a%20b HTTP/1.1\r\nHost: x\r\n"
                    "Cookie: one=1; two=2\r\nX-Any: thing\r\nContent-Length: 7\r\n\r\n{\"a\":1}"),
                StartsWith("HTTP/1.1 204"));
}

TEST_F(ServerTest, SaysThatTheProgramFailed) {
    start();
    site.answers = [](const Request&) -> Response { throw std::runtime_error("secret"); };
    const std::string answer = ask(kGet);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 500"));
    EXPECT_THAT(answer, HasSubstr("application/problem+json"));
    EXPECT_THAT(answer, Not(HasSubstr("secret")));
}

TEST_F(ServerTest, FinishesWhatItHasAcceptedWhenItStops) {
    start();
    Gate gate;
    site.answers = [&gate](const Request&) {
        gate.wait();
        return Response{.status = 204};
    };
    Client at_work(server->port());
    Client idle(server->port());
    ASSERT_TRUE(at_work.send(kGet));
    gate.wait_for(1);
    std::thread stopping([this] { server->stop(); });
    EXPECT_TRUE(idle.is_closed()) << "who has asked nothing isn't waited for";
    gate.open();
    const std::string answer = at_work.answer();
    stopping.join();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 204"));
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_FALSE(Client(server->port()).connected());
}

/// Says how often it was asked, and ends after the third time.
class Counting final : public EventSource {
 public:
    std::optional<std::string> take() override {
        return ++asked_ > 3 ? std::nullopt
                            : std::optional("data: " + std::to_string(asked_) + "\n\n");
    }

 private:
    int asked_ = 0;
};

class Silent final : public EventSource {
 public:
    std::optional<std::string> take() override { return ""; }
};

TEST_F(ServerTest, StreamsEventsUntilTheSourceEnds) {
    limits.events_every = std::chrono::milliseconds(1);
    start();
    site.answers = [](const Request&) {
        Response response;
        response.events = std::make_shared<Counting>();
        return response;
    };
    Client client(server->port());
    ASSERT_TRUE(client.send(kGet));
    EXPECT_THAT(client.until("\r\n\r\n"), HasSubstr("Content-Type: text/event-stream"));
    EXPECT_EQ(client.until("data: 3\n\n"), "data: 1\n\ndata: 2\n\ndata: 3\n\n");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, GivesHeadOfAStreamItsHeaderAlone) {
    start();
    site.answers = [](const Request&) {
        Response response;
        response.events = std::make_shared<Counting>();
        return response;
    };
    const std::string answer = ask("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, HasSubstr("Content-Type: text/event-stream"));
    EXPECT_THAT(answer, Not(HasSubstr("data: 1")));
}

TEST_F(ServerTest, KeepsASilentStreamAliveAndEndsItWhenItStops) {
    limits.events_every = std::chrono::milliseconds(1);
    limits.comment_every = std::chrono::milliseconds(1);
    start();
    site.answers = [](const Request&) {
        Response response;
        response.events = std::make_shared<Silent>();
        return response;
    };
    Client client(server->port());
    ASSERT_TRUE(client.send(kGet));
    EXPECT_THAT(client.until(":\n\n"), HasSubstr("200 OK"));
    server->stop();
    EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, KnowsWhoComesThroughItsUnixSocket) {
    const TestFolder folder;
    listen.socket = folder.path("madoguchi.sock");
    start();
    site.answers = [](const Request& request) {
        EXPECT_TRUE(request.peer.local_socket);
        EXPECT_EQ(request.peer.uid, ::getuid());
        return Response{.status = 204};
    };
    Client client(listen.socket);
    ASSERT_TRUE(client.send(kGet));
    EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 204"));
}

TEST_F(ServerTest, ServesPlainOnLoopbackOnly) {
    listen.address = "0.0.0.0";
    const auto opened = Server::open(listen, limits, site);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error(), HasSubstr("--tls-cert"));
}

TEST_F(ServerTest, SaysWhichFileItCantRead) {
    listen.tls = TlsFiles{"/nowhere/cert.pem", "/nowhere/key.pem"};
    const auto opened = Server::open(listen, limits, site);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error(), HasSubstr("/nowhere/cert.pem"));
}

TEST_F(ServerTest, SaysThatAPortIsTaken) {
    start();
    listen.port = server->port();
    const auto second = Server::open(listen, limits, site);
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error(), HasSubstr(std::to_string(listen.port)));
}

/// One request through TLS up to `version`; the answer, or why there is none.
std::string ask_encrypted(std::uint16_t port, int version) {
    const Client client(port);
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    SSL_CTX_set_max_proto_version(context.get(), version);
    SSL_CTX_set_min_proto_version(context.get(), version);
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(tls.get(), client.descriptor());
    if (SSL_connect(tls.get()) != 1) {
        return "no handshake";
    }
    const std::string request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
    std::string answer;
    char bytes[4'096];
    for (int got = 0; (got = SSL_read(tls.get(), bytes, sizeof bytes)) > 0;) {
        answer.append(bytes, static_cast<std::size_t>(got));
    }
    return answer;
}

TEST_F(ServerTest, ServesEncryptedAnywhere) {
    const TestFolder folder;
    listen.address = "0.0.0.0";
    listen.tls = make_certificate(folder);
    start();
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        const std::string answer = ask_encrypted(server->port(), version);
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
        EXPECT_THAT(answer, HasSubstr("Strict-Transport-Security"));
    }
    EXPECT_EQ(ask_encrypted(server->port(), TLS1_1_VERSION), "no handshake");
}

TEST(Listen, ReadsAddressAndPort) {
    EXPECT_EQ(parse_listen("127.0.0.1:8443")->port, 8443);
    EXPECT_EQ(parse_listen("[::1]:0")->address, "::1");
    for (const char* text : {"", "8443", ":8443", "localhost:", "localhost:70000", "localhost:x"}) {
        EXPECT_FALSE(parse_listen(text)) << text;
    }
}

}  // namespace
}  // namespace madoguchi::http
