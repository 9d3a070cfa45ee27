#include <gmock/gmock.h>

#include <memory>
#include <vector>

#include "application_fixture.hpp"

// What opening an event stream does to the session that opens it, and how many it may open.
namespace madoguchi::cli::serve {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::chrono::minutes kMinute{1};
const auto kLockAfter =
    std::chrono::duration_cast<std::chrono::minutes>(accounts::SessionLimits().lock_after);

class EventsRoute : public ApplicationTest {
 protected:
    [[nodiscard]] http::Response open_stream(const std::string& cookie) {
        return get({"v1", "events"}, cookie);
    }
    [[nodiscard]] http::Response lists(const std::string& cookie,
                                       std::vector<http::Field> headers = {}) {
        return get({"v1", "worklists"}, cookie, std::move(headers));
    }
};

// The browser opens the stream again by itself whenever it breaks.
TEST_F(EventsRoute, IsNoUseOfTheSessionHoweverOftenItIsOpened) {
    const std::string cookie = sign_in();
    for (std::chrono::minutes passed{0}; passed < kLockAfter; passed += kMinute) {
        const http::Response response = open_stream(cookie);
        ASSERT_EQ(response.status, 200U) << response.body;
        EXPECT_TRUE(response.events->take());
        clock.advance(kMinute);
    }
    const http::Response refused = open_stream(cookie);
    EXPECT_EQ(refused.status, 401U);
    EXPECT_THAT(refused.body, HasSubstr("session_locked"));
    EXPECT_THAT(lists(cookie).body, HasSubstr("session_locked"));
}

// The counterpart, so that the test above fails where nothing counts as a use.
TEST_F(EventsRoute, IsToldApartFromWhatAPersonDoes) {
    const std::string cookie = sign_in();
    for (std::chrono::minutes passed{0}; passed < 2 * kLockAfter; passed += kMinute) {
        ASSERT_EQ(lists(cookie).status, 200U) << passed.count();
        clock.advance(kMinute);
    }
    for (std::chrono::minutes passed = kMinute; passed < kLockAfter; passed += kMinute) {
        ASSERT_EQ(lists(cookie, {{"x-background", "1"}}).status, 200U) << passed.count();
        clock.advance(kMinute);
    }
    EXPECT_THAT(lists(cookie).body, HasSubstr("session_locked")) << "the screen asked by itself";
}

TEST_F(EventsRoute, TakesSoManyWindowsOfASessionAndNoMore) {
    const std::string cookie = sign_in();
    std::vector<std::shared_ptr<http::EventSource>> windows;
    for (std::size_t i = 0; i < kFollowersMax; ++i) {
        const http::Response response = open_stream(cookie);
        ASSERT_EQ(response.status, 200U) << response.body;
        windows.push_back(response.events);
    }
    const http::Response refused = open_stream(cookie);
    EXPECT_EQ(refused.status, 503U);
    EXPECT_THAT(refused.body, HasSubstr(R"("code":"busy")"));
    windows.pop_back();
    EXPECT_EQ(open_stream(cookie).status, 200U) << "one of them was closed";
}

}  // namespace
}  // namespace madoguchi::cli::serve
