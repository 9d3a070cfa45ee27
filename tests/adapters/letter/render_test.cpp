#include "madoguchi/adapters/letter/render.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pdf_tools.hpp"
#include "sample_letter.hpp"

namespace madoguchi::letter {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr Imprint kImprint{std::chrono::sys_seconds{std::chrono::seconds{1795000000}}};

std::string bytes_of(const LetterContent& content) {
    StringSink sink;
    const auto rendered = render(content, {}, kImprint, sink);
    EXPECT_TRUE(rendered) << rendered.error().field << ": " << rendered.error().detail;
    return sink.bytes();
}

template <typename Document>
std::string bytes_of_document(const Document& document) {
    StringSink sink;
    const auto rendered = render(document, kImprint, sink);
    EXPECT_TRUE(rendered) << rendered.error().field << ": " << rendered.error().detail;
    return sink.bytes();
}

/// The error that drawing `content` ends with.
LetterError error_of(const LetterContent& content, const EnvelopeProfile& profile = {}) {
    StringSink sink;
    const auto rendered = render(content, profile, kImprint, sink);
    EXPECT_FALSE(rendered);
    EXPECT_THAT(sink.bytes(), IsEmpty()) << "nothing is handed over after an error";
    return rendered ? LetterError{} : rendered.error();
}

TEST(Letter, HasTwoPagesWithAllFontsEmbedded) {
    StringSink sink;
    const auto rendered = render(sample_letter(), {}, kImprint, sink);
    ASSERT_TRUE(rendered) << rendered.error().detail;
    EXPECT_EQ(rendered->pages, 2U);
    ASSERT_EQ(rendered->letters.size(), 1U);
    EXPECT_EQ(rendered->letters.front().last, 2U);
    const std::vector<std::string> fonts = PdfFile(sink.bytes()).fonts();
    EXPECT_GE(fonts.size(), 3U);
    // Columns emb, sub, uni.
    EXPECT_THAT(fonts, Each(HasSubstr("yes yes yes")));
    EXPECT_THAT(fonts, Each(testing::AnyOf(HasSubstr("IPAmjMincho"), HasSubstr("NotoSansCJKjp"))));
}

TEST(Letter, SaysOnEachPageOfATrainingThatNobodyInItIsReal) {
    const Imprint training{.created_at = kImprint.created_at, .training = true};
    StringSink sink;
    ASSERT_TRUE(render_batch(std::vector{sample_letter()}, {}, {}, training, sink));
    const PdfFile pdf(sink.bytes());
    for (const int page : {1, 2, 3}) {
        EXPECT_THAT(pdf.text(page, page), HasSubstr("研修用")) << page;
    }
    const PdfFile real(bytes_of(sample_letter()));
    EXPECT_THAT(real.text(1, 2), Not(HasSubstr("研修用")));
    EXPECT_EQ(pdf.codes(2), real.codes(1)) << "codes can be read through the mark";
}

TEST(Letter, SaysEverythingOnItsFirstPage) {
    const LetterContent content = sample_letter();
    const std::string text = PdfFile(bytes_of(content)).text(1, 1);
    for (const char* expected : {"〒100-0013",
                                 "見本県試験市",
                                 "見本ハイツ403号",
                                 "試験太郎様",
                                 "市民第123号",
                                 "令和8年11月20日",
                                 "試験市長",
                                 "見本次郎",
                                 "(公印省略)",
                                 "照会書兼回答書",
                                 "令和8年11月19日(木)",
                                 "見本花子",
                                 "署名用電子証明書の暗証番号の再設定",
                                 "000-000-0000",
                                 "令和8年12月20日(日)まで",
                                 "西暦2026年12月20日",
                                 "本人確認書類",
                                 "2点",
                                 "西部支所",
                                 "平日8時30分から17時まで",
                                 "郵送しないでください",
                                 "封が開いている"}) {
        EXPECT_THAT(text, HasSubstr(expected));
    }
    EXPECT_THAT(text, HasSubstr(content.number.text()));
}

TEST(Letter, HasReplyDelegationAndPinPartsOnItsSecondPage) {
    const std::string text = PdfFile(bytes_of(sample_letter())).text(2, 2);
    for (const char* expected :
         {"申請しました", "申請していません", "委任状", "見本花子", "委任する手続き", "暗証番号",
          "署名用電子証明書", "利用者証明用電子証明書", "自分で書く"}) {
        EXPECT_THAT(text, HasSubstr(expected));
    }
    EXPECT_THAT(text, Not(HasSubstr("住民基本台帳用"))) << "only the PINs that are needed";
    EXPECT_THAT(text, Not(HasSubstr("試験太郎"))) << "the principal writes the name by hand";
}

TEST(Letter, LeavesOutTheDelegationOfAStatutoryAgent) {
    LetterContent content = sample_letter();
    content.agent.is_statutory = true;
    content.principal_name = "試験 三郎";
    const PdfFile file(bytes_of(content));
    EXPECT_THAT(file.text(2, 2), Not(HasSubstr("委任状")));
    EXPECT_THAT(file.text(1, 1), HasSubstr("試験三郎"));
}

TEST(Letter, ShowsARuleInWordsWhereThePeriodCountsFromArrival) {
    LetterContent content = sample_letter();
    content.deadline = DeadlineInWords{"この書面が届いた日の翌日から30日以内"};
    EXPECT_THAT(PdfFile(bytes_of(content)).text(1, 1), HasSubstr("届いた日の翌日から30日以内"));
}

TEST(Letter, HasItsNumberAsACodeOnBothPages) {
    const LetterContent content = sample_letter();
    const PdfFile file(bytes_of(content));
    EXPECT_EQ(file.codes(1), content.number.code_text() + "\n");
    EXPECT_EQ(file.codes(2), content.number.code_text() + "\n");
}

TEST(Letter, IsTheSameToTheByteForTheSameContentAndTime) {
    EXPECT_EQ(bytes_of(sample_letter()), bytes_of(sample_letter()));
}

TEST(Letter, NamesNobodyInTheDocumentsProperties) {
    const std::string properties = PdfFile(bytes_of(sample_letter())).properties();
    EXPECT_THAT(properties, Not(HasSubstr("試験")));
    EXPECT_THAT(properties, Not(HasSubstr("見本")));
    EXPECT_THAT(properties, HasSubstr("(A4)"));
}

TEST(Letter, AsksForAGlyphCheckWhereTheFontLacksAVariant) {
    LetterContent content = sample_letter();
    content.addressee.name = "葛\U000E0102 太郎";  // In IPAmjMincho.
    EXPECT_THAT(PdfFile(bytes_of(content)).text(1, 1), HasSubstr("葛\U000E0102太郎様"));
    content.addressee.name = "葛\U000E0100 太郎";  // Adobe-Japan1, not in IPAmjMincho.
    const LetterError error = error_of(content);
    EXPECT_EQ(error.code, LetterErrorCode::kGlyph);
    EXPECT_EQ(error.field, "addressee.name");
    EXPECT_THAT(error.detail, HasSubstr("字形確認"));
    EXPECT_THAT(error.detail, Not(HasSubstr("葛"))) << "the field is named, not its content";
}

TEST(Letter, AsksForAGlyphCheckWhereACharacterHasNoShape) {
    for (const char* bad : {"\uE000", "\xFF", "試験\x01", "\U000E0100"}) {
        LetterContent content = sample_letter();
        content.agent.name = bad;
        const LetterError error = error_of(content);
        EXPECT_EQ(error.code, LetterErrorCode::kGlyph);
        EXPECT_EQ(error.field, "agent.name");
    }
}

TEST(Letter, SaysWhichFieldIsMissing) {
    LetterContent content = sample_letter();
    content.sender.phone.clear();
    const LetterError error = error_of(content);
    EXPECT_EQ(error.code, LetterErrorCode::kMissingField);
    EXPECT_EQ(error.field, "sender.phone");
}

TEST(Letter, SaysWhatDoesNotFit) {
    LetterContent content = sample_letter();
    content.addressee.address = std::string();
    for (int i = 0; i < 60; ++i) {
        content.addressee.address += "見本町";
    }
    EXPECT_EQ(error_of(content).code, LetterErrorCode::kDoesNotFit);
    EXPECT_EQ(error_of(content).field, "addressee.address");
    content = sample_letter();
    content.addressee.name = std::string(120, 'W');
    EXPECT_EQ(error_of(content).field, "addressee.name");
    content = sample_letter();
    content.rules.more = std::vector<std::string>(40, "見本の注意です。");
    EXPECT_EQ(error_of(content).code, LetterErrorCode::kDoesNotFit);
}

TEST(Letter, TakesALongAddressInSmallerType) {
    LetterContent content = sample_letter();
    content.addressee.address = "見本県試験郡見本町大字試験字見本前一千二百三十四番地の五十六";
    content.addressee.building = "見本試験団地第二十三号棟一〇〇四号室 見本様方";
    content.addressee.name = "試験見本試験見本 太郎次郎三郎";
    EXPECT_THAT(PdfFile(bytes_of(content)).text(1, 1), HasSubstr("試験見本試験見本太郎次郎三郎様"));
}

TEST(Letter, CheckFindsEveryNameToLookAt) {
    EXPECT_THAT(check(sample_letter(), {}), IsEmpty());
    LetterContent content = sample_letter();
    content.addressee.name = "\uE000";
    content.agent.name = "\uF000";
    const std::vector<LetterError> errors = check(content, {});
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].field, "addressee.name");
    EXPECT_EQ(errors[1].field, "agent.name");
}

TEST(Letter, ReportsASinkThatRefuses) {
    class RefusingSink final : public ByteSink {
     public:
        [[nodiscard]] bool write(std::string_view) override { return false; }
    } sink;
    const auto rendered = render(sample_letter(), {}, kImprint, sink);
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error().code, LetterErrorCode::kWriteFailed);
}

TEST(Batch, HasACoverAndSaysWhereEachLetterIs) {
    std::vector<LetterContent> letters(3, sample_letter());
    letters[2].number = LetterNumber::from_value(99);
    StringSink sink;
    const BatchCover cover{"R8-11-20-1", "本庁", "s012", "", letters.front().dated};
    const auto rendered = render_batch(letters, cover, {}, kImprint, sink);
    ASSERT_TRUE(rendered) << rendered.error().detail;
    EXPECT_EQ(rendered->pages, 7U);
    ASSERT_EQ(rendered->letters.size(), 3U);
    EXPECT_EQ(rendered->letters[1].first, 4U);
    EXPECT_EQ(rendered->letters[1].last, 5U);
    const PdfFile file(sink.bytes());
    const std::string front = file.text(1, 1);
    EXPECT_THAT(front, HasSubstr("3通"));
    EXPECT_THAT(front, HasSubstr("6枚"));
    EXPECT_THAT(front, HasSubstr(letters[0].number.text() + "から" + letters[2].number.text()));
    EXPECT_EQ(file.codes(6), letters[2].number.code_text() + "\n");
}

TEST(Batch, NamesTheLetterThatStopsIt) {
    std::vector<LetterContent> letters(3, sample_letter());
    letters[1].addressee.name = "\uE000";
    StringSink sink;
    const auto rendered = render_batch(letters, {}, {}, kImprint, sink);
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error().letter_index, 1U);
    EXPECT_EQ(rendered.error().code, LetterErrorCode::kGlyph);
    EXPECT_FALSE(render_batch({}, {}, {}, kImprint, sink));
}

TEST(VisitSlip, NamesNobodyAndCarriesTheCode) {
    const LetterContent content = sample_letter();
    const PdfFile file(bytes_of_document(visit_slip_of(content)));
    const std::string text = file.text(1, 1);
    EXPECT_THAT(text, HasSubstr("来庁票"));
    EXPECT_THAT(text, HasSubstr("マイナンバーカード1点"));
    EXPECT_THAT(text, HasSubstr("令和8年12月20日"));
    EXPECT_THAT(text, HasSubstr("西部支所"));
    EXPECT_THAT(text, Not(HasSubstr("太郎")));
    EXPECT_THAT(text, Not(HasSubstr("花子")));
    EXPECT_EQ(file.codes(1), content.number.code_text() + "\n");
}

TEST(DeficiencySlip, SaysWhatWasShortAndWhatToBring) {
    const LetterContent content = sample_letter();
    DeficiencySlip slip;
    slip.visited_on = content.dated;
    slip.missing = {"代理人の本人確認書類が1点たりませんでした。"};
    slip.bring = content.documents;
    slip.deadline = content.deadline;
    slip.reply_handed_back = true;
    slip.section = content.sender.section;
    slip.phone = content.sender.phone;
    const std::string text = PdfFile(bytes_of_document(slip)).text(1, 1);
    EXPECT_THAT(text, HasSubstr("1点たりませんでした"));
    EXPECT_THAT(text, HasSubstr("開けずにそのまま"));
    slip.missing.clear();
    StringSink sink;
    EXPECT_FALSE(render(slip, kImprint, sink));
}

TEST(ApprovalSheet, CountsByMailClassAndGoesOnOverPages) {
    const LetterContent content = sample_letter();
    ApprovalSheet approval;
    approval.section = "市民課";
    approval.drafted_on = content.dated;
    approval.planned_posting_on = content.dated;
    approval.stamp_boxes = {"課長", "係長", "担当"};
    for (int i = 1; i <= 60; ++i) {
        approval.lines.push_back({"市民第" + std::to_string(i) + "号", content.number,
                                  "暗証番号 再設定", i % 3 == 0 ? "普通" : "簡易書留・転送不要",
                                  content.deadline});
    }
    StringSink sink;
    const auto rendered = render(approval, kImprint, sink);
    ASSERT_TRUE(rendered) << rendered.error().detail;
    EXPECT_EQ(rendered->pages, 3U);
    const std::string text = PdfFile(sink.bytes()).text(1, 3);
    EXPECT_THAT(text, HasSubstr("計60通"));
    EXPECT_THAT(text, HasSubstr("普通20通"));
    EXPECT_THAT(text, HasSubstr("市民第60号"));
}

}  // namespace
}  // namespace madoguchi::letter
