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

}  // namespace
}  // namespace madoguchi::e2e
