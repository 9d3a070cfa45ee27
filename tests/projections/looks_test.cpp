#include <gtest/gtest.h>

#include "log_of_facts.hpp"
#include "madoguchi/projections/lists/incident_definition.hpp"
#include "madoguchi/projections/lists/looks_definition.hpp"
#include "madoguchi/projections/queries/incident_queries.hpp"
#include "madoguchi/projections/queries/look_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

facts::CaseOpened opening(const char* name, const char* office = "main") {
    facts::CaseOpened event = opened("R8-1", day(11, 2), office);
    event.principal.name = facts::Sensitive<std::string>(name);
    return event;
}

class Looks : public testing::Test {
 protected:
    void look(const std::string& actor, const std::string& from, facts::Date on,
              std::vector<facts::OpenedCase> cases) {
        log_.actor = actor;
        log_.office = from;
        log_.commit("looks/" + facts::date_text(on), on,
                    {facts::AnyEvent(facts::LookEvent(facts::PersonalDataOpened{
                        "show", facts::Purpose("intake"), std::move(cases)}))});
    }

    std::vector<LookFinding> audit(const LookTerms& terms) {
        Views views(log_);
        const auto reader = views.build("looks");
        const auto found = looks_to_audit(*reader, day(11, 1), day(11, 30), terms);
        EXPECT_TRUE(found.has_value());
        return found.value_or(std::vector<LookFinding>());
    }

    static std::vector<std::string> lists_of(const std::vector<LookFinding>& findings) {
        std::vector<std::string> lists;
        for (const LookFinding& one : findings) {
            lists.push_back(one.list + (one.actor.empty() ? "" : " " + one.actor));
        }
        return lists;
    }

    /// Always at work, few looks, and the staff's names.
    static LookTerms terms() {
        return {.family_tokens = {{"k1", {"試験"}}, {"k2", {"見本"}}},
                .at_work = [](const std::string&, facts::Date,
                              std::uint32_t) { return std::optional(true); },
                .many_a_day = 10};
    }

    LogOfFacts log_;
};

TEST_F(Looks, AtOnesOwnFamilyNameAreListed) {
    log_.case_facts("case/a", day(11, 2), opening("試験 太郎"));
    log_.case_facts("case/b", day(11, 2), opening("架空 花子"));
    look("k1", "main", day(11, 3), {{"a", facts::Office("main")}, {"b", facts::Office("main")}});
    look("k2", "main", day(11, 3), {{"a", facts::Office("main")}});
    const auto found = audit(terms());
    ASSERT_EQ(lists_of(found), (std::vector<std::string>{"own_family_name k1"}));
    EXPECT_EQ(found[0].stream, "case/a");
    EXPECT_EQ(found[0].at, "11:00");
    EXPECT_FALSE(found[0].case_number.empty());
    EXPECT_EQ(found[0].purpose, "intake");
}

TEST_F(Looks, AreComparedWithANameThatCameLaterToo) {
    log_.case_facts("case/a", day(11, 2), opening("架空 花子"));
    log_.case_facts("case/a", day(11, 2),
                    facts::PrincipalNameChanged{.notified_on = day(11, 2),
                                                .effective_on = day(11, 2),
                                                .name = facts::Sensitive<std::string>("見本 花子"),
                                                .kana = {}});
    look("k2", "main", day(11, 3), {{"a", facts::Office("main")}});
    EXPECT_EQ(lists_of(audit(terms())), (std::vector<std::string>{"own_family_name k2"}));
}

TEST_F(Looks, AreComparedWithWhoCameInTheAgentsPlaceUntilTheyAreErased) {
    log_.case_facts("case/a", day(11, 2), opening("見本 花子"));
    facts::SecondVisitOpened visit;
    visit.on = day(11, 3);
    visit.other_agent.emplace().name = facts::Sensitive<std::string>("試験 次郎");
    log_.case_facts("case/a", day(11, 3), visit);
    look("k1", "main", day(11, 3), {{"a", facts::Office("main")}});
    look("k2", "main", day(11, 4), {{"a", facts::Office("main")}});
    const std::vector<std::string> both{"own_family_name k1", "own_family_name k2"};
    EXPECT_EQ(lists_of(audit(terms())), both);
    log_.case_facts("case/a", day(11, 5),
                    facts::PartyErased{facts::Holder("other_agent"), "p", {}});
    EXPECT_EQ(lists_of(audit(terms())), std::vector<std::string>{"own_family_name k2"})
        << "the principal stays";
}

TEST_F(Looks, AtOtherOfficesCasesAndProtectedPersonsAreListed) {
    log_.case_facts("case/a", day(11, 2), opening("架空 花子", "west"));
    look("k1", "main", day(11, 3), {{"a", facts::Office("west"), true}});
    look("k1", "west", day(11, 3), {{"a", facts::Office("west"), false}});
    const auto found = audit(terms());
    EXPECT_EQ(lists_of(found), (std::vector<std::string>{"other_office k1", "protected k1"}));
    EXPECT_EQ(found[0].case_office, "west");
}

TEST_F(Looks, OutsideHoursAreListedAndOfficesWithoutHoursSaid) {
    log_.case_facts("case/a", day(11, 2), opening("架空 花子"));
    look("k1", "main", day(11, 3), {{"a", facts::Office("main")}});
    look("k1", "east", day(11, 3), {{"a", facts::Office("east")}});
    LookTerms closed = terms();
    closed.at_work = [](const std::string& office, facts::Date, std::uint32_t minute) {
        return office == "east" ? std::nullopt : std::optional(minute > 12 * 60);
    };
    EXPECT_EQ(lists_of(audit(closed)),
              (std::vector<std::string>{"outside_hours k1", "hours_unknown"}));
}

TEST_F(Looks, AtManyCasesOfADayAreCountedOncePerCase) {
    for (const char* one : {"a", "b"}) {
        log_.case_facts(std::string("case/") + one, day(11, 2), opening("架空 花子"));
    }
    look("k1", "main", day(11, 3), {{"a", facts::Office("main")}, {"b", facts::Office("main")}});
    look("k1", "main", day(11, 3), {{"a", facts::Office("main")}});
    LookTerms few = terms();
    few.many_a_day = 2;
    const auto found = audit(few);
    ASSERT_EQ(lists_of(found), (std::vector<std::string>{"many k1"}));
    EXPECT_EQ(found[0].count, 2U);
    few.many_a_day = 3;
    EXPECT_TRUE(audit(few).empty());
    few.many_a_day.reset();
    EXPECT_EQ(lists_of(audit(few)), (std::vector<std::string>{"many_not_set"}));
}

TEST_F(Looks, OfSomebodyWhoseNameIsntKnownSaySo) {
    log_.case_facts("case/a", day(11, 2), opening("架空 花子"));
    look("k9", "main", day(11, 3), {{"a", facts::Office("main")}});
    look("k9", "main", day(11, 4), {{"a", facts::Office("main")}});
    EXPECT_EQ(lists_of(audit(terms())), (std::vector<std::string>{"family_name_unknown k9"}));
}

TEST_F(Looks, ForbiddenActsAreListedUnderWhoTriedThem) {
    log_.case_facts("case/a", day(11, 2), opening("架空 花子"));
    log_.actor = "process_manager";
    log_.commit("looks/2026-11-05", day(11, 5),
                {facts::AnyEvent(facts::LookEvent(facts::ForbiddenActTried{
                    "a", "post_letter", "protected_person", facts::Staff("k2")}))});
    const auto found = audit(terms());
    ASSERT_EQ(lists_of(found), (std::vector<std::string>{"forbidden k2"}));
    EXPECT_EQ(found[0].view, "post_letter");
    EXPECT_EQ(found[0].stop, "protected_person");
}

TEST_F(Looks, OfOtherMonthsArentListed) {
    log_.case_facts("case/a", day(10, 2), opening("試験 太郎"));
    look("k1", "main", day(10, 31), {{"a", facts::Office("main")}});
    look("k1", "main", day(12, 1), {{"a", facts::Office("main")}});
    EXPECT_TRUE(audit(terms()).empty());
}

TEST_F(Looks, SearchesAndExportsAreKept) {
    log_.commit("looks/2026-11-05", day(11, 5),
                {facts::AnyEvent(facts::LookEvent(facts::PersonsSearched{
                     {"kana", "birth_date"}, {"t1", "t2"}, 3, facts::Purpose("identify")})),
                 facts::AnyEvent(facts::LookEvent(
                     facts::DataExported{"archive", "", 9, facts::Purpose("backup")}))});
    Views views(log_);
    const auto reader = views.build("looks");
    std::vector<LookRow> rows;
    ASSERT_TRUE(visit_looks(*reader, day(11, 5), day(11, 5),
                            [&](const LookRow& row) { rows.push_back(row); }));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].view, "kana+birth_date");
    EXPECT_EQ(rows[0].records, 3U);
    EXPECT_EQ(rows[1].kind, "exported");
}

class Incidents : public testing::Test {
 protected:
    template <typename... Facts>
    void happens(const std::string& stream, facts::Date on, const Facts&... events) {
        log_.commit(stream, on, {facts::AnyEvent(facts::IncidentEvent(events))...});
    }

    LogOfFacts log_;
};

TEST_F(Incidents, AreListedWithTheirReportsTheMostUrgentFirst) {
    facts::IncidentOpened found;
    found.kind = facts::Reason("loss");
    found.found_on = day(11, 2);
    found.cases = {"a"};
    happens("incident/i1", day(11, 2), found, facts::ReportClockStarted{"first", day(11, 5)},
            facts::ReportClockStarted{"final", day(12, 2)});
    happens("incident/i2", day(11, 3), found, facts::ReportClockStarted{"final", day(11, 20)});
    happens("incident/i3", day(11, 3), found, facts::ReportFoundNeedless{"first", {}, {}},
            facts::ReportMade{"final", day(11, 3), "person", {}, {}}, facts::IncidentClosed{});
    happens("incident/i1", day(11, 4), facts::CaseJoinedIncident{"b", {}},
            facts::CaseLeftIncident{"a", {}});
    Views views(log_);
    const auto reader = views.build("incidents");
    const auto waiting = waiting_reports(*reader, day(11, 6)).value();
    ASSERT_EQ(waiting.size(), 4U);
    EXPECT_EQ(waiting[0].stream, "incident/i2");
    EXPECT_EQ(waiting[0].due_on, std::nullopt);
    EXPECT_EQ(waiting[1].report, "first");
    EXPECT_EQ(waiting[1].days_left, -1);
    EXPECT_EQ(waiting[3].days_left, 26);
    EXPECT_EQ(incidents(*reader, "open").value().size(), 2U);
    const auto closed = incidents(*reader, "closed").value();
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0].row.last.made_on, day(11, 3));
    EXPECT_EQ(incident(*reader, "incident/i1").value()->cases, (std::vector<std::string>{"b"}));
    EXPECT_EQ(incident(*reader, "incident/none").value(), std::nullopt);
}

}  // namespace
}  // namespace madoguchi::projections::test
