#include "madoguchi/domain/card/status_word.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace madoguchi::card {
namespace {

TEST(StatusWord, IsClassifiedAsTheCardMeansIt) {
    const std::vector<std::pair<std::uint16_t, StatusClass>> table{
        {0x9000, StatusClass::kOk},
        {0x9001, StatusClass::kOther},
        {0x63C1, StatusClass::kTriesLeft},
        {0x63C5, StatusClass::kTriesLeft},
        {0x63CF, StatusClass::kTriesLeft},
        {0x63C0, StatusClass::kTriesExhausted},
        {0x6300, StatusClass::kRefusedWithoutCount},
        {0x6381, StatusClass::kOther},
        {0x6984, StatusClass::kBlocked},
        {0x6983, StatusClass::kBlocked},
        {0x6982, StatusClass::kSecurityNotSatisfied},
        {0x6986, StatusClass::kNoCurrentFile},
        {0x6981, StatusClass::kWrongRequest},
        {0x6985, StatusClass::kWrongRequest},
        {0x6988, StatusClass::kWrongRequest},
        {0x69FC, StatusClass::kWrongRequest},
        {0x6A82, StatusClass::kNotFound},
        {0x6A83, StatusClass::kNotFound},
        {0x6A88, StatusClass::kNotFound},
        {0x6A80, StatusClass::kWrongRequest},
        {0x6A86, StatusClass::kWrongRequest},
        {0x6700, StatusClass::kWrongRequest},
        {0x6C10, StatusClass::kWrongRequest},
        {0x6B00, StatusClass::kOutsideFile},
        {0x6D00, StatusClass::kNotSupported},
        {0x6E00, StatusClass::kNotSupported},
        {0x6881, StatusClass::kNotSupported},
        {0x6F00, StatusClass::kCardFault},
        {0x6581, StatusClass::kCardFault},
        {0x66F1, StatusClass::kCardFault},
        {0x0000, StatusClass::kOther},
    };
    for (const auto& [value, expected] : table) {
        EXPECT_EQ(classify(StatusWord{value}), expected) << to_text(StatusWord{value});
    }
}

TEST(StatusWord, NamesTriesOnlyWhereItSaysThem) {
    EXPECT_EQ(tries_left(StatusWord{0x63C0}), std::uint8_t{0});
    EXPECT_EQ(tries_left(StatusWord{0x63C3}), std::uint8_t{3});
    EXPECT_EQ(tries_left(StatusWord{0x6984}), std::nullopt);
    EXPECT_EQ(tries_left(StatusWord{0x6983}), std::nullopt);
    EXPECT_EQ(tries_left(StatusWord{0x6300}), std::nullopt);
    EXPECT_EQ(tries_left(StatusWord{0x9000}), std::nullopt);
}

TEST(StatusWord, HasAClassForEveryValue) {
    for (unsigned value = 0; value <= 0xFFFF; ++value) {
        const StatusWord status{static_cast<std::uint16_t>(value)};
        EXPECT_EQ(tries_left(status).has_value(),
                  classify(status) == StatusClass::kTriesLeft ||
                      classify(status) == StatusClass::kTriesExhausted);
    }
}

}  // namespace
}  // namespace madoguchi::card
