#include <gtest/gtest.h>

#include "madoguchi/domain/letter/postage.hpp"
#include "madoguchi/domain/letter/registered_number.hpp"

namespace madoguchi::letter {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Date on(int y, unsigned m, unsigned d) { return Date(year{y} / month{m} / day{d}); }

TEST(Postage, ChangesOnTheDayThatTheTariffDoes) {
    const auto yen = [](Date date, MailClass mail_class, unsigned grams) {
        return postage_yen(published_tariffs(), date, mail_class, grams);
    };
    EXPECT_EQ(yen(on(2023, 9, 30), MailClass::kSimplifiedRegistered, 20), 404U);
    EXPECT_EQ(yen(on(2023, 10, 1), MailClass::kSimplifiedRegistered, 20), 434U);
    EXPECT_EQ(yen(on(2024, 9, 30), MailClass::kSimplifiedRegistered, 26), 444U);
    EXPECT_EQ(yen(on(2024, 10, 1), MailClass::kSimplifiedRegistered, 26), 460U);
    EXPECT_EQ(yen(on(2026, 11, 20), MailClass::kOrdinary, 50), 110U);
    EXPECT_EQ(yen(on(2026, 11, 20), MailClass::kRecorded, 50), 320U);
}

TEST(Postage, IsUnknownOutsideTheTable) {
    EXPECT_FALSE(postage_yen(published_tariffs(), on(2019, 9, 30), MailClass::kOrdinary, 20));
    EXPECT_FALSE(postage_yen(published_tariffs(), on(2026, 1, 1), MailClass::kOrdinary, 51));
    EXPECT_FALSE(postage_yen(published_tariffs(), on(2026, 1, 1), MailClass::kOrdinary, 0));
    EXPECT_FALSE(postage_yen({}, on(2026, 1, 1), MailClass::kOrdinary, 20));
}

TEST(RegisteredNumber, AcceptsThePublishedExampleInAnySpelling) {
    const auto number = RegisteredNumber::parse("131-12-38385-2");
    ASSERT_TRUE(number);
    EXPECT_EQ(number->text(), "131-12-38385-2");
    EXPECT_EQ(RegisteredNumber::parse("13112383852"), number);
    EXPECT_EQ(RegisteredNumber::parse("131 12 38385 2"), number);
}

TEST(RegisteredNumber, RefusesAWrongCheckDigitOrLength) {
    EXPECT_FALSE(RegisteredNumber::parse("131-12-38385-3"));
    EXPECT_FALSE(RegisteredNumber::parse("131-12-38358-2"));
    EXPECT_FALSE(RegisteredNumber::parse("1311238385"));
    EXPECT_FALSE(RegisteredNumber::parse("131123838522"));
    EXPECT_FALSE(RegisteredNumber::parse("131-12-3838X-2"));
    EXPECT_FALSE(RegisteredNumber::parse(""));
    EXPECT_EQ(RegisteredNumber().text(), "");
}

}  // namespace
}  // namespace madoguchi::letter
