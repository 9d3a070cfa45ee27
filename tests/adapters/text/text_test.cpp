#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "madoguchi/adapters/text/columns.hpp"
#include "madoguchi/adapters/text/fold_kana.hpp"
#include "madoguchi/adapters/text/japanese_order.hpp"
#include "madoguchi/adapters/text/to_utf8.hpp"

namespace madoguchi::text {
namespace {

TEST(ToUtf8, TakesUtf8AsItIs) {
    const auto decoded = to_utf8("氏名,試験 太郎\n");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->text, "氏名,試験 太郎\n");
    EXPECT_EQ(decoded->encoding, Encoding::kUtf8);
}

TEST(ToUtf8, TakesTheByteOrderMarkOff) {
    const auto decoded = to_utf8(
        "\xEF\xBB\xBF"
        "a,b\n");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->text, "a,b\n");
    EXPECT_EQ(decoded->encoding, Encoding::kUtf8Bom);
}

TEST(ToUtf8, ReadsShiftJisWithTheExtensionsOfWindows) {
    // 髙 (IBM extension) and ① (NEC row 13), which strict Shift_JIS lacks.
    const auto decoded = to_utf8("\x8E\x8E\x8C\xB1,\xFB\xFC,\x87\x40\n\xB1\xB2\n");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->text, "試験,髙,①\nｱｲ\n");
    EXPECT_EQ(decoded->encoding, Encoding::kShiftJis);
}

TEST(ToUtf8, NamesTheLineThatIsNoText) {
    const auto decoded = to_utf8("\x8E\x8E\x8C\xB1\n\x81\xFF\n");
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().line, 2U);
    const auto marked = to_utf8(
        "\xEF\xBB\xBF"
        "a\nb\n\x8E\x8E\n");
    ASSERT_FALSE(marked);
    EXPECT_EQ(marked.error().line, 3U);
    EXPECT_FALSE(
        to_utf8("\xFF\xFE"
                "a"));
}

TEST(Columns, CountsWideCharactersTwiceAndMarksNotAtAll) {
    EXPECT_EQ(columns("R8-本-0123-7"), 12U);
    EXPECT_EQ(columns("ｱｲｳ"), 3U);
    EXPECT_EQ(columns("が"), 2U);
    EXPECT_EQ(columns("か\u3099"), 2U);
    EXPECT_EQ(columns("辻\U000E0100"), 2U);
}

std::string folded(std::string_view written) {
    const auto parts = fold_kana(written);
    std::string text;
    for (const auto& part : parts.value()) {
        text.append(text.empty() ? "" : "|").append(part);
    }
    return text;
}

TEST(FoldKana, MakesAllFormsOfWritingOne) {
    EXPECT_EQ(folded("シケン　タロウ"), "シケン|タロウ");
    EXPECT_EQ(folded("しけん たろう"), "シケン|タロウ");
    EXPECT_EQ(folded("ｼｹﾝ･ﾀﾛｳ"), "シケン|タロウ");
    EXPECT_EQ(folded("キョウコ"), folded("キヨウコ"));
    EXPECT_EQ(folded("ミヶ"), folded("みけ"));
    EXPECT_EQ(folded("ﾊﾞｯﾊ"), "バツハ");
    EXPECT_EQ(folded("Anna-Maria TEST"), "annamaria|test");
    EXPECT_EQ(folded("  "), "");
}

TEST(FoldKana, LeavesOutWhatIsWrittenOrNotAsOneLikes) {
    EXPECT_EQ(folded("コーノ"), folded("コノ"));
    EXPECT_EQ(folded("ｺｰﾉ"), folded("こーの"));
    EXPECT_EQ(folded("マリ‐アン"), folded("マリアン"));
    EXPECT_EQ(folded("みゝ"), folded("ミヽ"));
    EXPECT_EQ(folded("ＡＢＣ"), "abc");
    EXPECT_EQ(folded("か\u3099"), "ガ");
    // A variation selector is never part of a sound.
    EXPECT_EQ(folded("シ\U000E0100ケン"), "シケン");
}

TEST(FoldKana, KeepsVoicedMarksForTheStrongKeyOnly) {
    EXPECT_NE(folded("タカハシ"), folded("タガハシ"));
    EXPECT_EQ(without_voicing("タガハシ").value(), "タカハシ");
    EXPECT_EQ(without_voicing("パピプ").value(), "ハヒフ");
    EXPECT_EQ(without_voicing("ヴ").value(), "ウ");
    EXPECT_EQ(without_voicing("annamaria").value(), "annamaria");
}

TEST(Beginnings, AreCountedInCharactersAndBounded) {
    EXPECT_EQ(beginnings("シケン", 2, 6), (std::vector<std::string>{"シケ", "シケン"}));
    EXPECT_EQ(beginnings("シケンタロウ", 2, 3), (std::vector<std::string>{"シケ", "シケン"}));
    EXPECT_TRUE(beginnings("シ", 2, 6).empty());
    EXPECT_EQ(characters("シケン"), 3U);
    EXPECT_EQ(characters(""), 0U);
}

TEST(FoldWidth, MakesFullWidthFormsAscii) {
    EXPECT_EQ(fold_width("Ｓ５５．１．２").value(), "S55.1.2");
    EXPECT_EQ(fold_width("㍼55年").value(), "昭和55年");
}

TEST(JapaneseOrder, PutsVoicedSyllablesBesideTheirOthers) {
    const auto order = JapaneseOrder::open();
    ASSERT_TRUE(order) << order.error();
    const std::vector<std::string> names{"アイ", "カイ", "ガイ", "カメイ",
                                         "ハン", "バン", "パン", "ヤマ"};
    for (std::size_t i = 1; i < names.size(); ++i) {
        EXPECT_LT(order->key(names[i - 1]), order->key(names[i])) << names[i];
    }
    EXPECT_LT(order->key("シケン タロウ"), order->key("シケンダ ジロウ"));
    EXPECT_LT(order->key("カイ サブロウ"), order->key("ガイ イチロウ")) << "word by word";
    EXPECT_EQ(order->key("カイ サブロウ"), order->key("カイ　サブロウ"));
}

}  // namespace
}  // namespace madoguchi::text
