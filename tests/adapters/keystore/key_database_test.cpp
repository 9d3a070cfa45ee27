#include "madoguchi/adapters/keystore/key_database.hpp"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <algorithm>

#include "key_folder.hpp"
#include "madoguchi/adapters/keystore/key_rows.hpp"

namespace madoguchi::keystore {
namespace {

const Scope kScope{"matsue", "case/1", 1};

class KeyDatabaseTest : public KeyFolder {
 protected:
    /// Stores so many keys, each for a scope of its own.
    static std::vector<KeyId> store(KeyDatabase& database, std::size_t count) {
        std::vector<SecretKey> secrets;
        KeyRows rows;
        std::vector<KeyId> ids;
        for (std::size_t i = 0; i < count; ++i) {
            secrets.push_back(SecretKey::random());
            ids.push_back(random_key_id());
        }
        for (std::size_t i = 0; i < count; ++i) {
            rows.keys.push_back({ids[i], &secrets[i]});
            rows.assignments.push_back({ids[i], {"matsue", "case/" + std::to_string(i), 1}});
        }
        const auto done = database.write(rows);
        EXPECT_TRUE(done) << done.error().detail;
        return ids;
    }

    /// The wrapped form of each key as it lies in the files: found through the row before it.
    [[nodiscard]] std::vector<std::string> wrapped_forms(const std::vector<KeyId>& ids) const {
        std::vector<std::string> forms;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) {
                continue;
            }
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string all{std::istreambuf_iterator<char>(file), {}};
            for (const auto& id : ids) {
                const std::string row = row_key(RowKind::kKey, id);
                for (auto at = all.find(row); at != std::string::npos; at = all.find(row, at + 1)) {
                    // In the write-ahead log: the key, one byte of length, the value.
                    const std::string value = all.substr(at + row.size() + 1, 61);
                    if (unwrap(master, row, value)) {
                        forms.push_back(value);
                    }
                }
            }
        }
        return forms;
    }
};

TEST_F(KeyDatabaseTest, KeepsKeysAndWhomTheySealFor) {
    auto database = open_database();
    const SecretKey secret = SecretKey::random();
    const KeyId id = random_key_id();
    ASSERT_TRUE(database->write({.keys = {{id, &secret}}, .assignments = {{id, kScope}}}));
    database.reset();
    database = open_database();
    const auto found = database->find(id);
    ASSERT_TRUE(found && found->key);
    EXPECT_EQ(fingerprint(found->key->key), fingerprint(secret));
    EXPECT_EQ(found->key->scope, kScope);
    EXPECT_EQ(database->keys_of(kScope), std::vector<KeyId>{id});
    EXPECT_EQ(database->keys_of({"matsue", "case/1", 2}), std::vector<KeyId>());
    EXPECT_EQ(database->keys_of({"matsue", "case/10", 1}), std::vector<KeyId>());
}

TEST_F(KeyDatabaseTest, HoldsNoKeyInClear) {
    auto database = open_database();
    const SecretKey secret = SecretKey::random();
    ASSERT_TRUE(database->write({.keys = {{random_key_id(), &secret}}}));
    const auto named = database->named("content-mac", true);
    ASSERT_TRUE(named);
    for (const SecretKey* key : {&secret, static_cast<const SecretKey*>(&*named),
                                 static_cast<const SecretKey*>(&master)}) {
        EXPECT_EQ(files_with(bytes_of(*key)), std::vector<std::string>());
    }
}

TEST_F(KeyDatabaseTest, KnowsWhichKeysAreFreeUntilTheNextWrite) {
    auto database = open_database();
    const SecretKey secret = SecretKey::random();
    const std::vector<KeyId> ids{random_key_id(), random_key_id()};
    ASSERT_TRUE(database->write(
        {.keys = {{ids[0], &secret}, {ids[1], &secret}}, .assignments = {}, .free = ids}));
    EXPECT_EQ(database->free_keys(), ids);
    ASSERT_TRUE(database->write({}));
    EXPECT_EQ(database->free_keys(), std::vector<KeyId>());
}

TEST_F(KeyDatabaseTest, RefusesAnotherMasterKey) {
    open_database().reset();
    const SecretKey other = SecretKey::random();
    const auto opened = KeyDatabase::open(folder, other);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, log::StoreErrorCode::kCorruption);
    EXPECT_NE(opened.error().detail.find(fingerprint(master)), std::string::npos);
    EXPECT_NE(opened.error().detail.find(fingerprint(other)), std::string::npos);
}

TEST_F(KeyDatabaseTest, RefusesASecondProcess) {
    const auto database = open_database();
    const auto second = KeyDatabase::open(folder, master);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, log::StoreErrorCode::kLocked);
}

TEST_F(KeyDatabaseTest, MakesANamedKeyOnceOnly) {
    auto database = open_database();
    EXPECT_FALSE(database->named("content-mac", false));
    const auto made = database->named("content-mac", true);
    ASSERT_TRUE(made);
    database.reset();
    database = open_database();
    const auto again = database->named("content-mac", false);
    ASSERT_TRUE(again);
    EXPECT_EQ(fingerprint(*again), fingerprint(*made));
    const auto other = database->named("search-tokens", true);
    ASSERT_TRUE(other);
    EXPECT_NE(fingerprint(*other), fingerprint(*made));
}

TEST_F(KeyDatabaseTest, DestroyedKeysAreInNoFile) {
    auto database = open_database();
    const auto ids = store(*database, 200);
    const auto forms = wrapped_forms(ids);
    ASSERT_EQ(forms.size(), 200U);
    const std::vector<KeyId> erased(ids.begin(), ids.begin() + 3);
    const auto gone = wrapped_forms(erased);
    ASSERT_EQ(gone.size(), 3U);
    const auto done = database->destroy(erased, {});
    ASSERT_TRUE(done) << done.error().detail;
    for (const auto& form : gone) {
        EXPECT_EQ(files_with(form), std::vector<std::string>());
    }
    // The search finds what is there.
    const auto kept = std::find_if(forms.begin(), forms.end(), [&](const auto& form) {
        return std::find(gone.begin(), gone.end(), form) == gone.end();
    });
    EXPECT_EQ(files_with(*kept).size(), 1U);
    EXPECT_EQ(database->find(erased[0])->state, KeyState::kDestroyed);
    EXPECT_EQ(database->find(ids.back())->state, KeyState::kThere);
    const auto counts = database->counts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->keys, 197U);
    EXPECT_EQ(counts->assigned, 197U);
    EXPECT_EQ(counts->destroyed, 3U);
}

TEST_F(KeyDatabaseTest, DestroyedKeysAreInNoFileThoughTheyLayInSeveral) {
    auto database = open_database();
    const auto first = store(*database, 20);
    const auto forms = wrapped_forms(first);
    ASSERT_EQ(forms.size(), 20U);
    for (int i = 0; i < 3; ++i) {
        const auto more = store(*database, 20);
        ASSERT_TRUE(database->destroy(std::span(more).first(1), {}));  // Each makes a new file.
    }
    ASSERT_TRUE(database->destroy(first, {}));
    for (const auto& form : forms) {
        EXPECT_EQ(files_with(form), std::vector<std::string>());
    }
}

TEST_F(KeyDatabaseTest, OpeningFinishesADestructionThatACrashStopped) {
    auto database = open_database();
    const auto ids = store(*database, 20);
    const auto form = wrapped_forms({ids[0]});
    ASSERT_EQ(form.size(), 1U);
    const std::string files = database->files();
    database.reset();
    // The first half of `destroy`: the rows are deleted, the files not yet rewritten.
    ::rocksdb::Options options;
    options.compression = ::rocksdb::kNoCompression;
    ::rocksdb::DB* raw = nullptr;
    ASSERT_TRUE(::rocksdb::DB::Open(options, files, &raw).ok());
    ::rocksdb::WriteBatch batch;
    batch.Delete(row_key(RowKind::kKey, ids[0]));
    batch.Put(row_key(RowKind::kDestroyed, ids[0]), "0");
    batch.Put(row_key(RowKind::kMeta, "rewrite"), "");
    ASSERT_TRUE(raw->Write({}, &batch).ok());
    delete raw;
    ASSERT_FALSE(files_with(form[0]).empty());
    database = open_database();
    EXPECT_EQ(files_with(form[0]), std::vector<std::string>());
    EXPECT_EQ(database->find(ids[0])->state, KeyState::kDestroyed);
    EXPECT_EQ(database->find(ids[1])->state, KeyState::kThere);
}

TEST_F(KeyDatabaseTest, DestroyingWhatIsNotThereIsNoError) {
    auto database = open_database();
    const std::vector<KeyId> unknown{random_key_id()};
    ASSERT_TRUE(database->destroy(unknown, {}));
    EXPECT_EQ(database->find(unknown[0])->state, KeyState::kUnknown);
    EXPECT_EQ(database->destroyed_at(unknown[0])->has_value(), false);
}

// --- another master key

TEST_F(KeyDatabaseTest, CopiesEveryKeyUnderAnotherMasterKey) {
    auto database = open_database();
    const auto ids = store(*database, 2'500);
    const auto mac = database->named("content-mac", true);
    ASSERT_TRUE(mac);
    ASSERT_TRUE(database->destroy(std::span(ids).first(1), {}));
    const auto sample = database->find(ids[7]);
    ASSERT_TRUE(sample && sample->key);
    const std::string installation = database->installation_id();
    const std::string old_files = database->files();
    const SecretKey next = SecretKey::random();
    const auto done = database->copy_under(next);
    ASSERT_TRUE(done) << done.error().detail;
    database.reset();
    EXPECT_FALSE(std::filesystem::exists(old_files));
    EXPECT_FALSE(KeyDatabase::open(folder, master));
    auto opened = KeyDatabase::open(folder, next);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ((*opened)->installation_id(), installation);
    const auto again = (*opened)->find(ids[7]);
    ASSERT_TRUE(again && again->key);
    EXPECT_EQ(fingerprint(again->key->key), fingerprint(sample->key->key));
    EXPECT_EQ(again->key->scope, sample->key->scope);
    EXPECT_EQ((*opened)->find(ids[0])->state, KeyState::kDestroyed);
    const auto same_mac = (*opened)->named("content-mac", false);
    ASSERT_TRUE(same_mac);
    EXPECT_EQ(fingerprint(*same_mac), fingerprint(*mac));
    EXPECT_EQ((*opened)->counts()->keys, 2'499U);
}

TEST_F(KeyDatabaseTest, ACopyThatACrashStoppedDoesNotCount) {
    auto database = open_database();
    const auto ids = store(*database, 10);
    const SecretKey next = SecretKey::random();
    // As a crash leaves it: half of the copy is there, and the old one still counts.
    std::filesystem::create_directory(folder + "/db-" + fingerprint(next));
    std::ofstream(folder + "/db-" + fingerprint(next) + "/000004.log") << "half a copy";
    const auto done = database->copy_under(next);
    ASSERT_TRUE(done) << done.error().detail;
    database.reset();
    auto opened = KeyDatabase::open(folder, next);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ((*opened)->find(ids[3])->state, KeyState::kThere);
}

TEST_F(KeyDatabaseTest, OpeningRemovesTheDatabasesThatDoNotCount) {
    open_database().reset();
    const std::string left = folder + "/db-0123456789abcdef";
    std::filesystem::create_directory(left);
    open_database().reset();
    EXPECT_FALSE(std::filesystem::exists(left));
}

}  // namespace
}  // namespace madoguchi::keystore
