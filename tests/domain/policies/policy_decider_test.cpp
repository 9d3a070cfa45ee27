#include <gtest/gtest.h>

#include "madoguchi/domain/policies/decide.hpp"

namespace madoguchi::policies {
namespace {

using namespace std::chrono_literals;
using facts::PolicyEvent;
using Events = std::vector<PolicyEvent>;

constexpr facts::Date kApril{2026y / 4 / 1};
constexpr facts::Date kOctober{2026y / 10 / 1};

/// A stand-in for the policy file: `municipality version year-month-day`.
std::shared_ptr<const policy::Policy> parse(const std::string& text) {
    const auto first = text.find(' ');
    const auto second = text.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
        return nullptr;
    }
    auto policy = std::make_shared<policy::Policy>();
    policy->municipality = text.substr(0, first);
    policy->version = text.substr(first + 1, second - first - 1);
    policy->effective_from = facts::parse_date(text.substr(second + 1));
    policy::Rule rule;
    rule.id = "M-01";
    policy->rules.push_back(rule);
    rule.id = "M-02";
    rule.needs_review = true;
    policy->rules.push_back(rule);
    return policy;
}

const DecisionContext kContext{
    "town", [](std::string_view text) { return "hash of " + std::string(text); }, parse,
    [](const std::string& version) { return parse("town " + version + " 2026-04-01"); }};

PublishPolicyVersion publish(const std::string& version, facts::Date from,
                             const std::string& municipality = "town") {
    const std::string text = municipality + " " + version + " " + facts::date_text(from);
    return {version, from, text, "hash of " + text};
}

Decision when(const Events& given, const PolicyCommand& command) {
    return decide(fold(given), command, kContext);
}

void expect_rejected(const Decision& decision, RejectionCode code) {
    ASSERT_FALSE(decision);
    EXPECT_STREQ(name_of(decision.error().code), name_of(code));
}

void expect_nothing(const Decision& decision) {
    ASSERT_TRUE(decision);
    EXPECT_TRUE(decision->events.empty());
}

PolicyEvent event_of(const Decision& decision) {
    EXPECT_TRUE(decision && decision->events.size() == 1);
    return decision && !decision->events.empty() ? decision->events.front() : PolicyEvent();
}

TEST(PublishPolicyVersion, PutsTheWholeTextIntoTheLog) {
    const auto command = publish("v1", kApril);
    const auto event = event_of(when({}, command));
    EXPECT_TRUE(event == PolicyEvent(facts::PolicyVersionPublished{"v1", kApril, command.text,
                                                                   command.sha256}));
    expect_nothing(when({event}, command));
}

TEST(PublishPolicyVersion, RefusesATextThatIsNotWhatTheCommandSays) {
    expect_rejected(when({}, PublishPolicyVersion{"v1", kApril, "nonsense", ""}),
                    RejectionCode::kTextUnreadable);
    auto hash = publish("v1", kApril);
    hash.sha256 = "another";
    expect_rejected(when({}, hash), RejectionCode::kHashWrong);
    expect_rejected(when({}, publish("v1", kApril, "city")), RejectionCode::kNotThisTenant);
    auto version = publish("v1", kApril);
    version.version = "v2";
    expect_rejected(when({}, version), RejectionCode::kTextDisagrees);
    auto day = publish("v1", kApril);
    day.effective_from = kOctober;
    expect_rejected(when({}, day), RejectionCode::kTextDisagrees);
}

TEST(PublishPolicyVersion, TakesTheFirstDayFromWhoPublishesWhereThePageGivesNone) {
    auto version = publish("v1", kApril);
    version.text = "town v1 ";
    version.sha256 = "hash of town v1 ";
    EXPECT_EQ(event_of(when({}, version)),
              PolicyEvent(facts::PolicyVersionPublished{"v1", kApril, "town v1 ", version.sha256}));
}

TEST(PublishPolicyVersion, KeepsVersionsInOrder) {
    const auto first = event_of(when({}, publish("v1", kApril)));
    EXPECT_TRUE(when({first}, publish("v2", kOctober)));
    expect_rejected(when({first}, publish("v1", kOctober)), RejectionCode::kVersionTaken);
    expect_rejected(when({first}, publish("v2", kApril)), RejectionCode::kNotInOrder);
    expect_rejected(when({first}, publish("v2", kApril - std::chrono::days(1))),
                    RejectionCode::kNotInOrder);
}

TEST(SetOfficeValue, TakesOnlySettingsThatExist) {
    expect_rejected(when({}, SetOfficeValue{"no.such.key", "1", kApril, {}}),
                    RejectionCode::kSettingUnknown);
    const SetOfficeValue command{"letter.reply_period", "30 day dispatch", kApril, {}};
    const auto event = event_of(when({}, command));
    expect_nothing(when({event}, command));
    auto other = command;
    other.value = "20 day dispatch";
    const auto changed = event_of(when({event}, other));
    EXPECT_EQ(std::get<facts::OfficeValueSet>(changed).value, "20 day dispatch");
    EXPECT_FALSE(when({event, changed}, command)->events.empty());
}

TEST(ConfirmReviewedValue, IsForRulesThatAskForIt) {
    const auto published = event_of(when({}, publish("v1", kApril)));
    const ConfirmReviewedValue command{RuleId("M-02"), "v1"};
    const auto confirmed = event_of(when({published}, command));
    expect_nothing(when({published, confirmed}, command));
    expect_rejected(when({}, command), RejectionCode::kVersionUnknown);
    expect_rejected(when({published}, ConfirmReviewedValue{RuleId("M-09"), "v1"}),
                    RejectionCode::kRuleUnknown);
    expect_rejected(when({published}, ConfirmReviewedValue{RuleId("M-01"), "v1"}),
                    RejectionCode::kNothingToReview);
}

}  // namespace
}  // namespace madoguchi::policies
