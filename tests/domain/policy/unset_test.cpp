#include "madoguchi/domain/policy/unset.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace madoguchi::policy {
namespace {

std::vector<std::string_view> keys_of(const Policy& policy) {
    std::vector<std::string_view> keys;
    for (const SettingKey& one : unset_values(policy)) {
        keys.push_back(one.key);
    }
    return keys;
}

Policy two_visits() {
    Policy policy;
    policy.letter = LetterRule{};
    policy.procedures = {{.procedure = Procedure::kIssue}, {.procedure = Procedure::kPinReset}};
    policy.procedures[1].applicants = {
        {.applicants = {Applicant::kVoluntaryAgent}, .route = Route::kInquiryTwoVisit}};
    policy.offices = {{.code = "sample_main"}};
    return policy;
}

TEST(UnsetValues, NameEachKeyOnceAndEachIsASetting) {
    const auto keys = keys_of(two_visits());
    EXPECT_EQ(keys.size(), 14U);
    EXPECT_EQ(keys.front(), "handling.opening_channels");
    for (const SettingKey& one : unset_values(two_visits())) {
        EXPECT_FALSE(one.about.empty()) << one.key;
        EXPECT_FALSE(one.notation.empty()) << one.key;
    }
}

TEST(UnsetValues, AreOfTheLetterOnlyWhereThereIsOne) {
    Policy policy;
    EXPECT_EQ(keys_of(policy), (std::vector<std::string_view>{
                                   "handling.opening_channels", "handling.custody_allowed",
                                   "handling.first_report_days", "handling.final_report_days"}));
}

TEST(UnsetValues, LeaveOutWhatThePageOrTheOfficeSays) {
    const calendar::Date day = calendar::parse_date("2026-04-01").value();
    std::vector<Setting> settings;
    for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
             {"handling.opening_channels", "counter"},
             {"handling.several_procedures_in_one_sitting", "false"},
             {"handling.visit1_agent_id", "A"},
             {"handling.posting_approval", "none"},
             {"letter.reply_period", "30 day dispatch"},
             {"contact.phone", "000-000-0000"},
             {"letter.post", "mail"},
             {"handling.reissue_on_request", "false"},
             {"handling.visit2_same_agent", "false"},
             {"handling.reply_by_other_route", "false"},
             {"letter.seal.sealed", "false"},
             {"handling.custody_allowed", "false"},
             {"handling.first_report_days", "3"},
             {"handling.final_report_days", "30"}}) {
        const Policy before = with_settings(two_visits(), settings, day);
        settings.push_back({key, value, day, "s1"});
        const Policy after = with_settings(two_visits(), settings, day);
        EXPECT_EQ(keys_of(before).size(), keys_of(after).size() + 1) << key;
    }
    EXPECT_TRUE(keys_of(with_settings(two_visits(), settings, day)).empty());
}

TEST(UnsetValues, AskForAgentsPapersOnlyWhereThePageNamesNone) {
    Policy policy = two_visits();
    policy.procedures[1].applicants[0].visit1 = {{.of = Holder::kAgent, .item = Item::kIdDocument}};
    for (const auto key : keys_of(policy)) {
        EXPECT_NE(key, "handling.visit1_agent_id");
    }
}

}  // namespace
}  // namespace madoguchi::policy
