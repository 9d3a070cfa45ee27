#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "browser.hpp"
#include "office_week.hpp"
#include "serving.hpp"

// A training server beside the real one: another process with a folder of invented people.
namespace madoguchi::e2e {
namespace {

namespace fs = std::filesystem;

/// A server over the week's data.
class Training : public OfficeWeek {
 protected:
    void SetUp() override {
        OfficeWeek::SetUp();
        fs::copy(raw(), folder_->path("served"),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        server = std::make_unique<Running>(std::vector<std::string>{
            "serve", "--listen", "127.0.0.1:0", "--data", folder_->path("served"), "--policies",
            source("ops/policies"), "--json"});
        for (;;) {
            const json said = json::parse(server->read_line());
            if (said.contains("listening")) {
                const std::string at = said["listening"];
                port = static_cast<std::uint16_t>(std::stoul(at.substr(at.rfind(':') + 1)));
                return;
            }
            accounts[said["staff"].get<std::string>()] = said;
        }
    }
    void TearDown() override {
        server->signal(SIGTERM);
        EXPECT_EQ(server->end(), 0);
    }

    std::unique_ptr<Running> server;
    std::map<std::string, json> accounts;
    std::uint16_t port = 0;
};

TEST_F(Training, SaysSoBeforeTheSignInInTheSessionAndInWhatLeaves) {
    Browser browser(port);
    EXPECT_EQ(browser.get("/v1/sign-in").data()["training"], true);
    const json& clerk = accounts.at("saijo-k1");
    const Reply signed_in = browser.post(
        "/v1/session",
        {{"municipality", "saijo"}, {"staff", "saijo-k1"}, {"password", clerk["password"]}});
    EXPECT_NE(signed_in.header("Set-Cookie").find("__Host-training-session="), std::string::npos);
    browser.sign_in("saijo", "saijo-k1", clerk["password"]);
    EXPECT_EQ(browser.get("/v1/session").data()["training"], true);
    EXPECT_EQ(browser.get("/v1/worklists/open.csv").body.find("研修用"), 3U)
        << "behind the byte order mark";
}

TEST_F(Serve, IsNoTrainingAndLeadsToOne) {
    options = {"--training-at", "https://madoguchi.example.jp:8444"};
    start();
    Browser browser(port);
    const json ways = browser.get("/v1/sign-in").data();
    EXPECT_EQ(ways["training"], false);
    EXPECT_EQ(ways["training_at"], "https://madoguchi.example.jp:8444");
    EXPECT_EQ(stop(), 0);
    for (const char* const option : {"--training-at", "--origin"}) {
        EXPECT_EQ(run({"serve", "--data", data, "--policies", policies, "--listen", "127.0.0.1:0",
                       option, "javascript:alert(1)"})
                      .status,
                  2)
            << option;
    }
}

}  // namespace
}  // namespace madoguchi::e2e
