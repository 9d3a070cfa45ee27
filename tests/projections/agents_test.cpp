#include <gtest/gtest.h>

#include "madoguchi/projections/queries/agent_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

const facts::Holder kAgent("agent");

/// A case whose agent has a register number and a furigana.
facts::CaseOpened by(const char* number, const char* register_no, const char* kana) {
    auto opening = opened(number, day(11, 2));
    opening.agent.emplace();
    opening.agent->register_no = facts::Sensitive<std::string>(register_no);
    opening.agent->kana = facts::Sensitive<std::string>(kana);
    opening.agent->birth_date = facts::Sensitive<Date>(Date(std::chrono::days(4'000)));
    return opening;
}

class AgentsOfMany : public testing::Test {
 protected:
    std::size_t open(const char* stream) {
        return *open_cases_of_agent(*views.build("search"), *views.build("cases"), stream);
    }

    LogOfFacts log;
    Views views{log};
};

TEST_F(AgentsOfMany, AreKnownByNumberOrByFuriganaAndBirthDate) {
    log.case_facts("case/a", day(11, 2), by("N1", "", "ミホン ハナコ"));
    EXPECT_EQ(open("case/a"), 1U);
    log.case_facts("case/b", day(11, 2), by("N2", "", "ミホン ハナコ"));
    log.case_facts("case/c", day(11, 2), by("N3", "900", "ミホン ジロウ"));
    log.case_facts("case/d", day(11, 2), by("N4", "900", "シケン ジロウ"));
    EXPECT_EQ(open("case/a"), 2U);
    EXPECT_EQ(open("case/d"), 2U);
    // As a principal the same person isn't an agent.
    auto own = opened("N5", day(11, 2));
    own.principal = *by("N1", "", "ミホン ハナコ").agent;
    log.case_facts("case/e", day(11, 2), own);
    EXPECT_EQ(open("case/a"), 2U);
}

TEST_F(AgentsOfMany, AreCountedByTheRegisterOnceAClerkHasSaid) {
    log.case_facts("case/a", day(11, 2), by("N1", "", "ミホン ハナコ"),
                   facts::PartyIdentified{kAgent, "p1", facts::Reason("clerk")});
    log.case_facts("case/b", day(11, 2), by("N2", "", "ケッコン ハナコ"),
                   facts::PartyIdentified{kAgent, "p1", facts::Reason("clerk")});
    log.case_facts("case/c", day(11, 2), by("N3", "", "ミホン ハナコ"),
                   facts::PartyDistinguished{kAgent, "p1"});
    EXPECT_EQ(open("case/a"), 2U);
    EXPECT_EQ(open("case/c"), 1U);
}

TEST_F(AgentsOfMany, LeaveOutCasesThatHaveEnded) {
    log.case_facts("case/a", day(11, 2), by("N1", "", "ミホン ハナコ"));
    log.case_facts("case/b", day(11, 2), by("N2", "", "ミホン ハナコ"), facts::CaseWithdrawn{});
    EXPECT_EQ(open("case/a"), 1U);
    EXPECT_EQ(open("case/b"), 0U);
    auto alone = opened("N3", day(11, 2));
    alone.applicant_class = "self";
    log.case_facts("case/c", day(11, 2), alone);
    EXPECT_EQ(open("case/c"), 0U);
    EXPECT_EQ(open("case/none"), 0U);
}

}  // namespace
}  // namespace madoguchi::projections::test
