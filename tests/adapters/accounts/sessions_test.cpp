#include "madoguchi/adapters/accounts/sessions.hpp"

#include <gtest/gtest.h>

#include "memory_store.hpp"

namespace madoguchi::accounts {
namespace {

using std::chrono::seconds;

const Who kWho{"shiken", "k1"};

class SessionsTest : public testing::Test {
 protected:
    MemoryStore store;
    SessionLimits limits{
        .lock_after = seconds(600), .ends_after = seconds(3'600), .of_one_person_max = 2};
    Sessions sessions{store, limits};
    Sessions::Time now{seconds(1'800'000'000)};
};

TEST_F(SessionsTest, FindsASessionByItsCookieAlone) {
    const auto started = sessions.start(kWho, true, now);
    ASSERT_TRUE(started);
    const auto found = sessions.find(started->cookie, now, true);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->who, kWho);
    EXPECT_TRUE(found->must_change_password);
    EXPECT_FALSE(sessions.find(found->id, now, true)) << "what is stored is no cookie";
    EXPECT_FALSE(sessions.find("", now, true));
}

TEST_F(SessionsTest, StoresNoCookie) {
    const auto started = sessions.start(kWho, false, now);
    for (const auto& [name, record] : store.records) {
        EXPECT_EQ((name + record).find(started->cookie), std::string::npos);
    }
}

TEST_F(SessionsTest, LocksWhenNobodyDoesAnything) {
    const auto started = sessions.start(kWho, false, now);
    now += seconds(599);
    EXPECT_FALSE(sessions.find(started->cookie, now, false)->locked) << "asking isn't using";
    now += seconds(1);
    EXPECT_TRUE(sessions.find(started->cookie, now, true)->locked);
    EXPECT_FALSE(sessions.is_open(started->session.id, now));
    sessions.unlock(started->session.id, now);
    EXPECT_FALSE(sessions.find(started->cookie, now, true)->locked);
}

TEST_F(SessionsTest, StaysOpenWhileItIsUsed) {
    const auto started = sessions.start(kWho, false, now);
    for (int i = 0; i < 5; ++i) {
        now += seconds(599);
        EXPECT_FALSE(sessions.find(started->cookie, now, true)->locked);
    }
}

TEST_F(SessionsTest, EndsAtTheLatest) {
    const auto started = sessions.start(kWho, false, now);
    now += seconds(3'600);
    EXPECT_FALSE(sessions.find(started->cookie, now, true));
}

TEST_F(SessionsTest, IsLockedAfterARestart) {
    const auto started = sessions.start(kWho, false, now);
    Sessions after(store, limits);
    ASSERT_TRUE(after.load(now + seconds(10)));
    const auto found = after.find(started->cookie, now + seconds(10), true);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->locked);
    EXPECT_EQ(found->csrf, started->session.csrf);
}

TEST_F(SessionsTest, ForgetsAtARestartWhatIsOver) {
    ASSERT_TRUE(sessions.start(kWho, false, now));
    Sessions after(store, limits);
    ASSERT_TRUE(after.load(now + seconds(3'600)));
    EXPECT_EQ(after.count(), 0U);
    EXPECT_TRUE(store.records.empty());
}

TEST_F(SessionsTest, EndsTheOldestOfTooMany) {
    const auto first = sessions.start(kWho, false, now);
    const auto second = sessions.start(kWho, false, now + seconds(1));
    const auto third = sessions.start(kWho, false, now + seconds(2));
    EXPECT_FALSE(sessions.find(first->cookie, now + seconds(3), true));
    EXPECT_TRUE(sessions.find(second->cookie, now + seconds(3), true));
    EXPECT_TRUE(sessions.find(third->cookie, now + seconds(3), true));
}

TEST_F(SessionsTest, EndsAllOthersOfAPerson) {
    const auto mine = sessions.start(kWho, false, now);
    const auto other = sessions.start(kWho, false, now);
    const auto anothers = sessions.start({"shiken", "k2"}, false, now);
    ASSERT_TRUE(sessions.end_others(kWho, mine->session.id));
    EXPECT_TRUE(sessions.find(mine->cookie, now, true));
    EXPECT_FALSE(sessions.find(other->cookie, now, true));
    EXPECT_TRUE(sessions.find(anothers->cookie, now, true));
}

}  // namespace
}  // namespace madoguchi::accounts
