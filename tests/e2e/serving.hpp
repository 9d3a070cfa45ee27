#pragma once

#include <signal.h>

#include <memory>
#include <string>
#include <vector>

#include "browser.hpp"
#include "office.hpp"

namespace madoguchi::e2e {

/// An office whose data a server may serve.
class Serve : public Office {
 protected:
    /// Starts the server; the lines that it printed before it listened are in `printed`.
    void start() {
        std::vector<std::string> arguments{
            "serve",  "--listen", "127.0.0.1:0",       "--data", data, "--policies",
            policies, "--site",   folder.path("site"), "--json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        server = std::make_unique<Running>(arguments, log);
        for (;;) {
            const std::string line = server->read_line();
            ASSERT_FALSE(line.empty()) << "the server ended before it listened";
            const json said = json::parse(line);
            if (said.contains("listening")) {
                const std::string at = said["listening"];
                port = static_cast<std::uint16_t>(std::stoul(at.substr(at.rfind(':') + 1)));
                return;
            }
            printed.push_back(said);
        }
    }

    int stop() {
        server->signal(SIGTERM);
        return server->end();
    }

    /// A password for once for somebody, made on the console.
    [[nodiscard]] std::string account(const std::string& staff) const {
        const Ended ended = madoguchi({"staff", "account", staff, "-m", "matsue", "--json"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        return ended.lines().at(0).at("password");
    }

    /// What opens a case, without who, where and when.
    static json opening_payload() { return opening(1, "case/x")["open_case"]; }

    std::vector<std::string> options;  ///< Further ones.
    std::string log;                   ///< File of what it logs; empty: with the test's own lines.
    std::unique_ptr<Running> server;
    std::vector<json> printed;
    std::uint16_t port = 0;
};

/// A clerk is signed in and has opened a case.
class ServeCase : public Serve {
 protected:
    void SetUp() override {
        Serve::SetUp();
        const std::string password = account("k1");
        start();
        clerk = std::make_unique<Browser>(port);
        clerk->sign_in("matsue", "k1", password);
        const Reply opened = clerk->command(id, 1, "open_case", opening_payload());
        ASSERT_EQ(opened.status, 200) << opened.body;
        answer = opened.data();
        number = answer["case"]["case_number"];
    }

    const std::string id = uuid(1000);
    std::unique_ptr<Browser> clerk;
    json answer;
    std::string number;
};

}  // namespace madoguchi::e2e
