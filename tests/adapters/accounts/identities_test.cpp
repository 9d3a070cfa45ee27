#include "madoguchi/adapters/accounts/identities.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/accounts/once.hpp"
#include "memory_store.hpp"

namespace madoguchi::accounts {
namespace {

using namespace std::chrono_literals;

const Who kClerk{"matsue", "k1"};
const Who kOther{"matsue", "k2"};
const Identity kIdentity{"https://id.example.jp", "u-1"};

TEST(Identities, LetInWhomAnAdministratorHasBound) {
    MemoryStore store;
    Identities identities(store);
    EXPECT_EQ(identities.whose("matsue", kIdentity).value(), std::nullopt);
    EXPECT_TRUE(identities.bind(kClerk, kIdentity).value());
    EXPECT_EQ(identities.whose("matsue", kIdentity).value(), kClerk);
    EXPECT_EQ(identities.of(kClerk).value(), kIdentity);
    EXPECT_EQ(identities.whose("saijo", kIdentity).value(), std::nullopt);
    EXPECT_EQ(identities.whose("matsue", {"https://other.example", "u-1"}).value(), std::nullopt);
}

TEST(Identities, AreOnePersonsEach) {
    MemoryStore store;
    Identities identities(store);
    EXPECT_TRUE(identities.bind(kClerk, kIdentity).value());
    EXPECT_FALSE(identities.bind(kOther, kIdentity).value());
    EXPECT_TRUE(identities.bind(kClerk, kIdentity).value());
    EXPECT_EQ(identities.of(kOther).value(), std::nullopt);
}

TEST(Identities, GoWhenTheyAreTakenAwayOrReplaced) {
    MemoryStore store;
    Identities identities(store);
    const Identity later{"https://id.example.jp", "u-2"};
    EXPECT_TRUE(identities.bind(kClerk, kIdentity).value());
    EXPECT_TRUE(identities.bind(kClerk, later).value());
    EXPECT_EQ(identities.whose("matsue", kIdentity).value(), std::nullopt);
    EXPECT_EQ(identities.whose("matsue", later).value(), kClerk);
    EXPECT_TRUE(identities.bind(kOther, kIdentity).value());
    EXPECT_TRUE(identities.unbind(kClerk));
    EXPECT_TRUE(identities.unbind(kClerk));
    EXPECT_EQ(identities.whose("matsue", later).value(), std::nullopt);
    EXPECT_EQ(identities.whose("matsue", kIdentity).value(), kOther);
}

TEST(Identities, SayThatTheStoreIsBroken) {
    MemoryStore store;
    Identities identities(store);
    store.broken = true;
    EXPECT_FALSE(identities.bind(kClerk, kIdentity));
    EXPECT_FALSE(identities.unbind(kClerk));
    EXPECT_FALSE(identities.whose("matsue", kIdentity));
}

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'000)};

TEST(Once, GivesBackOnceAndInTime) {
    Once<int> once(60s);
    const std::string key = once.put(7, kNow);
    EXPECT_EQ(once.take("another", kNow), std::nullopt);
    EXPECT_EQ(once.take(key, kNow + 59s), 7);
    EXPECT_EQ(once.take(key, kNow + 59s), std::nullopt);
    EXPECT_EQ(once.take(once.put(8, kNow), kNow + 60s), std::nullopt);
}

TEST(Once, ForgetsTheOldestWhenTooManyAreKept) {
    Once<int> once(60s, 2);
    const std::string first = once.put(1, kNow);
    const std::string second = once.put(2, kNow);
    const std::string third = once.put(3, kNow);
    EXPECT_EQ(once.take(first, kNow), std::nullopt);
    EXPECT_EQ(once.take(second, kNow), 2);
    EXPECT_EQ(once.take(third, kNow), 3);
}

}  // namespace
}  // namespace madoguchi::accounts
