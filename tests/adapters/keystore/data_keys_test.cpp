#include "madoguchi/adapters/keystore/data_keys.hpp"

#include <set>
#include <thread>

#include "key_folder.hpp"
#include "madoguchi/adapters/keystore/gcm_sealer.hpp"

namespace madoguchi::keystore {
namespace {

const Scope kScope{"matsue", "case/1", 1};

class DataKeysTest : public KeyFolder {
 protected:
    static KeyId key_for(DataKeys& keys, const Scope& scope) {
        const auto key = keys.for_sealing(scope.tenant, scope.stream, scope.subject);
        EXPECT_TRUE(key) << key.error();
        return key ? (*key)->id : KeyId();
    }
};

TEST_F(DataKeysTest, GiveAScopeTheSameKeyAfterARestart) {
    auto keys = open_keys();
    const KeyId before = key_for(*keys, kScope);
    ASSERT_TRUE(keys->close());
    keys.reset();
    keys = open_keys();
    EXPECT_EQ(key_for(*keys, kScope), before);
    EXPECT_EQ(keys->keys_of(kScope), std::vector<KeyId>{before});
}

TEST_F(DataKeysTest, UseTheFreeKeysOfTheLastRun) {
    open_keys().reset();
    const auto counted = open_database()->counts();
    ASSERT_TRUE(counted);
    EXPECT_EQ(counted->keys, DataKeys::kPoolKeys);
    for (int i = 0; i < 3; ++i) {
        auto keys = open_keys();
        key_for(*keys, {"matsue", "case/" + std::to_string(i), 1});
    }
    const auto after = open_database()->counts();
    ASSERT_TRUE(after);
    EXPECT_EQ(after->assigned, 3U);
    EXPECT_LE(after->keys, DataKeys::kPoolKeys + 3);
}

TEST_F(DataKeysTest, AreMadeAheadWhenHalfOfThePoolIsGone) {
    auto keys = open_keys();
    for (std::size_t i = 0; i <= DataKeys::kPoolKeys / 2; ++i) {
        key_for(*keys, {"matsue", "case/" + std::to_string(i), 1});
    }
    // Nobody asks for one more, and yet they come.
    std::uint64_t there = 0;
    while (there < DataKeys::kPoolKeys + DataKeys::kPoolKeys / 2) {
        const auto counted = keys->database().counts();
        ASSERT_TRUE(counted);
        there = counted->keys;
        std::this_thread::yield();
    }
}

TEST_F(DataKeysTest, GiveNoKeyToTwoScopes) {
    auto keys = open_keys();
    std::set<KeyId> ids;
    for (std::size_t i = 0; i < 3 * DataKeys::kPoolKeys; ++i) {
        ids.insert(key_for(*keys, {"matsue", "case/" + std::to_string(i), 1}));
    }
    EXPECT_EQ(ids.size(), 3 * DataKeys::kPoolKeys);
    ASSERT_TRUE(keys->close());
    std::size_t scopes = 0;
    ASSERT_TRUE(keys->database().scopes("matsue", [&](const Scope& scope) {
        EXPECT_EQ(scope.tenant, "matsue");
        ++scopes;
        return true;
    }));
    EXPECT_EQ(scopes, 3 * DataKeys::kPoolKeys);
}

// A crash right after the first seal: its assignment isn't written yet.
class AfterACrash : public DataKeysTest {
 protected:
    void SetUp() override {
        auto keys = open_keys();
        GcmSealer sealer(*keys);
        crash_into(root + "/at-crash");  // The pool is durable, nothing is assigned.
        ASSERT_TRUE(sealer.seal(place, "試験 太郎", box));
        ASSERT_TRUE(keys->close());
        keys.reset();
        std::filesystem::remove_all(folder);
        std::filesystem::rename(root + "/at-crash", folder);
    }
    const codec::SealPlace place{"matsue", "case/1", "type", "principal.name",
                                 codec::Subject::kPrincipal};
    codec::SealedBox box;
};

TEST_F(AfterACrash, WhatWasSealedOpens) {
    auto keys = open_keys();
    GcmSealer sealer(*keys);
    std::string plain;
    const auto opened = sealer.open(place, box.key_id, box.box, plain);
    ASSERT_TRUE(opened) << opened.error().reason;
    EXPECT_EQ(plain, "試験 太郎");
}

TEST_F(AfterACrash, NoKeyOfTheLostPoolIsGivenToAnybody) {
    auto keys = open_keys();
    const auto lost = keys->database().unassigned();
    ASSERT_TRUE(lost);
    const std::set<KeyId> before(lost->begin(), lost->end());
    EXPECT_TRUE(before.contains(box.key_id));
    std::size_t again = 0;
    for (std::size_t i = 0; i < DataKeys::kPoolKeys; ++i) {
        const KeyId id = key_for(*keys, {"matsue", "case/" + std::to_string(i + 10), 1});
        again += id == box.key_id ? 1 : 0;
    }
    EXPECT_EQ(again, 0U);
}

TEST_F(AfterACrash, OpeningWritesTheAssignmentDownAgain) {
    auto keys = open_keys();
    GcmSealer sealer(*keys);
    std::string plain;
    ASSERT_TRUE(sealer.open(place, box.key_id, box.box, plain));
    EXPECT_EQ(keys->keys_of(kScope), std::vector<KeyId>{box.key_id});
    ASSERT_TRUE(keys->close());
    EXPECT_EQ(keys->database().keys_of(kScope), std::vector<KeyId>{box.key_id});
}

TEST_F(AfterACrash, ABoxThatDoesNotOpenAssignsNothing) {
    auto keys = open_keys();
    GcmSealer sealer(*keys);
    codec::SealPlace elsewhere = place;
    elsewhere.stream = "case/2";
    std::string plain;
    EXPECT_FALSE(sealer.open(elsewhere, box.key_id, box.box, plain));
    EXPECT_EQ(keys->keys_of({"matsue", "case/2", 1}), std::vector<KeyId>());
}

TEST_F(DataKeysTest, DestroyedKeysAreGoneWhereverTheyWere) {
    auto keys = open_keys();
    const std::vector<KeyId> ids{key_for(*keys, kScope)};
    const auto other = key_for(*keys, {"matsue", "case/2", 1});
    const auto at = std::chrono::system_clock::time_point(std::chrono::hours(24 * 20'000));
    const auto done = keys->destroy(ids, at);
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(keys->for_opening(ids[0]), DataKeyPtr());
    EXPECT_EQ(keys->keys_of(kScope), std::vector<KeyId>());
    EXPECT_EQ(keys->database().destroyed_at(ids[0]), at);
    EXPECT_NE(key_for(*keys, kScope), ids[0]);
    ASSERT_TRUE(keys->close());
    keys.reset();
    keys = open_keys();
    EXPECT_EQ(keys->for_opening(ids[0]), DataKeyPtr());
    const auto kept = keys->for_opening(other);
    ASSERT_TRUE(kept) << kept.error().reason;
    EXPECT_EQ((*kept)->id, other);
}

}  // namespace
}  // namespace madoguchi::keystore
