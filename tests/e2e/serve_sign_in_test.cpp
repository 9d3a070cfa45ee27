#include <gmock/gmock.h>

#include <filesystem>

#include "serving.hpp"

// Who is let in by `madoguchi serve`, from where, and which passwords it takes.
namespace madoguchi::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class ServeSignIn : public Serve {
 protected:
    /// Signs in at a browser, with whatever it holds.
    static Reply try_in(Browser& browser, const std::string& staff, const std::string& password) {
        return browser.post("/v1/session",
                            {{"municipality", "matsue"}, {"staff", staff}, {"password", password}});
    }
    /// What somebody is answered who has that cookie.
    [[nodiscard]] int status_of(const std::string& cookie) const {
        Browser holder(port);
        return holder.send("GET", "/v1/session", "", {{"Cookie", "__Host-session=" + cookie}})
            .status;
    }
};

TEST_F(ServeSignIn, SaysWhyAPasswordIsntTakenAndRepeatsItNowhere) {
    log = folder.path("log");
    start();
    const std::string once = printed.at(0)["password"];
    Browser browser(port);
    browser.csrf = try_in(browser, "a1", once).data()["csrf"];
    const std::vector<std::pair<std::string, std::string>> weak{
        {"password1234", "easy_to_guess"},
        {"qwertyuiop1234", "easy_to_guess"},
        {"試験がながくつづくことば", "contains_name"},
        {"kurz", "too_short"}};
    for (const auto& [password, why] : weak) {
        const Reply reply =
            browser.post("/v1/session/password", {{"old", once}, {"new", password}});
        EXPECT_EQ(reply.status, 422) << reply.body;
        EXPECT_EQ(reply.code(), "password_weak");
        EXPECT_EQ(reply.data()["ids"], json::array({why}));
        EXPECT_THAT(reply.data()["title"].get<std::string>(), HasSubstr("パスワード"));
        EXPECT_THAT(reply.data()["detail_en"].get<std::string>(), HasSubstr("password"));
        EXPECT_NE(reply.data()["detail_en"], "this password can't be taken") << "it says why";
        EXPECT_THAT(reply.head + reply.body, Not(HasSubstr(password)));
    }
    EXPECT_EQ(
        browser.post("/v1/session/password", {{"old", once}, {"new", Browser::kPassword}}).status,
        204);
    EXPECT_EQ(stop(), 0);
    const std::string logged = content(log);
    EXPECT_THAT(logged, HasSubstr("password_weak"));
    for (const auto& [password, why] : weak) {
        EXPECT_THAT(logged, Not(HasSubstr(password)));
    }
    EXPECT_THAT(logged, Not(HasSubstr(Browser::kPassword)));
}

TEST_F(ServeSignIn, EndsTheSessionThatTheBrowserHeldWhoseverItWas) {
    const std::string first = account("k1");
    const std::string other = account("k2");
    start();
    Browser browser(port);
    browser.sign_in("matsue", "k1", first);
    const std::string before = browser.cookie();
    EXPECT_EQ(try_in(browser, "k1", "falsch falsch").status, 401);
    EXPECT_EQ(status_of(before), 200) << "who isn't let in ends nothing";
    ASSERT_EQ(try_in(browser, "k1", Browser::kPassword).status, 200);
    const std::string again = browser.cookie();
    EXPECT_EQ(status_of(before), 401);
    EXPECT_EQ(status_of(again), 200);
    ASSERT_EQ(try_in(browser, "k2", other).status, 200);
    EXPECT_EQ(status_of(again), 401) << "another person's, at the same machine";
    EXPECT_EQ(status_of(browser.cookie()), 200);
    Browser elsewhere(port);
    ASSERT_EQ(try_in(elsewhere, "k2", other).status, 200);
    EXPECT_EQ(status_of(browser.cookie()), 200) << "a browser that held none ends none";
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeSignIn, TakesChangesFromTheOriginThatItWasToldAndNoOther) {
    options = {"--origin", "https://office.example:8443"};
    const std::string password = account("k1");
    start();
    Browser browser(port);
    browser.sign_in("matsue", "k1", password);
    const std::string its_host = "http://127.0.0.1:" + std::to_string(port);
    EXPECT_EQ(browser.post("/v1/session/lock", json::object(), {{"Origin", its_host}}).code(),
              "cross_site")
        << "the name that a request gives the server proves nothing";
    EXPECT_EQ(
        browser
            .post("/v1/session/lock", json::object(), {{"Origin", "https://office.example:8443"}})
            .status,
        204);
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeSignIn, MakesNothingWhereItCantStart) {
    start();
    const std::string fresh = folder.path("fresh");
    const std::string no_provider = folder.file("provider.json", "{}");
    const std::string here = "127.0.0.1:0";
    const std::vector<std::vector<std::string>> starts{
        {"--listen", "127.0.0.1:" + std::to_string(port)},
        {"--listen", here, "--tls-cert", folder.path("none"), "--tls-key", folder.path("none")},
        {"--listen", here, "--tls-cert", no_provider, "--tls-key", no_provider},
        {"--listen", here, "--origin", "https://office.example/"},
        {"--listen", here, "--training-at", "http://office.example"},
        {"--listen", here, "--oidc", no_provider}};
    for (const auto& each : starts) {
        std::vector<std::string> arguments{"serve", "--data", fresh, "--policies", policies};
        arguments.insert(arguments.end(), each.begin(), each.end());
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.status, 2) << each.back() << ended.err;
        EXPECT_FALSE(std::filesystem::exists(fresh)) << each.back();
        EXPECT_THAT(ended.out, Not(HasSubstr("password"))) << each.back();
    }
    EXPECT_EQ(stop(), 0);
}

}  // namespace
}  // namespace madoguchi::e2e
