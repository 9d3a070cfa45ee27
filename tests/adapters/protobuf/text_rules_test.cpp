#include "madoguchi/adapters/protobuf/text_rules.hpp"

#include <gtest/gtest.h>

#include <string>

#include "madoguchi/adapters/protobuf/fault_code.hpp"

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

TEST(TextRules, SayOfWhichKindAFaultIs) {
    const auto code = [](const char* field, std::string text) {
        const auto fault = check_text("Person", field, {.text_bytes_max = 60}, text);
        return fault ? fault->code : std::string_view("none");
    };
    EXPECT_EQ(code("name", "架空 太郎"), "none");
    EXPECT_EQ(code("name", "123456789018"), fault_code::kMyNumber);
    EXPECT_EQ(code("name", "12345678903"), fault_code::kResidentCode);
    EXPECT_EQ(code("phone", "12345678903"), "none") << "a telephone number may be as long";
    EXPECT_EQ(code("name", std::string(61, 'x')), fault_code::kTooLong);
    EXPECT_EQ(code("name", "a\tb"), fault_code::kCharacter);
    EXPECT_EQ(code("birth_date", "2026-02-30"), fault_code::kNoSuchDay);
    EXPECT_EQ(code("postcode", "12"), fault_code::kPostcode);
    EXPECT_EQ(code("postcode", "a"), fault_code::kPostcode);
    EXPECT_EQ(code("kana", "架空"), fault_code::kKana);
    EXPECT_EQ(code("phone", "none"), fault_code::kPhone);
}

}  // namespace
}  // namespace madoguchi::protobuf
