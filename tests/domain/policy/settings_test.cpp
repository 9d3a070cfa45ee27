#include "madoguchi/domain/policy/settings.hpp"

#include <gtest/gtest.h>

namespace madoguchi::policy {
namespace {

calendar::Date d(std::string_view iso) { return calendar::parse_date(iso).value(); }

Setting setting(std::string key, std::string value, std::string_view from) {
    return {std::move(key), std::move(value), d(from), "s1"};
}

TEST(WithSettings, LeavesTheLetterUnprintableUntilTheReplyPeriodIsSet) {
    Policy policy;
    policy.letter = LetterRule{};
    policy.contact = Contact{.phone = "000-000-0000"};
    EXPECT_EQ(missing_for_letter(policy), std::vector<std::string>{"letter.reply_period"});
    const std::vector<Setting> settings{
        setting("letter.reply_period", "30 day dispatch roll", "2026-04-01")};
    EXPECT_EQ(missing_for_letter(with_settings(policy, settings, d("2026-03-31"))).size(), 1U);
    const Policy set = with_settings(policy, settings, d("2026-04-01"));
    EXPECT_TRUE(missing_for_letter(set).empty());
    EXPECT_EQ(set.letter->reply_period->length, 30);
    EXPECT_TRUE(set.letter->reply_period->closed_day_roll);
    EXPECT_EQ(set.letter->reply_period->anchor, calendar::PeriodAnchor::kDispatch);
}

TEST(WithSettings, TakesTheLatestOfSeveralInAnyOrder) {
    const std::vector<Setting> settings{
        setting("handling.posting_approval", "per_day", "2026-06-01"),
        setting("handling.posting_approval", "none", "2026-04-01"),
        setting("handling.posting_approval", "by_delegation", "2027-01-01")};
    EXPECT_EQ(with_settings({}, settings, d("2026-07-01")).handling.posting_approval,
              PostingApproval::kPerDay);
    EXPECT_EQ(with_settings({}, settings, d("2026-05-01")).handling.posting_approval,
              PostingApproval::kNone);
    EXPECT_FALSE(with_settings({}, settings, d("2026-01-01")).handling.posting_approval);
}

TEST(WithSettings, TakesWhomToAskWhereThePageSaysNothing) {
    const std::vector<Setting> settings{setting("contact.name", "市民課", "2026-04-01"),
                                        setting("contact.phone", "000-000-0000", "2026-04-01")};
    const Policy set = with_settings({}, settings, d("2026-05-01"));
    ASSERT_TRUE(set.contact);
    EXPECT_EQ(set.contact->name, "市民課");
    EXPECT_EQ(set.contact->phone, "000-000-0000");
}

TEST(WithSettings, AsksForATelephoneUnlessTheOfficeHasOne) {
    Policy policy;
    policy.letter = LetterRule{};
    policy.letter->reply_period = calendar::ReplyPeriod{};
    policy.offices = {Office{.code = "main", .phone = "000-000-0001"}, Office{.code = "branch"}};
    EXPECT_TRUE(missing_for_letter(policy, "main").empty());
    EXPECT_EQ(missing_for_letter(policy, "branch"), std::vector<std::string>{"contact.phone"});
    EXPECT_EQ(missing_for_letter(policy), std::vector<std::string>{"contact.phone"});
}

TEST(WithSettings, KnowsHowAnAgentIsIdentified) {
    const auto ways = [](std::string value) {
        return with_settings({},
                             {setting("handling.visit1_agent_id", std::move(value), "2026-01-01")},
                             d("2026-01-01"))
            .handling.visit1_agent_id;
    };
    EXPECT_EQ(ways("A 2B"), (std::vector<ClassCount>{{1, 0}, {0, 2}}));
    EXPECT_EQ(ways("A+B"), (std::vector<ClassCount>{{1, 1}}));
    EXPECT_TRUE(ways("C").empty());
}

TEST(WithSettings, KnowsEveryNotationOfTheReplyPeriod) {
    const auto period = [](std::string value) {
        return with_settings({}, {setting("letter.reply_period", std::move(value), "2026-01-01")},
                             d("2026-01-01"))
            .letter->reply_period;
    };
    EXPECT_EQ(period("until 2027-03-31")->until, d("2027-03-31"));
    EXPECT_EQ(period("1 month application first_day_counted capped")->unit,
              calendar::PeriodUnit::kMonth);
    EXPECT_TRUE(period("1 month application first_day_counted capped")->capped_by_certificate);
    EXPECT_TRUE(period("2 month arrival first_day_counted")->first_day_counted);
}

TEST(CheckSetting, SaysWhatWouldBeRight) {
    for (const auto* value : {"", "30", "30 day", "0 day dispatch", "30 week dispatch",
                              "30 day dispatch soon", "until 2026-02-30", "-1 day dispatch"}) {
        const auto fault = check_setting(setting("letter.reply_period", value, "2026-01-01"));
        ASSERT_TRUE(fault) << value;
        EXPECT_NE(fault->message.find("day|month"), std::string::npos);
    }
    EXPECT_TRUE(check_setting(setting("letter.colour", "blue", "2026-01-01")));
    EXPECT_TRUE(check_setting(setting("handling.persons_to_open_reply", "3", "2026-01-01")));
    EXPECT_TRUE(check_setting(setting("handling.completion_steps", "tea", "2026-01-01")));
    EXPECT_TRUE(check_setting(setting("handling.visit2_same_office", "maybe", "2026-01-01")));
    EXPECT_FALSE(check_setting(setting("handling.visit2_same_office", "false", "2026-01-01")));
    EXPECT_FALSE(check_setting(setting("postage", "460 cash stamps", "2026-01-01")));
    EXPECT_FALSE(check_setting(setting("handling.not_arrived_after_days", "14", "2026-01-01")));
    EXPECT_FALSE(check_setting(setting("handling.post_office_keeps_days", "7", "2026-01-01")));
    EXPECT_FALSE(check_setting(setting("handling.hand_over_until", "15:00", "2026-01-01")));
    for (const auto* value : {"", "15", "15:0", "24:00", "15:60", "1a:00", "15.00", "15:00 "}) {
        EXPECT_TRUE(check_setting(setting("handling.hand_over_until", value, "2026-01-01")))
            << value;
    }
}

TEST(SettingKeys, CanAllBeSet) {
    for (const auto& key : setting_keys()) {
        EXPECT_FALSE(key.about.empty()) << key.key;
        const auto fault = check_setting(setting(std::string{key.key}, "nonsense!", "2026-01-01"));
        if (key.notation != "text" && key.notation != "words") {
            EXPECT_TRUE(fault) << key.key;
        }
    }
}

}  // namespace
}  // namespace madoguchi::policy
