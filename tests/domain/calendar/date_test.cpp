#include "madoguchi/domain/calendar/date.hpp"

#include <gtest/gtest.h>

#include "madoguchi/domain/calendar/era.hpp"

namespace madoguchi::calendar {
namespace {

Date d(std::string_view iso) { return parse_date(iso).value(); }

TEST(ParseDate, TakesOnlyDaysThatExist) {
    EXPECT_EQ(format_iso(d("2024-02-29")), "2024-02-29");
    for (const auto* text : {"2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-01",
                             "2026/01/01", "2026-01-01T", "", "20260101", "+026-01-01"}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

TEST(ParseLocalMinute, TakesHoursAndMinutes) {
    const auto at = parse_local_minute("2026-11-20T17:30");
    ASSERT_TRUE(at);
    EXPECT_EQ(at->date, d("2026-11-20"));
    EXPECT_EQ(at->minute_of_day, 17 * 60 + 30);
    EXPECT_TRUE(parse_local_minute("2026-11-20T17:30:59"));
    for (const auto* text : {"2026-11-20T24:00", "2026-11-20T10:60", "2026-11-20 10:00",
                             "2026-02-30T10:00", "2026-11-20T10:00Z", "2026-11-20"}) {
        EXPECT_FALSE(parse_local_minute(text)) << text;
    }
}

TEST(JstDate, TurnsAtFifteenHoursUtc) {
    using namespace std::chrono_literals;
    const auto noon = std::chrono::sys_seconds{d("2026-11-20")};
    EXPECT_EQ(jst_date(noon + 14h + 59min + 59s), d("2026-11-20"));
    EXPECT_EQ(jst_date(noon + 15h), d("2026-11-21"));
    EXPECT_EQ(jst_minute(noon + 15h + 90s).minute_of_day, 1);
    EXPECT_EQ(jst_date(start_of_day_utc(d("2026-11-20"))), d("2026-11-20"));
}

TEST(FiscalYear, BeginsInApril) {
    EXPECT_EQ(fiscal_year(d("2026-03-31")), 2025);
    EXPECT_EQ(fiscal_year(d("2026-04-01")), 2026);
    EXPECT_EQ(fiscal_year_short(d("2027-03-31")), "R8");
    EXPECT_EQ(fiscal_year_short(d("2019-05-01")), "H31");
}

TEST(FormatEra, WritesTheFirstYearAsGannen) {
    EXPECT_EQ(format_era_weekday(d("2026-11-20")), "令和8年11月20日(金)");
    EXPECT_EQ(format_era(d("2019-05-01")), "令和元年5月1日");
    EXPECT_EQ(format_era(d("2019-04-30")), "平成31年4月30日");
    EXPECT_EQ(format_era(d("1989-01-07")), "昭和64年1月7日");
    EXPECT_EQ(format_era(d("1989-01-08")), "平成元年1月8日");
    EXPECT_EQ(format_era(d("1926-12-24")), "大正15年12月24日");
    EXPECT_EQ(format_era(d("1912-07-29")), "明治45年7月29日");
    EXPECT_EQ(format_era(d("1872-12-31")), "1872年12月31日");
    EXPECT_EQ(format_era_short(d("2026-11-20")), "R8.11.20");
    EXPECT_EQ(format_era_short(d("2019-05-01")), "R1.5.1");
    EXPECT_EQ(format_both_calendars(d("2026-11-20")), "令和8年11月20日(金)(2026年11月20日)");
}

}  // namespace
}  // namespace madoguchi::calendar
