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

}  // namespace
}  // namespace madoguchi::protobuf
