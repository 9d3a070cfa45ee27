#include "madoguchi/adapters/accounts/security_keys.hpp"

#include <gtest/gtest.h>

#include "memory_store.hpp"

namespace madoguchi::accounts {
namespace {

const Who kClerk{"matsue", "k1"};
const KeptKey kKey{.label = "机の鍵",
                   .id = std::string("\x00\xFF id", 5),
                   .public_key = std::string(64, '\x80'),
                   .algorithm = -257,
                   .counter = 3,
                   .added_at = std::chrono::sys_seconds(std::chrono::seconds(1'800'000'000))};

TEST(SecurityKeys, AreKeptByPerson) {
    MemoryStore store;
    SecurityKeys keys(store);
    EXPECT_TRUE(keys.add(kClerk, kKey).value());
    EXPECT_FALSE(keys.add(kClerk, kKey).value()) << "twice";
    EXPECT_EQ(keys.of(kClerk).value(), std::vector{kKey});
    EXPECT_TRUE(keys.of({"matsue", "k"}).value().empty());
    EXPECT_TRUE(keys.of({"saijo", "k1"}).value().empty());
    EXPECT_TRUE(keys.remove(kClerk, name_of(kKey)).value());
    EXPECT_FALSE(keys.remove(kClerk, name_of(kKey)).value());
    EXPECT_TRUE(keys.of(kClerk).value().empty());
}

TEST(SecurityKeys, AreAFewEach) {
    MemoryStore store;
    SecurityKeys keys(store);
    for (std::size_t i = 0; i < SecurityKeys::kOfOnePersonMax; ++i) {
        KeptKey key = kKey;
        key.id += std::to_string(i);
        EXPECT_TRUE(keys.add(kClerk, key).value());
    }
    EXPECT_FALSE(keys.add(kClerk, kKey).value());
    EXPECT_TRUE(remove_keys(store, kClerk));
    EXPECT_TRUE(keys.add(kClerk, kKey).value());
}

TEST(SecurityKeys, CountUpwardsWhoeverComesFirst) {
    MemoryStore store;
    SecurityKeys keys(store);
    ASSERT_TRUE(keys.add(kClerk, kKey).value());
    const std::string name = name_of(kKey);
    EXPECT_TRUE(keys.count(kClerk, name, 4).value());
    EXPECT_FALSE(keys.count(kClerk, name, 4).value());
    EXPECT_TRUE(keys.count(kClerk, name, 0).value()) << "one that doesn't count";
    EXPECT_FALSE(keys.count(kClerk, "another", 9).value());
}

TEST(SecurityKeys, SayThatTheStoreIsBroken) {
    MemoryStore store;
    SecurityKeys keys(store);
    store.records["key/matsue/k1/x"] = "something else";
    EXPECT_FALSE(keys.of(kClerk));
    store.broken = true;
    EXPECT_FALSE(keys.count(kClerk, "x", 1));
    EXPECT_FALSE(keys.remove(kClerk, "x"));
}

}  // namespace
}  // namespace madoguchi::accounts
