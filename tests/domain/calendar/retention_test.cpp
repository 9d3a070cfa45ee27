#include "madoguchi/domain/calendar/retention.hpp"

#include <gtest/gtest.h>

namespace madoguchi::calendar {
namespace {

Date on(std::string_view iso) { return parse_date(iso).value(); }

TEST(Retention, CountsFromTheStartOfTheNextFiscalYear) {
    EXPECT_EQ(retention_start(on("2026-11-27")), on("2027-04-01"));
    EXPECT_EQ(retention_start(on("2027-03-31")), on("2027-04-01"));
    EXPECT_EQ(retention_start(on("2027-04-01")), on("2028-04-01"));
}

TEST(Retention, IsOverOnTheFirstOfAprilAfterItsYears) {
    EXPECT_EQ(disposal_due_on(on("2026-11-27"), 5), on("2032-04-01"));
    EXPECT_EQ(disposal_due_on(on("2027-03-31"), 1), on("2028-04-01"));
}

TEST(Retention, SaysUpToWhichEndMattersAreDue) {
    EXPECT_EQ(disposable_until(on("2032-04-01"), 5), on("2027-03-31"));
    EXPECT_EQ(disposable_until(on("2032-03-31"), 5), on("2026-03-31"));
    for (const char* const ended : {"2026-03-31", "2026-04-01", "2026-11-27", "2027-03-31"}) {
        const auto due = disposal_due_on(on(ended), 5);
        EXPECT_LE(on(ended), disposable_until(due, 5)) << ended;
        EXPECT_GT(on(ended), disposable_until(due - std::chrono::days(1), 5)) << ended;
    }
}

}  // namespace
}  // namespace madoguchi::calendar
