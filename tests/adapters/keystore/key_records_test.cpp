#include <map>

#include "key_folder.hpp"

// Records beside the keys: accounts and sessions.
namespace madoguchi::keystore {
namespace {

class KeyRecordsTest : public KeyFolder {
 protected:
    static std::map<std::string, std::string> all(const KeyDatabase& database,
                                                  std::string_view prefix) {
        std::map<std::string, std::string> found;
        const auto read = database.records(
            prefix,
            [&](std::string_view name, std::string_view record) { found.emplace(name, record); });
        EXPECT_TRUE(read) << read.error().detail;
        return found;
    }
};

TEST_F(KeyRecordsTest, KeepsWhatWasPutLast) {
    const auto database = open_database();
    ASSERT_TRUE(database->put_record("session/a", "one"));
    ASSERT_TRUE(database->put_record("session/a", "two"));
    ASSERT_TRUE(database->put_record("account/x", ""));
    EXPECT_EQ(**database->record("session/a"), "two");
    EXPECT_EQ(**database->record("account/x"), "");
    EXPECT_EQ(all(*database, "session/"),
              (std::map<std::string, std::string>{{"session/a", "two"}}));
    ASSERT_TRUE(database->remove_record("session/a"));
    EXPECT_FALSE(database->record("session/a")->has_value());
    EXPECT_TRUE(all(*database, "session/").empty());
}

TEST_F(KeyRecordsTest, LieInNoFileInClear) {
    {
        const auto database = open_database();
        ASSERT_TRUE(database->put_record("session/a", "what a record holds"));
    }
    EXPECT_TRUE(files_with("what a record holds").empty());
    EXPECT_EQ(**open_database()->record("session/a"), "what a record holds");
}

TEST_F(KeyRecordsTest, AreAllForgottenWhereACopyGoesToSomebodyElse) {
    const auto database = open_database();
    ASSERT_TRUE(database->put_record("session/a", "one"));
    ASSERT_TRUE(database->put_record("account/x", "two"));
    ASSERT_TRUE(database->forget_records());
    EXPECT_TRUE(all(*database, "").empty());
}

TEST_F(KeyRecordsTest, GoAlongUnderANewMasterKey) {
    {
        const auto database = open_database();
        ASSERT_TRUE(database->put_record("session/a", "one"));
        SecretKey next = SecretKey::random();
        ASSERT_TRUE(database->copy_under(next));
        master = std::move(next);
    }
    EXPECT_EQ(**open_database()->record("session/a"), "one");
}

}  // namespace
}  // namespace madoguchi::keystore
