#include <gtest/gtest.h>

#include "../../support/staff.hpp"
#include "madoguchi/domain/offices/decide.hpp"

namespace madoguchi::offices {
namespace {

using namespace std::chrono_literals;
using facts::OfficeEvent;
using facts::Sensitive;

constexpr facts::Date kMonday{2026y / 11 / 16};

DecisionContext as(const char* actor) {
    const auto& people = staff::everyday_staff();
    return {kMonday, Staff(actor), facts::Office("main"),
            access::standing_of(people, Staff(actor), kMonday), &people};
}

const DecisionContext kClerk = as("clerk-1");
const DecisionContext kChief = as("chief-1");

using Events = std::vector<OfficeEvent>;

Decision when(const Events& given, const OfficeCommand& command,
              const DecisionContext& context = kClerk) {
    return decide(fold(given), command, context);
}

void expect_rejected(const Decision& decision, RejectionCode code) {
    ASSERT_FALSE(decision);
    EXPECT_STREQ(name_of(decision.error().code), name_of(code));
}

void expect_nothing(const Decision& decision) {
    ASSERT_TRUE(decision);
    EXPECT_TRUE(decision->events.empty());
}

/// The event that a command brings; fails when it brings none or is rejected.
OfficeEvent event_of(const Decision& decision) {
    EXPECT_TRUE(decision && decision->events.size() == 1);
    return decision && !decision->events.empty() ? decision->events.front() : OfficeEvent();
}

CloseDay day(facts::Date on) {
    CloseDay command;
    command.day = on;
    command.cash_yen_recorded = 1'320;
    command.cash_yen_counted = 1'320;
    return command;
}

TEST(RegisterOfficeClosure, IsRecordedOnce) {
    const RegisterOfficeClosure command{kMonday, Reason("power_cut")};
    const auto event = event_of(when({}, command));
    EXPECT_TRUE(event == OfficeEvent(facts::OfficeClosureRegistered{kMonday, Reason("power_cut")}));
    expect_nothing(when({event}, command));
    expect_rejected(when({}, RegisterOfficeClosure{kMonday, {}}), RejectionCode::kReasonMissing);
}

TEST(RegisterTerminalDowntime, NeedsDaysInTheirOrder) {
    const RegisterTerminalDowntime command{kMonday, kMonday + std::chrono::days(1),
                                           Reason("maintenance")};
    expect_nothing(when({event_of(when({}, command))}, command));
    expect_rejected(when({}, RegisterTerminalDowntime{kMonday, kMonday - std::chrono::days(1),
                                                      Reason("maintenance")}),
                    RejectionCode::kDatesReversed);
    expect_rejected(when({}, RegisterTerminalDowntime{kMonday, kMonday, {}}),
                    RejectionCode::kReasonMissing);
}

TEST(WithdrawOfficeClosure, TakesBackWhatIsRegisteredAndNothingElse) {
    const OfficeEvent closed =
        event_of(when({}, RegisterOfficeClosure{kMonday, Reason("power_cut")}));
    const WithdrawOfficeClosure command{kMonday, Reason("done_early")};
    const OfficeEvent open = event_of(when({closed}, command));
    EXPECT_TRUE(open == OfficeEvent(facts::OfficeClosureWithdrawn{kMonday, Reason("done_early")}));
    expect_rejected(when({closed, open}, command), RejectionCode::kNotRegistered);
    expect_rejected(when({closed}, WithdrawOfficeClosure{kMonday, {}}),
                    RejectionCode::kReasonMissing);
    EXPECT_TRUE(event_of(when({closed, open},
                              RegisterOfficeClosure{kMonday, Reason("power_cut")})) == closed)
        << "it can be closed again";
}

TEST(WithdrawTerminalDowntime, TakesBackExactlyTheRegisteredDays) {
    const Date tuesday = kMonday + std::chrono::days(1);
    const OfficeEvent down =
        event_of(when({}, RegisterTerminalDowntime{kMonday, tuesday, Reason("maintenance")}));
    expect_rejected(when({down}, WithdrawTerminalDowntime{kMonday, kMonday, Reason("done_early")}),
                    RejectionCode::kNotRegistered);
    expect_rejected(when({down}, WithdrawTerminalDowntime{kMonday, tuesday, {}}),
                    RejectionCode::kReasonMissing);
    const WithdrawTerminalDowntime command{kMonday, tuesday, Reason("done_early")};
    const OfficeEvent up = event_of(when({down}, command));
    expect_rejected(when({down, up}, command), RejectionCode::kNotRegistered);
}

TEST(ClosePrintBatch, IsClosedOnceWithItsTotals) {
    const ClosePrintBatch command{"b-1", kMonday, 3, 7, 1};
    const auto closed = event_of(when({}, command));
    expect_nothing(when({closed}, command));
    expect_rejected(when({closed}, ClosePrintBatch{"b-1", kMonday, 4, 8, 0}),
                    RejectionCode::kBatchAlreadyClosed);
    expect_rejected(when({}, ClosePrintBatch{"", kMonday, 1, 1, 0}), RejectionCode::kNameMissing);
    expect_rejected(when({}, ClosePrintBatch{"b-2", kMonday, 0, 0, 0}),
                    RejectionCode::kBatchCountsImpossible);
    expect_rejected(when({}, ClosePrintBatch{"b-2", kMonday, 3, 2, 0}),
                    RejectionCode::kBatchCountsImpossible);
}

class CountHandOverTest : public testing::Test {
 protected:
    const OfficeEvent closed_ = facts::PrintBatchClosed{"b-1", kMonday, 3, 6, 0};
};

TEST_F(CountHandOverTest, RecordsThatBothSidesAgree) {
    const CountHandOver command{"b-1", 3, 3, Staff("mail-1"), {}};
    const auto decision = when({closed_}, command);
    const auto counted = event_of(decision);
    EXPECT_TRUE(decision->ids.empty());
    EXPECT_TRUE(counted == OfficeEvent(facts::HandOverCounted{"b-1", 3, 3, Staff("clerk-1"),
                                                              Staff("mail-1")}));
    expect_nothing(when({closed_, counted}, command));
    expect_rejected(when({closed_, counted}, CountHandOver{"b-1", 2, 2, Staff("mail-1"), {}}),
                    RejectionCode::kHandOverAgreed);
}

TEST_F(CountHandOverTest, RecordsADisagreementAndTakesTheNextCount) {
    for (const auto& [handed, received] : {std::pair{3u, 2u}, {2u, 2u}}) {
        const auto decision =
            when({closed_}, CountHandOver{"b-1", handed, received, Staff("mail-1"), {}});
        ASSERT_TRUE(decision);
        EXPECT_EQ(decision->ids, std::vector<std::string>{"counts_disagree"});
        const auto again =
            when({closed_, event_of(decision)}, CountHandOver{"b-1", 3, 3, Staff("mail-1"), {}});
        ASSERT_TRUE(again);
        EXPECT_EQ(again->events.size(), 1u);
        EXPECT_TRUE(again->ids.empty());
    }
}

TEST_F(CountHandOverTest, NeedsTwoPersonsAndAKnownBatch) {
    expect_rejected(when({closed_}, CountHandOver{"b-1", 3, 3, Staff("clerk-1"), {}}),
                    RejectionCode::kSecondPersonMissing);
    expect_rejected(when({closed_}, CountHandOver{"b-1", 3, 3, {}, {}}),
                    RejectionCode::kSecondPersonMissing);
    expect_rejected(when({closed_}, CountHandOver{"b-9", 3, 3, Staff("mail-1"), {}}),
                    RejectionCode::kBatchUnknown);
    expect_rejected(when({closed_}, CountHandOver{"", 3, 3, Staff("mail-1"), {}}),
                    RejectionCode::kNameMissing);
}

TEST_F(CountHandOverTest, CanBeRecordedByWhoReceivedTheLetters) {
    const auto counted =
        event_of(when({closed_}, CountHandOver{"b-1", 3, 3, Staff("clerk-1"), Staff("mail-1")}));
    EXPECT_TRUE(counted == OfficeEvent(facts::HandOverCounted{"b-1", 3, 3, Staff("mail-1"),
                                                              Staff("clerk-1")}));
    expect_rejected(when({closed_}, CountHandOver{"b-1", 3, 3, Staff("clerk-1"), Staff("clerk-1")}),
                    RejectionCode::kSecondPersonMissing);
    expect_rejected(when({closed_}, CountHandOver{"b-1", 3, 3, Staff("clerk-1"), Staff("nobody")}),
                    RejectionCode::kSecondPersonMissing);
    // Whoever records it was neither.
    expect_rejected(when({closed_}, CountHandOver{"b-1", 3, 3, Staff("mail-1"), Staff("chief-1")}),
                    RejectionCode::kSecondPersonMissing);
}

TEST(VoidDocumentNumber, IsRecordedOnceWithItsReason) {
    const VoidDocumentNumber command{"R8-17", Reason("spoiled")};
    expect_nothing(when({event_of(when({}, command))}, command));
    expect_rejected(when({}, VoidDocumentNumber{"R8-17", {}}), RejectionCode::kReasonMissing);
    expect_rejected(when({}, VoidDocumentNumber{"", Reason("spoiled")}),
                    RejectionCode::kNameMissing);
}

TEST(CloseDay, CantBeDoneTwice) {
    const auto closed = event_of(when({}, day(kMonday)));
    EXPECT_EQ(std::get<facts::DayClosed>(closed).closed_by, Staff("clerk-1"));
    expect_rejected(when({closed}, day(kMonday)), RejectionCode::kDayAlreadyClosed);
    EXPECT_TRUE(when({closed}, day(kMonday - std::chrono::days(3))));
}

TEST(CloseDay, CantBeDoneForADayThatHasNotBegun) {
    expect_rejected(when({}, day(kMonday + std::chrono::days(1))), RejectionCode::kDayInFuture);
}

TEST(CloseDay, NeedsAnExplanationForWhatDoesNotAgreeAndForCustody) {
    auto cash = day(kMonday);
    cash.cash_yen_counted = 1'310;
    auto stamps = day(kMonday);
    stamps.stamps_yen_counted = 110;
    auto custody = day(kMonday);
    custody.custody_recorded = 1;
    custody.custody_counted = 1;
    for (auto command : {cash, stamps, custody}) {
        expect_rejected(when({}, command), RejectionCode::kExplanationMissing);
        command.explanation = Sensitive<std::string>("a coin was found on the next day");
        EXPECT_TRUE(when({}, command));
    }
    EXPECT_EQ(when({}, custody).error().ids, std::vector<std::string>{"custody"});
}

TEST(ConfirmDayClose, IsDoneByAnotherPersonThanWhoClosed) {
    const auto closed = event_of(when({}, day(kMonday)));
    expect_rejected(when({}, ConfirmDayClose{kMonday}, kChief), RejectionCode::kDayNotClosed);
    expect_rejected(when({closed}, ConfirmDayClose{kMonday}, kClerk),
                    RejectionCode::kSecondPersonMissing);
    const auto confirmed = event_of(when({closed}, ConfirmDayClose{kMonday}, kChief));
    EXPECT_TRUE(confirmed == OfficeEvent(facts::DayCloseConfirmed{kMonday, Staff("chief-1")}));
    expect_nothing(when({closed, confirmed}, ConfirmDayClose{kMonday}, kChief));
}

TEST(Office, StoresWordsAndNumbersInClearAndNoTexts) {
    const Reason text("試験 太郎");
    const OfficeEvent closure =
        event_of(when({}, RegisterOfficeClosure{kMonday, Reason("weather")}));
    const OfficeEvent downtime =
        event_of(when({}, RegisterTerminalDowntime{kMonday, kMonday, Reason("jlis_outage")}));
    auto left = day(kMonday);
    left.open_items = {"R8-本-0123-7:試験 太郎"};
    for (const Decision& decision :
         {when({}, RegisterOfficeClosure{kMonday, text}),
          when({closure}, WithdrawOfficeClosure{kMonday, text}),
          when({}, RegisterTerminalDowntime{kMonday, kMonday, text}),
          when({downtime}, WithdrawTerminalDowntime{kMonday, kMonday, text}),
          when({}, VoidDocumentNumber{"R8-17", text}),
          when({}, VoidDocumentNumber{"試験 太郎", Reason("spoiled")}),
          when({}, ClosePrintBatch{"試験 太郎", kMonday, 1, 1, 0}), when({}, left)}) {
        expect_rejected(decision, RejectionCode::kUnknownWord);
    }
    left.open_items = {"R8-本-0123-8:waits_for_papers"};
    EXPECT_TRUE(when({}, left));
}

}  // namespace
}  // namespace madoguchi::offices
