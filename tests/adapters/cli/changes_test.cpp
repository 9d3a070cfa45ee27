#include "madoguchi/adapters/cli/serve/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../accounts/memory_store.hpp"
#include "madoguchi/adapters/accounts/sessions.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"

// What one signed-in browser is told, under a clock that the test moves.
namespace madoguchi::cli::serve {
namespace {

using testing::HasSubstr;
using testing::Not;

const log::TenantId kTenant("matsue");
/// 23:59:10 on 30 November in Japan.
constexpr log::UtcTime kBeforeMidnight{std::chrono::sys_days{std::chrono::November / 30 / 2026} +
                                       std::chrono::hours(14) + std::chrono::minutes(59) +
                                       std::chrono::seconds(10)};

class ChangesTest : public testing::Test {
 protected:
    void SetUp() override {
        InstallationOptions options;
        options.tenants = {kTenant.text()};
        auto opened = Installation::open(options, clock);
        ASSERT_TRUE(opened) << opened.error().what;
        installation = std::move(*opened);
        const auto started = sessions.start({kTenant.text(), "k1"}, false, now_of(*installation));
        ASSERT_TRUE(started) << started.error();
        session = started->session.id;
        changes = std::make_unique<Changes>(*installation);
    }
    std::shared_ptr<http::EventSource> follow() {
        return change_events(*installation, *changes, sessions, kTenant, session,
                             [this] { return may; });
    }

    runtime::SimulatedClock clock{kBeforeMidnight};
    accounts::MemoryStore store;
    accounts::Sessions sessions{store, {}};
    std::unique_ptr<Installation> installation;
    std::unique_ptr<Changes> changes;
    std::string session;
    bool may = true;
};

TEST_F(ChangesTest, EndWithThePermissionToFollowThem) {
    const auto events = follow();
    EXPECT_TRUE(events->take());
    may = false;
    EXPECT_FALSE(events->take());
}

TEST_F(ChangesTest, TellWhichDayItIsFirstAndAgainWhenItChanges) {
    const auto events = follow();
    EXPECT_EQ(events->take(),
              "event: clock\ndata: {\"today\":\"2026-11-30\",\"time\":\"23:59\"}\n\n");
    EXPECT_EQ(events->take(), "") << "nothing is new";
    clock.advance(std::chrono::seconds(49));
    EXPECT_EQ(events->take(), "") << "23:59:59";
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(events->take(),
              "event: clock\ndata: {\"today\":\"2026-12-01\",\"time\":\"00:00\"}\n\n")
        << "without a new sign-in";
    EXPECT_THAT(*follow()->take(), HasSubstr("2026-12-01")) << "who comes later hears it at once";
}

TEST_F(ChangesTest, CountTheWindowsOfASession) {
    EXPECT_EQ(changes->followers(session), 0U);
    const auto one = follow();
    {
        const auto other = follow();
        EXPECT_EQ(changes->followers(session), 2U);
    }
    EXPECT_EQ(changes->followers(session), 1U);
    EXPECT_EQ(changes->followers("other"), 0U);
}

TEST_F(ChangesTest, TellNoTimeToALockedSession) {
    const auto events = follow();
    sessions.lock(session);
    const auto last = events->take();
    ASSERT_TRUE(last);
    EXPECT_THAT(*last, HasSubstr("event: locked"));
    EXPECT_THAT(*last, Not(HasSubstr("clock")));
    EXPECT_EQ(events->take(), std::nullopt);
}

}  // namespace
}  // namespace madoguchi::cli::serve
