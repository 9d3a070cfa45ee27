#include "madoguchi/domain/letter/letter_number.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>

namespace madoguchi::letter {
namespace {

constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

TEST(LetterNumber, ReadsBackWhatItShows) {
    for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{1},
                                      std::uint64_t{0x123456789A}, LetterNumber::kCount - 1}) {
        const LetterNumber number = LetterNumber::from_value(value);
        EXPECT_EQ(LetterNumber::parse(number.text()), number);
        EXPECT_EQ(LetterNumber::parse(number.code_text()), number);
        EXPECT_EQ(number.text().size(), 11U);
    }
}

TEST(LetterNumber, DiffersForDifferentValues) {
    EXPECT_NE(LetterNumber::from_value(1), LetterNumber::from_value(2));
}

TEST(LetterNumber, IgnoresCaseHyphensAndLookAlikes) {
    const LetterNumber number = LetterNumber::from_value(1);
    const std::string text = number.text();
    EXPECT_EQ(text.substr(0, 9), "0000-0001");
    EXPECT_EQ(LetterNumber::parse("oooo oooL" + text.substr(10)), number);
}

TEST(LetterNumber, IsReadFromItsCodeInAnyCase) {
    const LetterNumber number = LetterNumber::from_value(0x123456789AULL);
    EXPECT_EQ(LetterNumber::parse("mdg" + number.code_text().substr(3)), number);
    EXPECT_EQ(LetterNumber::parse("MDG" + number.code_text().substr(4)), number);
    EXPECT_FALSE(LetterNumber::parse("MDH" + number.code_text().substr(3)));
    EXPECT_FALSE(LetterNumber::is_misread(number.code_text().substr(0, 12) + "_"));
}

TEST(LetterNumber, FindsEverySingleWrongSymbol) {
    const std::string good = LetterNumber::from_value(0xABCDE12345ULL).code_text().substr(4);
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const char symbol : kSymbols) {
            if (symbol == good[i]) continue;
            std::string bad = good;
            bad[i] = symbol;
            EXPECT_FALSE(LetterNumber::parse(bad)) << bad;
            EXPECT_TRUE(LetterNumber::is_misread(bad)) << bad;
        }
    }
}

TEST(LetterNumber, FindsEverySwapOfTwoNeighbours) {
    const std::string good = LetterNumber::from_value(0x0443214C74ULL).code_text().substr(4);
    for (std::size_t i = 0; i + 1 < good.size(); ++i) {
        if (good[i] == good[i + 1]) continue;
        std::string bad = good;
        std::swap(bad[i], bad[i + 1]);
        EXPECT_FALSE(LetterNumber::parse(bad)) << bad;
    }
}

TEST(LetterNumber, RefusesWrongLengthAndForeignCharacters) {
    EXPECT_FALSE(LetterNumber::parse(""));
    EXPECT_FALSE(LetterNumber::parse("0000-0001"));
    EXPECT_FALSE(LetterNumber::parse(LetterNumber::from_value(1).text() + "0"));
    EXPECT_FALSE(LetterNumber::parse("0000-000あ-0"));
    EXPECT_FALSE(LetterNumber::parse("0000-000U-0"));
    EXPECT_FALSE(LetterNumber::is_misread("0000-000U-0"));
    EXPECT_FALSE(LetterNumber::is_misread(LetterNumber::from_value(1).text()));
    EXPECT_TRUE(LetterNumber().empty());
    EXPECT_EQ(LetterNumber().text(), "");
}

}  // namespace
}  // namespace madoguchi::letter
