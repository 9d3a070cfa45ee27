#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client.hpp"
#include "madoguchi/adapters/http/server.hpp"

namespace madoguchi::http {

/// Opens once, for as many as wait.
class Gate {
 public:
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        opened_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        arrived_.notify_all();
        opened_.wait(lock, [this] { return open_; });
    }
    /// Waits until as many wait.
    void wait_for(int count) {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [&] { return waiting_ >= count; });
    }

 private:
    std::mutex mutex_;
    std::condition_variable opened_;
    std::condition_variable arrived_;
    bool open_ = false;
    int waiting_ = 0;
};

/// Answers with what a test says, and remembers what the server refused.
class Site final : public Handler {
 public:
    Response answer(const Request& request) override { return answers(request); }
    std::optional<Response> answer_at_once(const Request& request) override {
        return at_once ? std::optional(at_once(request)) : std::nullopt;
    }
    void refused(unsigned status, std::string_view code, std::string_view request) override {
        const std::lock_guard lock(mutex_);
        refused_.emplace_back(std::to_string(status) + " " + std::string(code));
        refused_requests_.emplace_back(request);
        changed_.notify_all();
    }
    /// Waits until the server has refused something; says what.
    std::string first_refused() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !refused_.empty(); });
        return refused_.front();
    }

    /// The ids of the requests that were refused, empty where none was read.
    std::vector<std::string> refused_requests() {
        const std::lock_guard lock(mutex_);
        return refused_requests_;
    }

    std::function<Response(const Request&)> at_once;  ///< Set: it answers on the server's thread.
    std::function<Response(const Request&)> answers = [](const Request& request) {
        Response response;
        response.content_type = "text/plain";
        response.body = request.method;
        for (const auto& segment : request.path) {
            response.body += "/" + segment;
        }
        return response;
    };

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> refused_;
    std::vector<std::string> refused_requests_;
};

/// A server on loopback, on a port that the kernel has chosen.
class ServerTest : public testing::Test {
 protected:
    void start() {
        auto opened = Server::open(listen, limits, site);
        ASSERT_TRUE(opened) << opened.error();
        server = std::move(*opened);
    }

    std::string ask(const std::string& request) {
        Client client(server->port());
        EXPECT_TRUE(client.send(request));
        return client.answer();
    }

    Site site;
    Listen listen;
    Limits limits{.workers = 2};
    std::unique_ptr<Server> server;
};

inline const std::string kGet = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace madoguchi::http
