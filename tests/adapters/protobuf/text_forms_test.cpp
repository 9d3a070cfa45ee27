#include "madoguchi/adapters/protobuf/text_forms.hpp"

#include <gtest/gtest.h>

namespace madoguchi::protobuf {
namespace {

TEST(ParseTime, TakesOffsetsAndFractions) {
    const auto utc = parse_time("2026-11-20T00:30:00Z");
    ASSERT_TRUE(utc);
    EXPECT_EQ(parse_time("2026-11-20T09:30:00+09:00"), utc);
    EXPECT_EQ(parse_time("2026-11-19T19:00:00-05:30"), utc);
    EXPECT_EQ(parse_time("2026-11-20T09:30:00.123456789+09:00"),
              *utc + std::chrono::milliseconds(123));
    EXPECT_EQ(parse_time("2026-11-20T09:30:00.5+09:00"), *utc + std::chrono::milliseconds(500));
}

TEST(ParseTime, RefusesEveryOtherForm) {
    for (const auto* const text :
         {"", "2026-11-20", "2026-11-20T09:30:00", "2026-11-20 09:30:00Z", "2026-02-30T09:30:00Z",
          "2026-11-20T24:00:00Z", "2026-11-20T09:60:00Z", "2026-11-20T23:59:60Z",
          "2026-11-20T09:30:00.Z", "2026-11-20T09:30:00.1234567890Z", "2026-11-20T09:30:00+0900",
          "2026-11-20T09:30:00+09:60", "2026-11-20T09:30:00+09:00x", "2026-11-20T-9:30:00Z"}) {
        EXPECT_FALSE(parse_time(text)) << text;
    }
}

TEST(TimeText, IsReadBackAsTheSameTime) {
    for (const auto* const text : {"2026-11-20T09:30:00.000+09:00", "1999-12-31T23:59:59.987+09:00",
                                   "2028-02-29T00:00:00.001+09:00"}) {
        const auto time = parse_time(text);
        ASSERT_TRUE(time) << text;
        EXPECT_EQ(time_text(*time), text);
    }
}

TEST(ParseUuid, TakesTheUsualFormOnly) {
    const auto id = parse_uuid("0190A5D2-1234-7abc-8def-0123456789ab");
    ASSERT_TRUE(id);
    EXPECT_EQ(uuid_text(*id), "0190a5d2-1234-7abc-8def-0123456789ab");
    for (const auto* const text :
         {"", "0190a5d212347abc8def0123456789ab", "0190a5d2-1234-7abc-8def-0123456789a",
          "0190a5d2-1234-7abc-8def-0123456789ag", "0190a5d2_1234-7abc-8def-0123456789ab"}) {
        EXPECT_FALSE(parse_uuid(text)) << text;
    }
}

TEST(AsDigits, FoldsEveryWidthAndHyphen) {
    EXPECT_EQ(as_digits("０９−１2‐3　4"), "09-12-3 4");
    EXPECT_FALSE(as_digits("１丁目"));
    EXPECT_FALSE(as_digits("--"));
    EXPECT_FALSE(as_digits(""));
}

}  // namespace
}  // namespace madoguchi::protobuf
