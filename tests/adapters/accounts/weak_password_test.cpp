#include "madoguchi/adapters/accounts/weak_password.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/accounts/password_hash.hpp"

namespace madoguchi::accounts {
namespace {

const Who kWho{"shiken", "ka1001"};

std::string weakness(const char* password, const char* name = "見本 花子") {
    return weakness_of(SecretText(password), kWho, name);
}

TEST(WeakPassword, IsOneThatIsTooShortOrTooLong) {
    EXPECT_EQ(weakness("十一文字では足りません"), "too_short") << "characters count, not bytes";
    EXPECT_EQ(weakness("十二文字なら足りますよね"), "");
    EXPECT_EQ(weakness_of(SecretText(std::string(257, 'x')), kWho, ""), "too_long");
}

TEST(WeakPassword, IsOneThatADictionaryKnowsWhateverStandsAroundIt) {
    for (const char* known :
         {"password1234", "1234password", "passwordpassword", "P@ssw0rd2026", "4321drowssap",
          "Administration2026", "iloveyou12345", "another password"}) {
        EXPECT_EQ(weakness(known), "easy_to_guess") << known;
    }
}

TEST(WeakPassword, IsARowOfKeysASequenceARepeatOrADate) {
    for (const char* pattern : {"qwertyuiop1234", "abcdefghijkl", "1234567890123", "aaaaaaaaaaaab",
                                "ああああああああああああ", "20261129123456"}) {
        EXPECT_EQ(weakness(pattern), "easy_to_guess") << pattern;
    }
}

TEST(WeakPassword, IsWhatEverybodyHereWouldTry) {
    EXPECT_EQ(weakness("madoguchi2026"), "easy_to_guess");
    EXPECT_EQ(weakness("Shiken-Shiken"), "easy_to_guess") << "the municipality";
}

TEST(WeakPassword, ContainsTheStaffCodeOrTheirName) {
    EXPECT_EQ(weakness("ながい-KA1001-ことばの列"), "contains_code");
    EXPECT_EQ(weakness("花子はながいことばをえらぶ"), "contains_name");
    EXPECT_EQ(weakness("見本花子のながいことばです"), "contains_name");
    EXPECT_EQ(weakness("見本 花子のながいことばです", "見本\u3000花子"), "contains_name");
    EXPECT_EQ(weakness("kites fly over HANAKO", "Mihon Hanako"), "contains_name");
    EXPECT_EQ(weakness("林の中一本の木がたおれた日", "林 一"), "") << "one character says nothing";
    EXPECT_EQ(weakness("林一本の木がきのうたおれた", "林 一"), "contains_name");
}

TEST(WeakPassword, IsntOneOfSeveralUnrelatedWords) {
    for (const char* strong :
         {"correct horse battery", "ながいながいことばですよね", "Himitsu no kotoba 7"}) {
        EXPECT_EQ(weakness(strong), "") << strong;
    }
    EXPECT_EQ(weakness_of(one_time_password(), kWho, ""), "");
}

TEST(WeakPassword, EndsForTheGuesserWhereAZeroStandsInIt) {
    EXPECT_EQ(weakness_of(SecretText(std::string_view("abc\0ながいことばがつづく", 34)), kWho, ""),
              "easy_to_guess");
}

}  // namespace
}  // namespace madoguchi::accounts
