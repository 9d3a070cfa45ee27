#include "madoguchi/adapters/protobuf/text_rules.hpp"

#include <gtest/gtest.h>

#include <string>

namespace madoguchi::protobuf {
namespace {

/// Whether a field takes digits that make a My Number.
bool takes(const char* message, const char* field) {
    std::string text = "a123456789018b";
    return !check_text(message, field, {}, text);
}

TEST(TextRules, LetWhatAProgramDrewHoldAnyDigits) {
    EXPECT_TRUE(takes("KeyAssertion", "signature"));
    EXPECT_TRUE(takes("KeyAssertion", "challenge"));
    EXPECT_TRUE(takes("NewKey", "attestation"));
    EXPECT_TRUE(takes("ProviderReturn", "code"));
    EXPECT_FALSE(takes("NewKey", "label"));
    EXPECT_FALSE(takes("StaffIdentity", "account"));
    EXPECT_FALSE(takes("AddNote", "text"));
}

TEST(TextRules, TakeFuriganaInKanaOrLatinLetters) {
    for (const auto& [given, good] :
         {std::pair("シケン タロウ", true), std::pair("しけん・たろー", true),
          std::pair("ｼｹﾝ ﾀﾛｳ", true), std::pair("SHIKEN TARO", true), std::pair("ヴァン ガ", true),
          std::pair("試験 タロウ", false), std::pair("サ々キ", false)}) {
        std::string text = given;
        EXPECT_EQ(!check_text("Person", "kana", {}, text), good) << given;
    }
}

}  // namespace
}  // namespace madoguchi::protobuf
