#include "madoguchi/adapters/accounts/password_hash.hpp"

#include <gtest/gtest.h>

namespace madoguchi::accounts {
namespace {

constexpr ScryptCost kQuick{.n = 16, .r = 1, .p = 1};

// RFC 7914, section 12: the second vector.
TEST(PasswordHash, IsScryptAsPublished) {
    EXPECT_EQ(
        scrypt_hex("password", "NaCl", {.n = 1024, .r = 8, .p = 16}, 64),
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109"
        "279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
}

TEST(PasswordHash, MatchesItsPasswordAndNoOther) {
    const std::string hash = hash_password(SecretText("見本のことば12345"), kQuick);
    EXPECT_TRUE(matches(SecretText("見本のことば12345"), hash));
    EXPECT_FALSE(matches(SecretText("見本のことば12346"), hash));
    EXPECT_FALSE(matches(SecretText(""), hash));
}

TEST(PasswordHash, IsSaltedAndHoldsNoPassword) {
    const SecretText password("correct horse battery");
    const std::string one = hash_password(password, kQuick);
    EXPECT_NE(one, hash_password(password, kQuick));
    EXPECT_EQ(one.find("horse"), std::string::npos);
}

TEST(PasswordHash, OfAnotherFormMatchesNothing) {
    for (const char* text : {"", "scrypt", "scrypt$16$1$1$salt", "scrypt$x$1$1$aa$bb",
                             "scrypt$16$1$1$aa$", "argon2$16$1$1$aa$bb"}) {
        EXPECT_FALSE(matches(SecretText("x"), text)) << text;
    }
}

TEST(PasswordHash, MakesPasswordsForOnceThatDiffer) {
    const SecretText one = one_time_password();
    EXPECT_EQ(one.reveal().size(), 24U);
    EXPECT_NE(one.reveal(), one_time_password().reveal());
}

}  // namespace
}  // namespace madoguchi::accounts
