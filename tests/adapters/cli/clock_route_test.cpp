#include <gmock/gmock.h>

#include "application_fixture.hpp"

// What the server says of a clock that jumped, and to whom it goes on.
namespace madoguchi::cli::serve {
namespace {

using testing::HasSubstr;

class ClockRoute : public ApplicationTest {
 protected:
    [[nodiscard]] accounts::Sessions::Started enter(const std::string& staff) {
        auto started = sessions.start({"matsue", staff}, false, now_of(*installation));
        EXPECT_TRUE(started) << started.error();
        return *started;
    }

    [[nodiscard]] http::Response confirm(const accounts::Sessions::Started& who) {
        http::Request request;
        request.id = "r-2";
        request.method = "POST";
        request.path = {"v1", "clock", "confirm"};
        request.headers = {{"cookie", std::string(session_cookie(services)) + "=" + who.cookie},
                           {"x-csrf-token", who.session.csrf}};
        return application.answer(request);
    }
};

TEST_F(ClockRoute, TellsThatWhatGoesByTimeWaitsUntilTheInstallationsKeeperConfirms) {
    sign_in();
    ASSERT_TRUE(installation->tick());
    EXPECT_EQ(get({"v1", "clock"}, enter("k1").cookie).body, R"({"in_doubt":false})");

    clock.advance(std::chrono::hours(64));
    ASSERT_TRUE(installation->tick());
    const auto clerk = enter("k1");
    EXPECT_EQ(get({"v1", "clock"}, clerk.cookie).body, R"({"in_doubt":true})");
    const http::Response refused = confirm(clerk);
    EXPECT_EQ(refused.status, 403U);
    EXPECT_THAT(refused.body, HasSubstr("not_permitted"));

    const http::Response confirmed = confirm(enter("a1"));
    EXPECT_EQ(confirmed.status, 204U) << confirmed.body;
    EXPECT_EQ(get({"v1", "clock"}, clerk.cookie).body, R"({"in_doubt":false})");
}

}  // namespace
}  // namespace madoguchi::cli::serve
