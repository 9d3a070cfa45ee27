#include "madoguchi/domain/letter/wording.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace madoguchi::letter {
namespace {

using std::chrono::year;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

LetterContent complete() {
    LetterContent content;
    content.number = LetterNumber::from_value(77);
    content.dated = Date(year{2026} / 11 / 18);
    content.title = "照会書兼回答書";
    content.addressee = {.postcode = "1000013",
                         .address = "見本県試験市見本町1-2-3",
                         .building = "",
                         .name = "試験 太郎",
                         .honorific = "様",
                         .barcode_address = std::nullopt};
    content.sender.title = "試験市長";
    content.sender.section = "市民課";
    content.sender.phone = "000-000-0000";
    content.applied_on = Date(year{2026} / 11 / 17);
    content.agent.name = "見本 花子";
    content.procedures = {"暗証番号の再設定"};
    content.deadline = DeadlineOn{Date(year{2026} / 12 / 18)};
    content.places = {{"市民課1番窓口", "", "平日 8時30分から17時15分まで", ""}};
    content.pins = {PinBox::kUserAuth};
    return content;
}

TEST(Wording, ShowsADeadlineInBothCalendars) {
    EXPECT_EQ(deadline_text(complete().deadline), "令和8年12月18日(金)まで");
    EXPECT_EQ(deadline_gregorian(complete().deadline), "西暦2026年12月18日");
}

TEST(Wording, ShowsARuleInWordsWithoutADate) {
    const Deadline deadline = DeadlineInWords{"この書面が届いた日の翌日から30日以内"};
    EXPECT_EQ(deadline_text(deadline), "この書面が届いた日の翌日から30日以内");
    EXPECT_EQ(deadline_gregorian(deadline), "");
}

TEST(Wording, SaysOnlyWhatTheOfficeDecided) {
    LetterContent content = complete();
    EXPECT_THAT(notes(content), Contains(HasSubstr("郵送しないで")));
    EXPECT_THAT(notes(content), Not(Contains(HasSubstr("封が開いている"))));
    content.rules.by_post_possible = true;
    content.rules.opened_is_refused = true;
    content.rules.same_counter_only = true;
    content.rules.more = {"駐車場はありません。"};
    EXPECT_THAT(notes(content), Not(Contains(HasSubstr("郵送しないで"))));
    EXPECT_THAT(notes(content), Contains(HasSubstr("封が開いている")));
    EXPECT_THAT(notes(content), Contains(HasSubstr("申請した窓口だけ")));
    EXPECT_EQ(notes(content).back(), "駐車場はありません。");
}

TEST(Wording, SaysNothingOfPinsWhenNoneIsNeeded) {
    LetterContent content = complete();
    EXPECT_THAT(notes(content), Contains(HasSubstr("暗証番号")));
    content.pins.clear();
    EXPECT_THAT(notes(content), Not(Contains(HasSubstr("暗証番号"))));
}

TEST(Wording, LeavesOutTheDelegationOfAStatutoryAgent) {
    LetterContent content = complete();
    EXPECT_THAT(steps(content).front(), HasSubstr("委任状"));
    content.agent.is_statutory = true;
    EXPECT_THAT(steps(content).front(), Not(HasSubstr("委任状")));
}

TEST(Wording, TellsWhoNeverAppliedToCall) {
    EXPECT_THAT(never_applied(complete()), HasSubstr("000-000-0000"));
}

TEST(LetterContent, IsCompleteWithAllRequiredFields) {
    EXPECT_THAT(missing_fields(complete()), ElementsAre());
}

TEST(LetterContent, NamesTheFieldsThatAreMissing) {
    EXPECT_THAT(missing_fields(LetterContent{}), Contains("deadline"));
    LetterContent content = complete();
    content.addressee.name.clear();
    content.addressee.postcode = "100-0013";
    content.deadline = DeadlineInWords{};
    content.places.front().hours.clear();
    EXPECT_THAT(missing_fields(content),
                ElementsAre("addressee.postcode", "addressee.name", "deadline", "places"));
}

TEST(VisitSlip, TakesOverWhatToBringAndNoName) {
    const LetterContent content = complete();
    const VisitSlip slip = visit_slip_of(content);
    EXPECT_EQ(slip.number, content.number);
    EXPECT_EQ(slip.phone, content.sender.phone);
    EXPECT_EQ(slip.places.size(), 1U);
}

}  // namespace
}  // namespace madoguchi::letter
