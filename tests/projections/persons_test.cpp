#include <gtest/gtest.h>

#include "log_of_facts.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/person_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

const facts::Holder kPrincipal("principal");
const facts::Holder kAgent("agent");

/// A case of somebody with a register number and a furigana.
facts::CaseOpened of(const char* number, const char* register_no, const char* kana) {
    auto opening = opened(number, day(11, 2));
    opening.principal.register_no = facts::Sensitive<std::string>(register_no);
    opening.principal.kana = facts::Sensitive<std::string>(kana);
    return opening;
}

facts::PartyIdentified is(const facts::Holder& holder, const char* person) {
    return {holder, person, facts::Reason("said_by_clerk")};
}

class Matching : public testing::Test {
 protected:
    std::vector<std::string> grounds() {
        std::vector<std::string> all;
        const auto page = proposals(*views.build("search"), "", 50);
        for (const auto& proposal : page->proposals) {
            all.push_back(proposal.ground + ":" + std::to_string(proposal.parties.size()));
        }
        return all;
    }

    LogOfFacts log;
    Views views{log};
};

TEST_F(Matching, ProposesByRegisterNumberAndByNameUntilAClerkHasSaid) {
    log.case_facts("case/a", day(11, 2), of("N1", "900", "シケン タロウ"));
    EXPECT_TRUE(grounds().empty());
    log.case_facts("case/b", day(11, 3), of("N2", "900", "ミホン タロウ"));
    log.case_facts("case/c", day(11, 3), of("N3", "", "シケン タロウ"));
    EXPECT_EQ(grounds(), (std::vector<std::string>{"name_and_birth_date:2", "register_number:2"}));
    log.case_facts("case/a", day(11, 4), is(kPrincipal, "p1"));
    EXPECT_EQ(grounds().size(), 2U);
    log.case_facts("case/b", day(11, 4), is(kPrincipal, "p1"));
    EXPECT_EQ(grounds(), (std::vector<std::string>{"name_and_birth_date:2"}));
    log.case_facts("case/c", day(11, 4), facts::PartyDistinguished{kPrincipal, "p1"});
    EXPECT_TRUE(grounds().empty());
    // A wrong link that is undone isn't proposed again.
    log.case_facts("case/b", day(11, 5), facts::PartyReleased{kPrincipal, "p1"});
    EXPECT_TRUE(grounds().empty());
}

TEST_F(Matching, ProposesTwoPersonsOfTheRegisterToBeOne) {
    log.case_facts("case/a", day(11, 2), of("N1", "900", "シケン タロウ"), is(kPrincipal, "p1"));
    log.case_facts("case/b", day(11, 2), of("N2", "900", "ミホン タロウ"), is(kPrincipal, "p2"));
    EXPECT_EQ(grounds(), (std::vector<std::string>{"register_number:2"}));
    log.case_facts("case/b", day(11, 3), facts::PartyDistinguished{kPrincipal, "p1"});
    EXPECT_TRUE(grounds().empty());
}

TEST_F(Matching, ComesInPages) {
    for (int i = 0; i < 7; ++i) {
        const std::string number = std::to_string(900 + i);
        log.case_facts("case/a" + number, day(11, 2),
                       of("N1", number.c_str(), ("ア" + number).c_str()));
        log.case_facts("case/b" + number, day(11, 2),
                       of("N2", number.c_str(), ("イ" + number).c_str()));
    }
    const auto view = views.build("search");
    std::size_t seen = 0;
    std::string after;
    int pages = 0;
    do {
        const auto page = proposals(*view, after, 3);
        EXPECT_LE(page->proposals.size(), 3U);
        seen += page->proposals.size();
        after = page->next;
        ++pages;
    } while (!after.empty() && pages < 10);
    EXPECT_EQ(seen, 7U);
}

TEST_F(Matching, AnswersForOnePartyStrongGroundsFirst) {
    auto opening = of("N1", "900", "シケン タロウ");
    opening.agent.emplace();
    opening.agent->kana = facts::Sensitive<std::string>("ミホン ハナコ");
    log.case_facts("case/a", day(11, 2), opening);
    log.case_facts("case/b", day(11, 3), of("N2", "900", "シケン タロウ"));
    log.case_facts("case/c", day(11, 3), of("N3", "", "ミホン ハナコ"));
    const auto view = views.build("search");
    const auto principal = proposals_for(*view, {"case/a", "principal"});
    ASSERT_EQ(principal->size(), 2U);
    EXPECT_EQ(principal->at(0).ground, "register_number");
    EXPECT_EQ(principal->at(0).parties.at(1).party.stream, "case/b");
    const auto agent = proposals_for(*view, {"case/a", "agent"});
    ASSERT_EQ(agent->size(), 1U);
    EXPECT_EQ(agent->at(0).parties.at(1).party, (PartyRef{"case/c", "principal"}));
}

TEST_F(Matching, KnowsWhoCameInTheAgentsPlaceUntilTheyAreErased) {
    facts::SecondVisitOpened visit{
        .visit_no = 2, .on = day(11, 3), .office = {}, .other_agent = {}};
    visit.other_agent.emplace();
    visit.other_agent->kana = facts::Sensitive<std::string>("ミホン ハナコ");
    visit.other_agent->birth_date = facts::Sensitive<facts::Date>(day(11, 1));
    auto elsewhere = of("N2", "", "ミホン ハナコ");
    elsewhere.principal.birth_date = facts::Sensitive<facts::Date>(day(11, 1));
    const facts::Holder other("other_agent");
    log.case_facts("case/a", day(11, 2), of("N1", "", "シケン タロウ"), visit);
    log.case_facts("case/b", day(11, 3), elsewhere);
    const auto found = proposals_for(*views.build("search"), {"case/b", "principal"});
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->at(0).parties.at(1).party, (PartyRef{"case/a", "other_agent"}));
    log.case_facts("case/a", day(11, 4), is(other, "p1"));
    EXPECT_EQ(*person_of(*views.build("search"), {"case/a", "other_agent"}), "p1");
    log.case_facts("case/a", day(11, 5), facts::PartyErased{other, "p1", {}});
    EXPECT_TRUE(proposals_for(*views.build("search"), {"case/b", "principal"})->empty());
}

TEST_F(Matching, SaysWhoseCasesAreWhose) {
    auto opening = of("N1", "", "シケン タロウ");
    opening.agent.emplace();
    log.case_facts("case/a", day(11, 2), opening, is(kAgent, "p1"));
    log.case_facts("case/b", day(11, 3), of("N2", "", "ミホン"), is(kPrincipal, "p1"));
    const auto view = views.build("search");
    EXPECT_EQ(*parties_of(*view, "p1"),
              (std::vector<PartyRef>{{"case/a", "agent"}, {"case/b", "principal"}}));
    EXPECT_EQ(*person_of(*view, {"case/a", "agent"}), "p1");
    EXPECT_EQ(*person_of(*view, {"case/a", "principal"}), "");
}

/// Every key of a view.
std::vector<std::string> keys_of(const ViewReader& view) {
    std::vector<std::string> keys;
    EXPECT_TRUE(view.scan_keys({" ", ""}, [&](std::string_view key) {
        keys.emplace_back(key);
        return true;
    }));
    return keys;
}

TEST(ErasedInViews, LeavesNoTokenOfThePerson) {
    LogOfFacts log;
    auto opening = of("N1", "900", "シケン タロウ");
    opening.agent.emplace();
    opening.agent->kana = facts::Sensitive<std::string>("ミホン ハナコ");
    log.case_facts("case/a", day(11, 2), opening, is(kPrincipal, "p1"));
    log.case_facts("case/a", day(11, 5), facts::PartyErased{kPrincipal, "p1", {}});
    Views views(log);
    const auto view = views.build("search");
    EXPECT_TRUE(search(*view, {.kana_tokens = {"シケン タロウ"}, .birth_token = {}})->empty());
    EXPECT_EQ(search(*view, {.kana_tokens = {"ミホン ハナコ"}, .birth_token = {}})->size(), 1U);
    for (const auto& key : keys_of(*view)) {
        EXPECT_EQ(key.find("principal") != std::string::npos && key.find("p/p1") != 0, false)
            << key;
        EXPECT_EQ(key.find("900"), std::string::npos) << key;
    }
    log.case_facts("case/a", day(11, 6), facts::CaseDisposed{});
    const auto disposed = views.build("search");
    EXPECT_TRUE(search(*disposed, {.kana_tokens = {"ミホン ハナコ"}, .birth_token = {}})->empty());
}

TEST(Register, KeepsLinksHoldsAndErasures) {
    LogOfFacts log;
    log.person_facts("person/p1", day(11, 2), facts::CaseLinked{"a", kPrincipal},
                     facts::CaseLinked{"b", kAgent}, facts::CaseLinked{"c", kAgent});
    log.person_facts("person/p1", day(11, 3),
                     facts::PersonHoldPlaced{facts::Reason("appeal"), "12", facts::Staff("s")});
    log.person_facts("person/p2", day(11, 3), facts::CaseLinked{"d", kAgent},
                     facts::ErasureRequested{facts::Reason("unlawful"), "45", facts::Staff("s")});
    Views views(log);
    const auto view = views.build("persons");
    const auto keys = [&](PersonList list) {
        std::vector<std::string> found;
        const auto entries = persons_in(*view, list, 50);
        for (const auto& entry : *entries) {
            found.push_back(entry.person);
        }
        return found;
    };
    EXPECT_EQ(keys(PersonList::kAgents), std::vector<std::string>{"p1"});
    EXPECT_EQ(keys(PersonList::kHolds), std::vector<std::string>{"p1"});
    EXPECT_EQ(keys(PersonList::kErasures), std::vector<std::string>{"p2"});
    log.person_facts("person/p2", day(11, 4),
                     facts::ErasureApproved{facts::Staff("s"), facts::Staff("t")},
                     facts::CaseErased{"d", kAgent, day(11, 4)});
    log.person_facts("person/p1", day(11, 4),
                     facts::PersonHoldLifted{facts::Reason("appeal"), "12", facts::Staff("s")},
                     facts::CaseUnlinked{"c", kAgent});
    const auto after = views.build("persons");
    EXPECT_TRUE(persons_in(*after, PersonList::kErasures, 50)->empty());
    EXPECT_TRUE(persons_in(*after, PersonList::kHolds, 50)->empty());
    EXPECT_TRUE(persons_in(*after, PersonList::kAgents, 50)->empty());
    const auto row = person_row(*after, "p2");
    ASSERT_TRUE(row->has_value());
    EXPECT_EQ((*row)->erasure, "approved");
    EXPECT_EQ((*row)->links.at(0).erased_on, day(11, 4));
    EXPECT_FALSE(person_row(*after, "p9")->has_value());
}

TEST(Retention, ListsWhatHasEndedByItsDayAndWhatIsHeldApart) {
    LogOfFacts log;
    const auto end = [&](const char* stream, facts::Date on) {
        log.case_facts(stream, day(11, 2), opened(stream, day(11, 2)));
        log.case_facts(stream, on, facts::CaseWithdrawn{facts::Holder("agent"), {}});
    };
    end("case/a", day(11, 4));
    end("case/b", day(11, 3));
    end("case/c", day(11, 9));
    log.case_facts("case/d", day(11, 2), opened("case/d", day(11, 2)));
    Views views(log);
    const auto streams = [&](bool held, facts::Date until) {
        std::vector<std::string> found;
        const auto view = views.build("cases");
        RetentionQuery query{.held = held, .ended_until = until, .limit = 1, .after = {}};
        do {
            const auto page = retention_page(*view, query);
            for (const auto& line : page->lines) {
                found.push_back(line.stream);
            }
            query.after = page->next;
        } while (!query.after.empty());
        return found;
    };
    using Streams = std::vector<std::string>;
    EXPECT_EQ(streams(false, day(11, 4)), (Streams{"case/b", "case/a"}));
    log.case_facts(
        "case/b", day(11, 10),
        facts::RetentionHoldPlaced{facts::Reason("appeal"), "12", "", facts::Staff("s")});
    EXPECT_EQ(streams(false, day(11, 9)), (Streams{"case/a", "case/c"}));
    EXPECT_EQ(streams(true, day(11, 9)), (Streams{"case/b"}));
    log.case_facts(
        "case/b", day(11, 11),
        facts::RetentionHoldLifted{facts::Reason("appeal"), "12", "", facts::Staff("s")});
    log.case_facts("case/a", day(11, 11), facts::CaseDisposed{});
    EXPECT_EQ(streams(false, day(11, 9)), (Streams{"case/b", "case/c"}));
    EXPECT_TRUE(streams(true, day(11, 9)).empty());
}

}  // namespace
}  // namespace madoguchi::projections::test
