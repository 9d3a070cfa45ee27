#include "madoguchi/domain/calendar/written_date.hpp"

#include <gtest/gtest.h>

namespace madoguchi::calendar {
namespace {

TEST(WrittenDate, IsReadInEveryFormThatPeopleWrite) {
    const auto expected = make_date(1980, 1, 2);
    for (const std::string_view text :
         {"1980-01-02", "1980-1-2", "1980/1/2", "1980.01.02", "19800102", "1980年1月2日",
          "昭和55年1月2日", "昭和55.1.2", "S55.1.2", "s55-01-02", "S55/1/2", "S55年1月2日"}) {
        EXPECT_EQ(read_written_date(text), expected) << text;
    }
    EXPECT_EQ(read_written_date("令和元年5月1日"), make_date(2019, 5, 1));
    EXPECT_EQ(read_written_date("R1.5.1"), make_date(2019, 5, 1));
    EXPECT_EQ(read_written_date("S64.1.7"), make_date(1989, 1, 7));
}

TEST(WrittenDate, IsNothingWhereTheDayDoesNotExistOrLiesOutsideItsEra) {
    for (const std::string_view text :
         {"", "1980-02-30", "S64.1.8", "H1.1.7", "昭和100年1月1日", "55.1.2", "1980-1", "1980-1.2",
          "1980年1月2", "シケン", "19801302", "R0.1.1", "1980-1-2x", "元年5月1日"}) {
        EXPECT_FALSE(read_written_date(text)) << text;
    }
}

}  // namespace
}  // namespace madoguchi::calendar
