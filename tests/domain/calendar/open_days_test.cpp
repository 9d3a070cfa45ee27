#include "madoguchi/domain/calendar/open_days.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/calendar/holidays.hpp"
#include "madoguchi/domain/calendar/open_day_count.hpp"

namespace madoguchi::calendar {
namespace {

using std::chrono::days;

Date d(std::string_view iso) { return parse_date(iso).value(); }

TEST(Holidays, EqualThePublishedTableFrom1970To2050) {
    std::ifstream file(std::string{MADOGUCHI_SOURCE_DIR} + "/tests/data/holidays.csv");
    ASSERT_TRUE(file);
    std::set<Date> published;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line[0] != '#') published.insert(d(line));
    }
    ASSERT_GT(published.size(), 1000U);
    for (Date day = d("1970-01-01"); day <= d("2050-12-31"); day += days{1}) {
        EXPECT_EQ(is_holiday(day), published.contains(day)) << format_iso(day);
    }
}

TEST(Holidays, BeforeTheTableFollowTheLawOfTheDay) {
    EXPECT_FALSE(is_holiday(d("1948-05-03"))) << "the Act is of 20 July 1948";
    EXPECT_TRUE(is_holiday(d("1948-09-23")));
    EXPECT_TRUE(is_holiday(d("1948-11-03")));
    EXPECT_TRUE(is_holiday(d("1949-01-01")));
    EXPECT_TRUE(is_holiday(d("1959-04-10")));
    EXPECT_FALSE(is_holiday(d("1965-09-15")));
    EXPECT_TRUE(is_holiday(d("1966-09-15")));
    EXPECT_FALSE(is_holiday(d("1967-01-02"))) << "no substitute holidays before 1973";
}

TEST(Holidays, TellWhatTheyAre) {
    EXPECT_EQ(holiday(d("2026-11-23"))->name, "勤労感謝の日");
    EXPECT_EQ(holiday(d("2026-05-06"))->kind, HolidayKind::kSubstitute);
    EXPECT_EQ(holiday(d("2026-09-22"))->kind, HolidayKind::kBetween);
    EXPECT_EQ(holiday(d("2019-05-02"))->kind, HolidayKind::kBetween);
    EXPECT_FALSE(holiday(d("2100-01-01"))) << "outside the years that are computed";
}

OpenDays weekend_counter() {
    OpenDays open = monday_to_friday();
    open.weekdays = {true, true, true, true, true, true, true};
    open.on_holidays = true;
    open.closed_every_month = {{.nth = 3, .weekday = 6, .offset_days = 0, .days = 2}};
    return open;
}

TEST(OpenDays, CloseOnTheThirdSaturdayAndTheSundayAfterIt) {
    const OpenDays open = weekend_counter();
    EXPECT_FALSE(is_open_day(open, d("2026-11-21")));
    EXPECT_FALSE(is_open_day(open, d("2026-11-22")));
    EXPECT_TRUE(is_open_day(open, d("2026-11-15"))) << "the literal third Sunday";
    EXPECT_FALSE(is_open_day(open, d("2026-12-19")));
    EXPECT_FALSE(is_open_day(open, d("2026-12-20")));
    EXPECT_FALSE(is_open_day(open, d("2027-08-21")));
    EXPECT_TRUE(is_open_day(open, d("2027-08-15")));
}

TEST(OpenDays, OfAnOrdinaryWeekLeaveOutHolidaysAndTheYearEnd) {
    OpenDays open = monday_to_friday();
    open.closed_every_year = {{12, 29, 1, 3}};
    EXPECT_TRUE(is_open_day(open, d("2026-11-20")));
    EXPECT_FALSE(is_open_day(open, d("2026-11-21")));
    EXPECT_FALSE(is_open_day(open, d("2026-11-23")));
    EXPECT_TRUE(is_open_day(open, d("2026-12-28")));
    EXPECT_FALSE(is_open_day(open, d("2026-12-29")));
    EXPECT_FALSE(is_open_day(open, d("2027-01-01")));
    EXPECT_TRUE(is_open_day(open, d("2027-01-04")));
    EXPECT_EQ(next_open_day(open, d("2026-12-29")), d("2027-01-04"));
    EXPECT_EQ(last_open_day(open, d("2027-01-03")), d("2026-12-28"));
    open.opened = {d("2026-12-29")};
    open.closed = {d("2026-11-20")};
    EXPECT_TRUE(is_open_day(open, d("2026-12-29")));
    EXPECT_FALSE(is_open_day(open, d("2026-11-20")));
}

TEST(OpenDays, AreCountedFromTheNextDayToTheLast) {
    OpenDays open = monday_to_friday();
    EXPECT_EQ(open_day_count(open, d("2026-11-20"), d("2026-11-27")), 4) << "one is a holiday";
    EXPECT_EQ(open_day_count(open, d("2026-11-20"), d("2026-11-20")), 0);
    EXPECT_EQ(open_day_count(open, d("2026-11-20"), d("2026-11-18")), 0);
    open.closed = {d("2026-11-25")};
    EXPECT_EQ(open_day_count(open, d("2026-11-20"), d("2026-11-27")), 3);
}

TEST(MonthlyRule, FindsMonthEndsAndOffsetsOverTheMonth) {
    EXPECT_TRUE(covers(MonthlyRule{.nth = 0}, d("2026-02-28")));
    EXPECT_FALSE(covers(MonthlyRule{.nth = 0}, d("2026-02-27")));
    EXPECT_TRUE(covers(MonthlyRule{.nth = -1, .weekday = 5}, d("2026-11-27")));
    EXPECT_TRUE(covers(MonthlyRule{.nth = 0, .offset_days = 1}, d("2026-03-01")));
    EXPECT_TRUE(covers(MonthlyRule{.nth = 3, .weekday = 6, .offset_days = 1}, d("2026-11-22")));
}

TEST(ReplyPeriod, CountsDaysFromTheDayAfterPosting) {
    const OpenDays open = monday_to_friday();
    ReplyPeriod period{.length = 30};
    EXPECT_EQ(last_reply_day(period, d("2026-11-18"), open), d("2026-12-18"));
    EXPECT_EQ(last_reply_day(period, d("2026-11-20"), open), d("2026-12-20"));
    period.closed_day_roll = true;
    EXPECT_EQ(last_reply_day(period, d("2026-11-20"), open), d("2026-12-21"));
    period.first_day_counted = true;
    EXPECT_EQ(last_reply_day(period, d("2026-11-18"), open), d("2026-12-17"));
}

TEST(ReplyPeriod, KnowsMonthsFixedDatesAndTheCapOfTheCertificate) {
    const OpenDays open = monday_to_friday();
    ReplyPeriod period{.length = 1, .unit = PeriodUnit::kMonth};
    EXPECT_EQ(last_reply_day(period, d("2026-08-31"), open), d("2026-09-30"));
    period.capped_by_certificate = true;
    EXPECT_EQ(last_reply_day(period, d("2026-08-31"), open, d("2026-09-15")), d("2026-09-15"));
    EXPECT_EQ(last_reply_day(period, d("2026-08-31"), open), d("2026-09-30"));
    const ReplyPeriod fixed{.unit = PeriodUnit::kUntilDate, .until = d("2026-12-01")};
    EXPECT_EQ(last_reply_day(fixed, d("2026-11-01"), open), d("2026-12-01"));
}

}  // namespace
}  // namespace madoguchi::calendar
