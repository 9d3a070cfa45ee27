#include <gtest/gtest.h>

#include "madoguchi/adapters/aggregates/domain_aggregates.hpp"
#include "world.hpp"

// What follows from commits across streams: incidents freeze cases, refused acts leave an entry.
namespace madoguchi::aggregates {
namespace {

using cases::CaseCommand;
using facts::Sensitive;
using incidents::IncidentCommand;
using log::OutcomeKind;

class StopsAndIncidents : public testing::Test {
 protected:
    void SetUp() override {
        world_.publish_policy();
        accepted(world_.submit("case/1", CaseCommand(opening())));
    }

    static log::Answer accepted(log::Answer answer) {
        EXPECT_EQ(answer.outcome.kind, OutcomeKind::kAccepted)
            << answer.code << " " << answer.detail << answer.outcome.code_name;
        return answer;
    }

    /// The commands that follow from the newest commit of a stream, as after a restart.
    std::vector<log::Command> followers(const std::string& stream) {
        return world_.domain->react(world_.commits(stream).back()).value();
    }

    void let_follow(const std::string& stream) {
        for (const log::Command& command : followers(stream)) {
            accepted(world_.submit(command));
        }
    }

    template <typename Fact>
    Fact newest_look(const std::string& stream) {
        const auto events = world_.events(stream);
        EXPECT_FALSE(events.empty());
        const auto* const fact = std::get_if<Fact>(&std::get<facts::LookEvent>(events.back()));
        EXPECT_NE(fact, nullptr);
        return fact == nullptr ? Fact() : *fact;
    }

    incidents::OpenIncident loss() {
        incidents::OpenIncident command;
        command.kind = facts::Reason("loss");
        command.found_on = world_.day;
        command.cases = {"1"};
        command.text = Sensitive<std::string>("回答書が見当たらない");
        return command;
    }

    World world_;
};

TEST_F(StopsAndIncidents, AnIncidentFreezesItsCaseAndFreesItWhenClosed) {
    const auto opened = accepted(world_.submit("incident/i1", IncidentCommand(loss())));
    EXPECT_TRUE(opened.outcome.ids.empty());
    let_follow("incident/i1");
    const CaseCommand withdraw(
        cases::WithdrawCase{facts::Holder("agent"), facts::Reason("not_wanted")});
    EXPECT_EQ(world_.submit("case/1", withdraw).outcome.code_name, "case_frozen");
    accepted(world_.submit("case/1",
                           CaseCommand(cases::AddNote{Sensitive<std::string>("保管庫を確認")})));
    for (const char* report : {"first", "final"}) {
        accepted(world_.submit("incident/i1",
                               IncidentCommand(incidents::FindReportNeedless{
                                   report, Sensitive<std::string>("見付かった")}),
                               "manager-1"));
    }
    accepted(world_.submit(
        "incident/i1",
        IncidentCommand(incidents::CloseIncident{Sensitive<std::string>("庁内で見付かった")}),
        "manager-1"));
    let_follow("incident/i1");
    accepted(world_.submit("case/1", withdraw));
}

TEST_F(StopsAndIncidents, RemindsOfAReportOnItsLastDay) {
    accepted(world_.submit("incident/i1", IncidentCommand(loss())));
    bool reminded = false;
    for (int day = 1; day <= 3; ++day) {  // A clock that jumps holds timers back.
        EXPECT_FALSE(reminded);
        world_.day += std::chrono::days(1);
        for (const auto& answer : world_.run_timers()) {
            reminded = reminded || answer.outcome.kind == OutcomeKind::kAccepted;
        }
    }
    EXPECT_TRUE(reminded);
    const auto events = world_.events("incident/i1");
    const auto* due =
        std::get_if<facts::ReportFellDue>(&std::get<facts::IncidentEvent>(events.back()));
    ASSERT_NE(due, nullptr);
    EXPECT_EQ(due->report, "first");
}

TEST_F(StopsAndIncidents, AnAttemptAtWhatAStopForbidsIsAnEntryOfItsOwn) {
    accepted(world_.submit("case/1", CaseCommand(cases::RecordDenial{facts::Method("telephone"),
                                                                     "name_and_birth_date"})));
    const auto refused =
        world_.submit("case/1", CaseCommand(cases::AcceptApplication{}), "clerk-2");
    ASSERT_EQ(refused.outcome.code_name, "principal_denied");
    const auto entries = followers("case/1");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].stream.text(), "looks/2026-11-20");
    let_follow("case/1");
    const auto tried = newest_look<facts::ForbiddenActTried>("looks/2026-11-20");
    EXPECT_EQ(tried.case_id, "1");
    EXPECT_EQ(tried.command, "accept_application");
    EXPECT_EQ(tried.stop, "principal_denied");
    EXPECT_EQ(tried.tried_by.text(), "clerk-2");
    // Every attempt is one more.
    std::ignore = world_.submit("case/1", CaseCommand(cases::AcceptApplication{}), "clerk-2");
    EXPECT_NE(followers("case/1").at(0).id, entries[0].id);
}

TEST_F(StopsAndIncidents, OtherRejectionsLeaveNoEntry) {
    ASSERT_EQ(world_.submit("case/1", CaseCommand(opening())).outcome.code_name,
              "case_already_opened");
    EXPECT_TRUE(followers("case/1").empty());
}

TEST_F(StopsAndIncidents, ALookIsKeptOnTheStreamOfItsDay) {
    const looks::LookCommand look(
        looks::RecordOpening{"show", facts::Purpose("intake"), {{"1", facts::Office("main")}}});
    accepted(world_.submit("looks/2026-11-20", look));
    EXPECT_EQ(newest_look<facts::PersonalDataOpened>("looks/2026-11-20").view, "show");
    EXPECT_EQ(world_.submit("looks/2026-11-19", look).outcome.code_name, "another_day");
    EXPECT_EQ(world_.submit("case/1", look).code, "wrong_stream");
    world_.restart();
    accepted(world_.submit("looks/2026-11-20", look));
}

}  // namespace
}  // namespace madoguchi::aggregates
