#include "browser.hpp"

#include <gtest/gtest.h>

#include "../adapters/http/client.hpp"

namespace madoguchi::e2e {

std::string Reply::header(const std::string& name) const {
    const std::string begin = "\r\n" + name + ": ";
    const auto at = head.find(begin);
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + begin.size();
    return head.substr(from, head.find("\r\n", from) - from);
}

std::string Reply::code() const {
    const json problem = data();
    return problem.is_object() ? problem.value("code", "") : std::string();
}

std::string uuid(int number) {
    return "22222222-3333-4444-8555-" + std::to_string(100'000'000'000 + number);
}

Reply Browser::send(const std::string& method, const std::string& path, const std::string& body,
                    const Headers& headers) {
    http::Client client(port_);
    std::string request = method + " " + path +
                          " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                          "\r\nConnection: close\r\n";
    if (!cookie_.empty()) {
        request += "Cookie: " + cookie_name_ + cookie_ + "\r\n";
    }
    for (const auto& [name, value] : headers) {
        request += name + ": " + value + "\r\n";
    }
    if (!body.empty() || method == "POST") {
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    EXPECT_TRUE(client.send(request + "\r\n" + body));
    const std::string answer = client.answer();
    Reply reply;
    const auto end = answer.find("\r\n\r\n");
    reply.head = answer.substr(0, end);
    reply.body = end == std::string::npos ? std::string() : answer.substr(end + 4);
    reply.status = answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0;
    const std::string set = reply.header("Set-Cookie");
    for (const std::string name : {"__Host-session=", "__Host-training-session="}) {
        if (set.starts_with(name)) {
            cookie_name_ = name;
            cookie_ = set.substr(name.size(), set.find(';') - name.size());
        }
    }
    return reply;
}

Reply Browser::get(const std::string& path, const Headers& headers) {
    return send("GET", path, {}, headers);
}

Reply Browser::post(const std::string& path, const json& body, const Headers& headers) {
    Headers all{{"Content-Type", "application/json"}, {"X-CSRF-Token", csrf}};
    all.insert(all.end(), headers.begin(), headers.end());
    return send("POST", path, body.dump(), all);
}

Reply Browser::command(const std::string& which, int number, const char* name, const json& payload,
                       const Headers& headers) {
    Headers all{{"Idempotency-Key", uuid(number)}};
    all.insert(all.end(), headers.begin(), headers.end());
    return post("/v1/cases/" + which + "/commands", {{"office", "matsue_main"}, {name, payload}},
                all);
}

void Browser::sign_in(const std::string& municipality, const std::string& staff,
                      const std::string& password) {
    const Reply signed_in = post(
        "/v1/session", {{"municipality", municipality}, {"staff", staff}, {"password", password}});
    ASSERT_EQ(signed_in.status, 200) << signed_in.body;
    csrf = signed_in.data()["csrf"];
    if (signed_in.data()["must_change_password"] == true) {
        const Reply changed = post("/v1/session/password", {{"old", password}, {"new", kPassword}});
        ASSERT_EQ(changed.status, 204) << changed.body;
    }
}

}  // namespace madoguchi::e2e
