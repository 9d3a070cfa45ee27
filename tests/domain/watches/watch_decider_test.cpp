#include <gtest/gtest.h>

#include "madoguchi/domain/watches/decide.hpp"

namespace madoguchi::watches {
namespace {

using namespace std::chrono_literals;
using facts::WatchEvent;
using Events = std::vector<WatchEvent>;

constexpr facts::Date kToday{2026y / 11 / 20};
constexpr facts::Date kExpiry{2027y / 1 / 31};  // A Sunday.

DecisionContext context_on(facts::Date today) {
    auto policy = std::make_shared<policy::Policy>();
    policy->version = "v1";
    policy->renewal = policy::RenewalRule();
    policy::Office office;
    office.code = "main";
    policy::OpeningSpan span;
    span.days = {false, true, true, true, true, true, false, false};
    span.from_minute = 510;
    span.until_minute = 1'035;
    office.hours = policy::OfficeHours();
    office.hours->spans.push_back(span);
    policy->offices.push_back(office);
    return {today, facts::Office("main"), policy};
}

Decision when(const Events& given, const WatchCommand& command, facts::Date today = kToday) {
    return decide(fold(given), command, context_on(today));
}

ImportExpiry row(facts::Date expires_on) {
    ImportExpiry command;
    command.kind = Target("signature");
    command.principal.name = facts::Sensitive<std::string>("試験 太郎");
    command.expires_on = expires_on;
    return command;
}

void expect_rejected(const Decision& decision, RejectionCode code) {
    ASSERT_FALSE(decision);
    EXPECT_STREQ(name_of(decision.error().code), name_of(code));
}

void expect_nothing(const Decision& decision) {
    ASSERT_TRUE(decision);
    EXPECT_TRUE(decision->events.empty());
}

WatchEvent event_of(const Decision& decision) {
    EXPECT_TRUE(decision && decision->events.size() == 1);
    return decision && !decision->events.empty() ? decision->events.front() : WatchEvent();
}

TEST(Protection, IsWhatTheRegisterSaidLast) {
    const RecordProtection on{.protected_person = true, .notified_on = kToday};
    const RecordProtection off{.protected_person = false, .notified_on = kToday};
    expect_nothing(when({}, off));
    const WatchEvent begun = event_of(when({}, on));
    EXPECT_EQ(begun, WatchEvent(facts::PersonProtected{kToday}));
    EXPECT_TRUE(fold(Events{begun}).person_protected());
    expect_nothing(when({begun}, on));
    const WatchEvent ended = event_of(when({begun}, off));
    EXPECT_EQ(ended, WatchEvent(facts::PersonProtectionEnded{kToday}));
    EXPECT_FALSE(fold(Events{begun, ended}).person_protected());
    EXPECT_EQ(event_of(when({begun, ended}, on)), begun);
}

TEST(Protection, IsntKeptInACertificatesWatch) {
    const WatchEvent opened = event_of(when({}, row(kExpiry)));
    expect_rejected(when({opened}, RecordProtection{.protected_person = true, .notified_on = {}}),
                    RejectionCode::kUnknownKind);
    EXPECT_FALSE(expires_after(fold(Events{WatchEvent(facts::PersonProtected{kToday})})));
}

class WatchTest : public testing::Test {
 protected:
    const WatchEvent opened_ = event_of(when({}, row(kExpiry)));
};

TEST_F(WatchTest, OpensWithTheWindowOfThePolicy) {
    const auto& fact = std::get<facts::ExpiryWatchOpened>(opened_);
    EXPECT_EQ(fact.opens_on, facts::Date(2026y / 10 / 31));
    EXPECT_EQ(fact.safe_from, facts::Date(2026y / 11 / 1));
    EXPECT_EQ(fact.last_open_day, facts::Date(2027y / 1 / 29));
    EXPECT_EQ(fact.policy_version, "v1");
    EXPECT_EQ(fact.principal.name.reveal(), "試験 太郎");
    expect_nothing(when({opened_}, row(kExpiry)));
}

TEST_F(WatchTest, IsRescheduledByALaterImport) {
    const auto moved = event_of(when({opened_}, row(kExpiry + std::chrono::days(1))));
    EXPECT_EQ(std::get<facts::ExpiryWatchRescheduled>(moved).expires_on,
              facts::Date(2027y / 2 / 1));
    EXPECT_EQ(expires_after(fold(Events{opened_, moved})), facts::Date(2027y / 2 / 2));
}

TEST_F(WatchTest, TakesNoRowThatItCantUse) {
    expect_rejected(when({}, row(kToday - std::chrono::days(1))), RejectionCode::kAlreadyExpired);
    EXPECT_TRUE(when({}, row(kToday)));
    auto odd = row(kExpiry);
    odd.kind = Target("resident_ledger");
    expect_rejected(when({}, odd), RejectionCode::kUnknownKind);
    auto context = context_on(kToday);
    context.policy = nullptr;
    expect_rejected(decide({}, row(kExpiry), context), RejectionCode::kPolicyMissing);
    context.policy = std::make_shared<policy::Policy>();
    expect_rejected(decide({}, row(kExpiry), context), RejectionCode::kWindowUnknown);
}

TEST_F(WatchTest, IsClosedWhenThePersonDoesNotWantToRenew) {
    const auto closed = event_of(when({opened_}, CloseWatchNotWanted{}));
    expect_nothing(when({opened_, closed}, CloseWatchNotWanted{}));
    expect_nothing(when({opened_, closed}, row(kExpiry)));
    expect_rejected(when({opened_, closed}, row(kExpiry + std::chrono::days(1))),
                    RejectionCode::kWatchClosed);
    expect_rejected(when({}, CloseWatchNotWanted{}), RejectionCode::kWatchNotOpened);
}

TEST_F(WatchTest, IsClosedByTheCaseThatRenewed) {
    const CloseWatchRenewed command{"R8-1"};
    const auto closed = event_of(when({opened_}, command));
    expect_nothing(when({opened_, closed}, command));
    expect_rejected(when({opened_, closed}, CloseWatchRenewed{"R8-2"}),
                    RejectionCode::kWatchClosed);
    expect_rejected(when({opened_, closed}, CloseWatchNotWanted{}), RejectionCode::kWatchClosed);
    expect_rejected(when({opened_}, CloseWatchRenewed{}), RejectionCode::kCaseMissing);
    expect_rejected(when({}, command), RejectionCode::kWatchNotOpened);
    const auto unwanted = event_of(when({opened_}, CloseWatchNotWanted{}));
    EXPECT_FALSE(when({opened_, unwanted}, command)->events.empty());
}

TEST_F(WatchTest, ExpiresOnTheDayAfterTheLast) {
    const auto due = expires_after(fold(Events{opened_}));
    ASSERT_TRUE(due);
    expect_rejected(when({opened_}, ExpireWatch{}, kExpiry), RejectionCode::kNotYetExpired);
    const auto expired = event_of(when({opened_}, ExpireWatch{}, *due));
    expect_nothing(when({opened_, expired}, ExpireWatch{}, *due));
    EXPECT_FALSE(expires_after(fold(Events{opened_, expired})));
    expect_rejected(when({}, ExpireWatch{}), RejectionCode::kWatchNotOpened);
}

}  // namespace
}  // namespace madoguchi::watches
