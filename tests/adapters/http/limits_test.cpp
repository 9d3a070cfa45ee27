#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <thread>

#include "site.hpp"

// What a client may not do, and that the others don't notice.
namespace madoguchi::http {
namespace {

using std::chrono::milliseconds;
using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(ServerTest, CutsAHeaderThatComesTooSlowly) {
    limits.workers = 1;
    limits.header_within = milliseconds(50);
    start();
    Client slow(server->port());
    ASSERT_TRUE(slow.send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
    EXPECT_THAT(ask(kGet), StartsWith("HTTP/1.1 200")) << "it holds no worker";
    EXPECT_TRUE(slow.is_closed());
    EXPECT_EQ(site.first_refused(), "408 timeout");
}

// What is left of a kept connection's idle time isn't a slow client's to take.
TEST_F(ServerTest, CutsTheNextHeaderOfAKeptConnectionThatComesTooSlowly) {
    limits.workers = 1;
    limits.header_within = milliseconds(250);
    limits.idle_max = std::chrono::minutes(10);
    start();
    const std::string begun = "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    Client at_once(server->port());
    ASSERT_TRUE(at_once.send(kGet + begun)) << "behind the first, before its answer";
    EXPECT_THAT(at_once.answer(), StartsWith("HTTP/1.1 200"));
    EXPECT_TRUE(at_once.is_closed());
    Client later(server->port());
    ASSERT_TRUE(later.send(kGet));
    EXPECT_THAT(later.answer(), StartsWith("HTTP/1.1 200"));
    ASSERT_TRUE(later.send(begun));
    EXPECT_THAT(ask(kGet), StartsWith("HTTP/1.1 200")) << "it holds no worker";
    EXPECT_TRUE(later.is_closed());
    EXPECT_EQ(site.first_refused(), "408 timeout");
    while (site.refused_requests().size() < 2) {
        std::this_thread::yield();  // The connection is closed before it is told.
    }
}

TEST_F(ServerTest, CutsABodyThatComesTooSlowly) {
    limits.workers = 1;
    limits.body_within = milliseconds(50);
    start();
    Client slow(server->port());
    ASSERT_TRUE(slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1"));
    EXPECT_THAT(ask(kGet), StartsWith("HTTP/1.1 200"));
    EXPECT_TRUE(slow.is_closed());
}

TEST_F(ServerTest, EndsAnIdleConnection) {
    limits.idle_max = milliseconds(50);
    start();
    Client client(server->port());
    ASSERT_TRUE(client.send(kGet));
    EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 200"));
    EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, TakesNoHeaderThatIsTooLarge) {
    limits.header_bytes_max = 1'024;
    start();
    EXPECT_THAT(
        ask("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + std::string(2'000, 'a') + "\r\n\r\n"),
        StartsWith("HTTP/1.1 431"));
}

TEST_F(ServerTest, TakesNoBodyThatIsTooLarge) {
    limits.body_bytes_max = 100;
    start();
    EXPECT_THAT(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n"),
                StartsWith("HTTP/1.1 413"));
    EXPECT_THAT(ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n80\r\n" +
                    std::string(0x80, 'a') + "\r\n0\r\n\r\n"),
                StartsWith("HTTP/1.1 413"));
}

TEST_F(ServerTest, SaysWhatIsntHttp) {
    start();
    for (const char* request :
         {"nonsense\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET / HTTP/1.1\r\nHost x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\x01\r\n\r\n"}) {
        const std::string answer = ask(request);
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 400")) << request;
        EXPECT_THAT(answer, HasSubstr("urn:madoguchi:malformed"));
    }
}

// Two readings of where a request ends would let one request hide in another.
TEST_F(ServerTest, TakesNoRequestWithTwoLengths) {
    start();
    for (const char* lengths : {"Content-Length: 3\r\nContent-Length: 4\r\n",
                                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                                "Content-Length: -1\r\n", "Content-Length: 3x\r\n"}) {
        EXPECT_THAT(ask("POST / HTTP/1.1\r\nHost: x\r\n" + std::string(lengths) + "\r\nabc"),
                    StartsWith("HTTP/1.1 400"))
            << lengths;
    }
}

// A proxy may go by one of them, and this server by the other.
TEST_F(ServerTest, TakesNoFieldTwiceThatSaysOneThing) {
    start();
    for (const char* field :
         {"If-Match: \"1\"", "Idempotency-Key: 1", "X-CSRF-Token: a", "Origin: http://x",
          "Content-Type: application/json", "Content-Encoding: identity", "Content-Length: 3",
          "Cookie: one=1", "Authorization: Basic eA==", "Sec-Fetch-Site: same-origin",
          "X-Office: a", "X-Background: 1"}) {
        const std::string once = "POST / HTTP/1.1\r\nHost: x\r\n" +
                                 std::string(std::string_view(field).starts_with("Content-Length")
                                                 ? ""
                                                 : "Content-Length: 3\r\n") +
                                 field + "\r\n";
        EXPECT_THAT(ask(once + "\r\nabc"), StartsWith("HTTP/1.1 200")) << field;
        const std::string twice = ask(once + field + "\r\n\r\nabc");
        EXPECT_THAT(twice, StartsWith("HTTP/1.1 400")) << field;
        EXPECT_THAT(twice, HasSubstr("urn:madoguchi:malformed")) << field;
        EXPECT_THAT(twice, HasSubstr("more than once")) << field;
        std::string shouted(field);
        std::transform(shouted.begin(), shouted.begin() + static_cast<long>(shouted.find(':')),
                       shouted.begin(), [](unsigned char c) { return std::toupper(c); });
        EXPECT_THAT(ask(once + shouted + "\r\n\r\nabc"), StartsWith("HTTP/1.1 400"))
            << shouted << " is the same field";
    }
}

TEST_F(ServerTest, TakesFieldsTwiceThatAreLists) {
    start();
    for (const char* field : {"Accept-Language: ja", "X-Forwarded-For: 192.0.2.1", "Via: 1.1 x",
                              "Cache-Control: no-cache"}) {
        EXPECT_THAT(
            ask("GET / HTTP/1.1\r\nHost: x\r\n" + std::string(field) + "\r\n" + field + "\r\n\r\n"),
            StartsWith("HTTP/1.1 200"))
            << field;
    }
}

TEST_F(ServerTest, TakesNoCodingOfATransferThatItDoesntKnow) {
    start();
    for (const char* coding : {"xchunked", "identity", "chunked, identity", "gzip, chunked"}) {
        const std::string answer =
            ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + std::string(coding) +
                "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 400")) << coding;
        EXPECT_THAT(answer, Not(HasSubstr("HTTP/1.1 200"))) << "one request hid in another";
        EXPECT_THAT(answer, HasSubstr("X-Request-Id: "));
    }
}

TEST_F(ServerTest, SaysThatItIsBusyWhenTooMuchWaits) {
    limits.workers = 1;
    limits.waiting_max = 2;
    start();
    Gate gate;
    site.answers = [&gate](const Request&) {
        gate.wait();
        return Response{.status = 204};
    };
    Client first(server->port());
    ASSERT_TRUE(first.send(kGet));
    gate.wait_for(1);
    Client second(server->port());
    ASSERT_TRUE(second.send(kGet));
    while (server->figures().waiting < 2) {
        std::this_thread::yield();
    }
    const std::string third = ask(kGet);
    EXPECT_THAT(third, StartsWith("HTTP/1.1 503"));
    EXPECT_THAT(third, HasSubstr("Retry-After: 1"));
    ASSERT_EQ(site.refused_requests().size(), 1U);
    EXPECT_THAT(third, HasSubstr("X-Request-Id: " + site.refused_requests()[0]))
        << "it is found in the log";
    gate.open();
    EXPECT_THAT(first.answer(), StartsWith("HTTP/1.1 204"));
    EXPECT_THAT(second.answer(), StartsWith("HTTP/1.1 204"));
}

TEST_F(ServerTest, AnswersWhatMustntWaitWithoutAWorker) {
    limits.workers = 1;
    limits.waiting_max = 1;
    Gate gate;
    site.answers = [&gate](const Request&) {
        gate.wait();
        return Response{.status = 204};
    };
    start();
    Client first(server->port());
    ASSERT_TRUE(first.send(kGet));
    gate.wait_for(1);
    EXPECT_THAT(ask(kGet), StartsWith("HTTP/1.1 503"));
    site.at_once = [](const Request&) { return Response{.status = 200}; };
    EXPECT_THAT(ask(kGet), StartsWith("HTTP/1.1 200"));
    gate.open();
    EXPECT_THAT(first.answer(), StartsWith("HTTP/1.1 204"));
}

TEST_F(ServerTest, TellsConnectionsThatAreTooManyToComeAgain) {
    limits.connections_max = 1;
    limits.turned_away_max = 1;
    start();
    Client first(server->port());
    ASSERT_TRUE(first.send(kGet));
    EXPECT_THAT(first.answer(), StartsWith("HTTP/1.1 200"));
    {
        Client second(server->port());
        const std::string told = second.answer();
        EXPECT_THAT(told, StartsWith("HTTP/1.1 503"));
        EXPECT_THAT(told, HasSubstr("Retry-After: 1"));
        Client third(server->port());
        EXPECT_TRUE(third.is_closed()) << "the second one isn't gone yet";
        EXPECT_EQ(site.first_refused(), "503 too_many_connections");
    }
    ASSERT_TRUE(first.send(kGet));
    EXPECT_THAT(first.answer(), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, HoldsOneClientFromTakingTheOthersConnections) {
    limits.connections_of_loopback_max = 1;
    limits.turned_away_max = 1;
    start();
    Client first(server->port());
    ASSERT_TRUE(first.send(kGet));
    EXPECT_THAT(first.answer(), StartsWith("HTTP/1.1 200"));
    {
        Client second(server->port());
        const std::string told = second.answer();
        EXPECT_THAT(told, StartsWith("HTTP/1.1 503"));
        EXPECT_THAT(told, HasSubstr("Retry-After: 1"));
        Client third(server->port());
        EXPECT_TRUE(third.is_closed()) << "the second one isn't gone yet";
        EXPECT_EQ(site.first_refused(), "503 too_many_connections_of_one_client");
        Client other(server->port(), "127.0.0.2");
        ASSERT_TRUE(other.send(kGet));
        EXPECT_THAT(other.answer(), StartsWith("HTTP/1.1 200"));
    }
    ASSERT_TRUE(first.send(kGet));
    EXPECT_THAT(first.answer(), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, TakesAClientAgainWhoseConnectionsHaveEnded) {
    limits.connections_of_loopback_max = 1;
    start();
    for (int i = 0; i < 3; ++i) {
        EXPECT_THAT(ask(kGet), StartsWith("HTTP/1.1 200"));
        while (server->figures().connections > 0) {
            std::this_thread::yield();
        }
    }
}

TEST(Limits, LetManyClientsComeThroughAProxyOnThisMachine) {
    const Limits limits;
    EXPECT_GE(limits.connections_of_loopback_max, limits.connections_max);
    EXPECT_LT(limits.connections_of_one_client_max, limits.connections_max / 4);
}

TEST_F(ServerTest, ForgetsAClientThatGoesWhileItsAnswerIsMade) {
    start();
    Gate gate;
    site.answers = [&gate](const Request&) {
        gate.wait();
        return Response{.status = 204};
    };
    {
        const Client client(server->port());
        ASSERT_TRUE(client.send(kGet));
        gate.wait_for(1);
    }
    gate.open();
    while (server->figures().connections > 0) {
        std::this_thread::yield();
    }
    EXPECT_EQ(server->figures().waiting, 0U);
}

}  // namespace
}  // namespace madoguchi::http
