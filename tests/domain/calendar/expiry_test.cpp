#include "madoguchi/domain/calendar/expiry.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace madoguchi::calendar {
namespace {

Date d(std::string_view iso) { return parse_date(iso).value(); }

TEST(NthBirthday, CountsStrictlyAfterTheIssueDay) {
    EXPECT_EQ(nth_birthday_after(d("1980-06-15"), d("2025-06-14"), 1), d("2025-06-15"));
    EXPECT_EQ(nth_birthday_after(d("1980-06-15"), d("2025-06-14"), 5), d("2029-06-15"));
    EXPECT_EQ(nth_birthday_after(d("1980-06-15"), d("2025-06-15"), 5), d("2030-06-15"));
    EXPECT_EQ(nth_birthday_after(d("1980-06-15"), d("2025-06-16"), 5), d("2030-06-15"));
}

TEST(NthBirthday, OfTheTwentyNinthOfFebruaryFallsOnTheTwentyEighthInCommonYears) {
    EXPECT_EQ(nth_birthday_after(d("1988-02-29"), d("2022-03-05"), 5), d("2027-02-28"));
    EXPECT_EQ(nth_birthday_after(d("1988-02-29"), d("2023-01-10"), 5), d("2027-02-28"));
    EXPECT_EQ(nth_birthday_after(d("1988-02-29"), d("2023-03-01"), 5), d("2028-02-29"));
}

TEST(CertificateExpiry, IsTheEarliestOfBirthdayCardStayAndUserAuthentication) {
    CertificateFacts facts{.born = d("1980-06-15"), .issued_on = d("2026-08-01")};
    EXPECT_EQ(certificate_expiry(facts), d("2031-06-15"));
    facts.card_expires_on = d("2028-06-15");
    EXPECT_EQ(certificate_expiry(facts), d("2028-06-15"));
    facts.residence_until = d("2027-05-31");
    EXPECT_EQ(certificate_expiry(facts), d("2027-05-31"));
    facts.user_auth_expires_on = d("2027-01-01");
    EXPECT_EQ(certificate_expiry(facts), d("2027-05-31")) << "user_auth caps the signature only";
    facts.signature = true;
    EXPECT_EQ(certificate_expiry(facts), d("2027-01-01"));
}

TEST(CertificateExpiry, AfterAnEarlyRenewalIsTheSixthBirthday) {
    EXPECT_EQ(certificate_expiry(
                  {.born = d("1980-06-15"), .issued_on = d("2026-04-01"), .renewed_early = true}),
              d("2031-06-15"));
}

struct CardRow {
    std::string_view born, received, issued, expires;
};

TEST(CardExpiry, FollowsTheTableOfTheRules) {
    constexpr std::array kRows{
        CardRow{"2003-06-01", "2022-03-31", "2022-04-20", "2026-06-01"},
        CardRow{"2003-06-01", "2022-04-01", "2022-04-20", "2031-06-01"},
        CardRow{"2008-06-01", "2026-05-01", "2026-05-20", "2030-06-01"},
        CardRow{"2008-06-01", "2026-05-01", "2026-06-01", "2036-06-01"},
        CardRow{"1990-10-10", "2020-05-01", "2020-05-15", "2029-10-10"},
    };
    for (const auto& row : kRows) {
        EXPECT_EQ(card_expiry(d(row.born), d(row.received), d(row.issued)), d(row.expires))
            << row.born << ' ' << row.received << ' ' << row.issued;
    }
    EXPECT_EQ(card_expiry(d("1990-10-10"), d("2024-05-01"), d("2024-05-15"), d("2025-03-31")),
              d("2025-03-31"));
}

struct WindowRow {
    std::string_view expires, months_before, day_after;
};

TEST(RenewalWindow, OpensOnTheDayOrOnTheDayAfter) {
    constexpr std::array kRows{
        WindowRow{"2027-02-20", "2026-11-20", "2026-11-21"},
        WindowRow{"2026-05-28", "2026-02-28", "2026-03-01"},
        WindowRow{"2026-05-29", "2026-02-28", "2026-03-01"},
        WindowRow{"2026-05-31", "2026-02-28", "2026-03-01"},
        WindowRow{"2024-05-29", "2024-02-29", "2024-03-01"},
        WindowRow{"2026-11-30", "2026-08-30", "2026-08-31"},
        WindowRow{"2026-12-31", "2026-09-30", "2026-10-01"},
    };
    for (const auto& row : kRows) {
        const auto literal = renewal_window(d(row.expires), 3, 0);
        EXPECT_EQ(literal.opens_on, d(row.months_before)) << row.expires;
        EXPECT_EQ(literal.safe_from, d(row.day_after)) << row.expires;
        EXPECT_EQ(literal.closes_on, d(row.expires));
        EXPECT_EQ(renewal_window(d(row.expires), 3, 1).opens_on, d(row.day_after)) << row.expires;
    }
}

TEST(AgeOn, CountsTheBirthdayAsReached) {
    EXPECT_EQ(age_on(d("2011-11-21"), d("2026-11-20")), 14);
    EXPECT_EQ(age_on(d("2011-11-20"), d("2026-11-20")), 15);
    EXPECT_EQ(age_on(d("2012-02-29"), d("2027-02-28")), 14);
    EXPECT_EQ(age_on(d("2012-02-29"), d("2027-03-01")), 15);
    EXPECT_EQ(age_on(d("2012-02-29"), d("2028-02-29")), 16);
}

TEST(LastDayWithinMonths, CountsFromTheDayAfterIssue) {
    EXPECT_EQ(last_day_within_months(d("2026-08-20"), 3), d("2026-11-20"));
    EXPECT_EQ(last_day_within_months(d("2026-08-31"), 3), d("2026-11-30"));
    EXPECT_EQ(last_day_within_months(d("2026-11-30"), 3), d("2027-02-28"));
    EXPECT_EQ(last_day_within_months(d("2025-11-29"), 3), d("2026-02-28"));
    EXPECT_EQ(last_day_within_months(d("2026-02-28"), 3), d("2026-05-31"));
}

TEST(ValidOn, IncludesTheLastDay) {
    EXPECT_TRUE(valid_on(d("2026-11-20"), d("2026-11-20")));
    EXPECT_FALSE(valid_on(d("2026-11-21"), d("2026-11-20")));
}

TEST(UsableFrom, IsSoManyDaysAfterTheOperation) {
    EXPECT_EQ(usable_from(d("2026-12-31"), 1), d("2027-01-01"));
    EXPECT_EQ(usable_from(d("2026-12-31"), 3), d("2027-01-03"));
}

}  // namespace
}  // namespace madoguchi::calendar
