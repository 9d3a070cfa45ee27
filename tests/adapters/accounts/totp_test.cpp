#include "madoguchi/adapters/accounts/totp.hpp"

#include <gtest/gtest.h>

namespace madoguchi::accounts {
namespace {

constexpr std::string_view kSecret = "12345678901234567890";

// RFC 6238, appendix B, SHA-1.
TEST(Totp, GivesThePublishedCodes) {
    const std::pair<std::int64_t, const char*> known[] = {
        {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
        {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [seconds, code] : known) {
        EXPECT_EQ(totp_code(kSecret, static_cast<std::uint64_t>(seconds / kTotpStepSeconds), 8),
                  code);
    }
}

TEST(Totp, TakesTheNeighbouringStepsAndNoOther) {
    constexpr std::int64_t now = 1234567890;
    constexpr std::uint64_t step = now / kTotpStepSeconds;
    for (const std::uint64_t near : {step - 1, step, step + 1}) {
        EXPECT_EQ(totp_step_of(kSecret, totp_code(kSecret, near), now, 0), near);
    }
    EXPECT_FALSE(totp_step_of(kSecret, totp_code(kSecret, step - 2), now, 0));
    EXPECT_FALSE(totp_step_of(kSecret, "", now, 0));
}

TEST(Totp, TakesACodeOnce) {
    constexpr std::int64_t now = 1234567890;
    const std::string code = totp_code(kSecret, now / kTotpStepSeconds);
    const auto step = totp_step_of(kSecret, code, now, 0);
    ASSERT_TRUE(step);
    EXPECT_FALSE(totp_step_of(kSecret, code, now, *step));
}

// RFC 4648, section 10.
TEST(Totp, WritesBase32AsPublished) {
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(base32("fo"), "MZXQ");
    EXPECT_EQ(base32(""), "");
}

TEST(Totp, SaysWhatAnAuthenticatorScans) {
    EXPECT_EQ(totp_address("foobar", "Madoguchi", "k1"),
              "otpauth://totp/Madoguchi:k1?secret=MZXW6YTBOI&issuer=Madoguchi");
}

}  // namespace
}  // namespace madoguchi::accounts
