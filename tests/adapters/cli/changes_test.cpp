#include "madoguchi/adapters/cli/serve/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

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

    /// Something changes.
    void change() {
        ++commands;
        if (commands == 1) {
            put(R"("appoint_administrator":{"staff":"a1","name":"試験 管理"})", "console");
        } else {
            put(R"("register_staff":{"staff":"k)" + std::to_string(commands) +
                    R"(","name":"試験 窓口","from":"2026-01-01"})",
                "a1");
        }
    }
    void put(const std::string& payload, const std::string& actor) {
        const auto answer = installation->submit_json(
            R"({"tenant":"matsue","id":"11111111-2222-4333-8444-)" +
            std::to_string(100'000'000'000 + commands) + R"(","stream":"staff/matsue","actor":")" +
            actor + R"(","office":"matsue_main",)" + payload + "}");
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_EQ(answer->outcome.kind, log::OutcomeKind::kAccepted) << answer->detail;
        ASSERT_TRUE(installation->catch_up());
    }

    int commands = 0;
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

// A browser opens its stream again by itself, also when nobody sits before it.
TEST_F(ChangesTest, AreFollowedWithoutKeepingTheSessionOpen) {
    auto events = follow();
    for (std::chrono::minutes passed{0}; passed < accounts::SessionLimits().lock_after;
         passed += std::chrono::minutes(1)) {
        const auto told = events->take();
        ASSERT_TRUE(told);
        EXPECT_THAT(*told, Not(HasSubstr("locked"))) << passed.count() << " minutes";
        events = follow();
        clock.advance(std::chrono::minutes(1));
    }
    const auto last = events->take();
    ASSERT_TRUE(last);
    EXPECT_THAT(*last, HasSubstr("event: locked"));
    EXPECT_THAT(*follow()->take(), HasSubstr("event: locked")) << "it doesn't open by being asked";
}

TEST_F(ChangesTest, AreToldToTheWindowsOfASessionInTurns) {
    std::vector<std::shared_ptr<http::EventSource>> windows;
    for (std::size_t i = 0; i < kFollowersMax; ++i) {
        windows.push_back(follow());
    }
    std::vector<std::size_t> told(windows.size());
    for (std::size_t round = 0; round < windows.size(); ++round) {
        change();
        std::size_t in_round = 0;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const auto text = windows[i]->take();
            ASSERT_TRUE(text);
            const bool changed = text->find("event: changed") != std::string::npos;
            told[i] += changed ? 1 : 0;
            in_round += changed ? 1 : 0;
        }
        EXPECT_EQ(in_round, 1U) << "together as often as one window alone, round " << round;
        clock.advance(Changes::kTurn);
    }
    for (const std::size_t times : told) {
        EXPECT_EQ(times, 1U) << "each once in as many rounds as there are windows";
    }
}

TEST_F(ChangesTest, AreToldToTheOnlyWindowEachTime) {
    const auto window = follow();
    for (std::size_t round = 0; round < 3; ++round) {
        change();
        EXPECT_THAT(*window->take(), HasSubstr("event: changed")) << round;
        clock.advance(Changes::kTurn);
    }
}

TEST_F(ChangesTest, LeaveNoTurnToAWindowThatHasGone) {
    const auto window = follow();
    { const auto other = follow(); }
    for (std::size_t round = 0; round < 3; ++round) {
        change();
        EXPECT_THAT(*window->take(), HasSubstr("event: changed")) << round;
        clock.advance(Changes::kTurn);
    }
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
