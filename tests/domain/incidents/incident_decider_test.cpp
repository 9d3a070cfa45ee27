#include <gtest/gtest.h>

#include "../../support/staff.hpp"
#include "madoguchi/domain/incidents/decide.hpp"
#include "madoguchi/domain/incidents/reactions.hpp"

namespace madoguchi::incidents {
namespace {

using namespace std::chrono_literals;

constexpr facts::Date kFound{2026y / 11 / 20};
const Sensitive<std::string> kText("別の人の封筒に入れた");

/// One incident: given what has happened, when a command comes, then what.
class World {
 public:
    World() : policy_(std::make_shared<policy::Policy>()) {
        policy_->handling.first_report_days = 3;
        policy_->handling.final_report_days = 30;
    }

    World& at(facts::Date day) {
        today_ = day;
        return *this;
    }
    World& as(const char* staff) {
        actor_ = facts::Staff(staff);
        return *this;
    }
    World& silent() {
        policy_->handling.first_report_days.reset();
        policy_->handling.final_report_days.reset();
        return *this;
    }
    World& says(int first, int final) {
        policy_->handling.first_report_days = first;
        policy_->handling.final_report_days = final;
        return *this;
    }
    World& when(const IncidentCommand& command) {
        last_ = decide(state_, command,
                       {today_, actor_, facts::Office("main"),
                        access::standing_of(staff::everyday_staff(), actor_, today_), policy_});
        if (last_) {
            for (const auto& event : last_->events) {
                state_ = evolve(std::move(state_), event);
            }
        }
        return *this;
    }
    World& done(const IncidentCommand& command) {
        when(command);
        EXPECT_TRUE(last_.has_value() && !last_->events.empty())
            << (last_ ? "nothing happened" : name_of(last_.error().code));
        return *this;
    }
    World& then_rejected(RejectionCode code) {
        EXPECT_FALSE(last_.has_value());
        EXPECT_STREQ(last_ ? "" : name_of(last_.error().code), name_of(code));
        return *this;
    }
    World& then_nothing_happened() {
        EXPECT_TRUE(last_.has_value() && last_->events.empty());
        return *this;
    }
    [[nodiscard]] const Decision& last() const { return last_; }
    [[nodiscard]] const IncidentState& state() const { return state_; }
    template <typename Event>
    [[nodiscard]] Event brought(std::size_t index = 0) const {
        EXPECT_TRUE(last_.has_value() && last_->events.size() > index);
        return std::get<Event>(last_->events.at(index));
    }

 private:
    std::shared_ptr<policy::Policy> policy_;
    facts::Date today_ = kFound;
    facts::Staff actor_{"clerk-1"};
    IncidentState state_;
    Decision last_ = Outcome{};
};

OpenIncident opening() {
    OpenIncident command;
    command.kind = Reason("misdirected_letter");
    command.found_on = kFound;
    command.found_at = "09:30";
    command.cases = {"a", "b", "a"};
    command.text = kText;
    return command;
}

World opened() {
    World world;
    world.done(opening());
    return world;
}

TEST(Incident, OpensAndStartsItsClocks) {
    World world = opened();
    const auto fact = world.brought<facts::IncidentOpened>();
    EXPECT_EQ(fact.cases, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(fact.found_by.text(), "clerk-1");
    const auto first = world.brought<facts::ReportClockStarted>(1);
    EXPECT_EQ(first.report, "first");
    EXPECT_EQ(first.due_on, kFound + std::chrono::days(3));
    EXPECT_EQ(world.brought<facts::ReportClockStarted>(2).due_on, kFound + std::chrono::days(30));
    world.when(opening()).then_rejected(RejectionCode::kIncidentAlreadyOpened);
}

TEST(Incident, OpensWithClocksThatStandStillWhereTheOfficeIsSilent) {
    World world;
    world.silent().done(opening());
    EXPECT_EQ(world.last()->events.size(), 1U);
    EXPECT_EQ(world.last()->ids,
              (std::vector<std::string>{"policy_silent:handling.first_report_days",
                                        "policy_silent:handling.final_report_days"}));
    world.when(StartReportClocks{}).then_rejected(RejectionCode::kPolicySilent);
    world.says(5, 60).done(StartReportClocks{});
    EXPECT_EQ(world.state().reports[1].due_on, kFound + std::chrono::days(60));
    world.when(StartReportClocks{}).then_nothing_happened();
}

TEST(Incident, IsAboutSomethingThatWasFound) {
    OpenIncident command = opening();
    command.cases.clear();
    command.text = {};
    World().when(command).then_rejected(RejectionCode::kNothingConcerned);
    command = opening();
    command.found_on = kFound + std::chrono::days(1);
    World().when(command).then_rejected(RejectionCode::kDayInFuture);
    for (const char* time : {"9:30", "24:00", "12:60", "ab:cd", "12:345"}) {
        command = opening();
        command.found_at = time;
        World().when(command).then_rejected(RejectionCode::kUnknownWord);
    }
    command = opening();
    command.kind = Reason("theft");
    World().when(command).then_rejected(RejectionCode::kUnknownWord);
    World().when(AddIncidentNote{kText}).then_rejected(RejectionCode::kIncidentNotOpened);
}

TEST(Incident, NamesStaffAndCasesByTheirCodes) {
    OpenIncident command = opening();
    for (const char* const who : {"試験 太郎", "Clerk 1", "station"}) {
        command.found_by = facts::Staff(who);
        World world;
        world.when(command).then_rejected(RejectionCode::kUnknownWord);
        EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"found_by"});
    }
    command.found_by = facts::Staff("clerk-2");
    World world;
    world.done(command);
    EXPECT_EQ(world.brought<facts::IncidentOpened>().found_by.text(), "clerk-2");
    world.when(AddCaseToIncident{"試験 太郎", kText}).then_rejected(RejectionCode::kCaseUnknown);
    command.cases = {"a", "試験 太郎"};
    World().when(command).then_rejected(RejectionCode::kUnknownWord);
}

TEST(Incident, TakesCasesInAndLetsThemGo) {
    World world = opened();
    world.when(AddCaseToIncident{"c", {}}).then_rejected(RejectionCode::kReasonMissing);
    world.done(AddCaseToIncident{"c", kText}).when(AddCaseToIncident{"c", kText});
    world.then_nothing_happened();
    world.done(RemoveCaseFromIncident{"a", kText});
    world.when(RemoveCaseFromIncident{"a", kText}).then_rejected(RejectionCode::kCaseUnknown);
    EXPECT_EQ(world.state().cases, (std::vector<std::string>{"b", "c"}));
}

TEST(Incident, ListsWhoIsAffected) {
    World world = opened();
    world.when(AddAffectedPerson{{}, {}, kText}).then_rejected(RejectionCode::kReasonMissing);
    world.done(AddAffectedPerson{Sensitive<std::string>("見本 一郎"), {}, kText});
    EXPECT_EQ(world.brought<facts::AffectedPersonAdded>().person_no, 1U);
    world.when(RemoveAffectedPerson{{}, {}, 2, kText}).then_rejected(RejectionCode::kPersonUnknown);
    world.done(RemoveAffectedPerson{{}, {}, 1, kText});
    world.when(RemoveAffectedPerson{{}, {}, 1, kText}).then_nothing_happened();
    world.done(RemoveAffectedPerson{"a", Holder("agent"), 0, kText});
    world.when(RemoveAffectedPerson{"a", Holder("agent"), 0, kText}).then_nothing_happened();
    world.when(RemoveAffectedPerson{"z", Holder("agent"), 0, kText})
        .then_rejected(RejectionCode::kCaseUnknown);
    world.when(RemoveAffectedPerson{"a", Holder("neighbour"), 0, kText})
        .then_rejected(RejectionCode::kUnknownWord);
}

TEST(Incident, RemindsOfReportsOnTheirLastDay) {
    World world = opened();
    ASSERT_EQ(due_reports(world.state()).size(), 2U);
    world.at(kFound + std::chrono::days(2)).when(RemindOfReport{"first"}).then_nothing_happened();
    world.at(kFound + std::chrono::days(3)).done(RemindOfReport{"first"});
    world.when(RemindOfReport{"first"}).then_nothing_happened();
    ASSERT_EQ(due_reports(world.state()).size(), 1U);
    EXPECT_EQ(due_reports(world.state())[0].report, "final");
    world.done(RecordReport{"final", kFound, "commission", {}});
    EXPECT_TRUE(due_reports(world.state()).empty());
}

TEST(Incident, RecordsEveryReportThatIsMade) {
    World world = opened();
    world.done(RecordReport{"first", kFound, "commission", kText});
    world.done(RecordReport{"first", kFound, "person", kText});
    world.when(RecordReport{"second", kFound, "person", {}})
        .then_rejected(RejectionCode::kUnknownWord);
    world.when(RecordReport{"final", kFound + std::chrono::days(1), "person", {}})
        .then_rejected(RejectionCode::kDayInFuture);
    world.when(FindReportNeedless{"first", kText}).then_rejected(RejectionCode::kReportSettled);
}

TEST(Incident, IsClosedByAnotherPersonWithBothReportsSettled) {
    World world = opened();
    world.as("manager-1").when(CloseIncident{kText}).then_rejected(RejectionCode::kReportOpen);
    world.done(RecordReport{"first", kFound, "commission", {}});
    world.when(FindReportNeedless{"final", {}}).then_rejected(RejectionCode::kReasonMissing);
    world.as("chief-1").when(FindReportNeedless{"final", kText});
    world.then_rejected(RejectionCode::kManagerMissing);
    world.as("manager-1").done(FindReportNeedless{"final", kText});
    world.when(FindReportNeedless{"final", kText}).then_nothing_happened();
    world.when(CloseIncident{}).then_rejected(RejectionCode::kReasonMissing);
    world.as("clerk-1").when(CloseIncident{kText});
    world.then_rejected(RejectionCode::kSecondPersonMissing);
    world.as("chief-1").when(CloseIncident{kText}).then_rejected(RejectionCode::kManagerMissing);
    world.as("manager-1").done(CloseIncident{kText});
    EXPECT_EQ(world.brought<facts::IncidentClosed>().cases, (std::vector<std::string>{"a", "b"}));
    world.when(CloseIncident{kText}).then_nothing_happened();
    world.when(AddCaseToIncident{"c", kText}).then_rejected(RejectionCode::kIncidentClosed);
    world.done(AddIncidentNote{kText});
}

TEST(Reactions, FreezeTheCasesConcernedAndFreeThem) {
    const auto incident_of = [](const CaseReaction& reaction) {
        const auto* freeze = std::get_if<cases::FreezeCase>(&reaction.command);
        const auto* lift = std::get_if<cases::LiftFreeze>(&reaction.command);
        return freeze != nullptr ? "freeze " + freeze->incident
               : lift != nullptr ? "lift " + lift->incident
                                 : std::string("?");
    };
    facts::IncidentOpened fact;
    fact.cases = {"a", "b"};
    const auto frozen = react(fact, "i1");
    ASSERT_EQ(frozen.size(), 2U);
    EXPECT_EQ(frozen[1].case_id, "b");
    EXPECT_EQ(incident_of(frozen[1]), "freeze i1");
    EXPECT_NE(frozen[0].purpose, frozen[1].purpose);
    EXPECT_EQ(incident_of(react(facts::CaseJoinedIncident{"c", {}}, "i1").at(0)), "freeze i1");
    EXPECT_EQ(incident_of(react(facts::CaseLeftIncident{"c", {}}, "i1").at(0)), "lift i1");
    facts::IncidentClosed closed;
    closed.cases = {"a", "b"};
    EXPECT_EQ(react(closed, "i1").size(), 2U);
    EXPECT_EQ(incident_of(react(closed, "i1").at(0)), "lift i1");
    EXPECT_TRUE(react(facts::IncidentNoteAdded{}, "i1").empty());
}

}  // namespace
}  // namespace madoguchi::incidents
