#include "madoguchi/facts/cases/field_path.hpp"

#include <gtest/gtest.h>

namespace madoguchi::facts {
namespace {

using namespace std::chrono_literals;

CaseEvent opened() {
    CaseOpened fact;
    fact.principal.name = Sensitive<std::string>("試験 太郎");
    fact.circumstances.principal_is_ward = Sensitive<bool>(true);
    return fact;
}

TEST(SetField, ReplacesANestedSealedText) {
    CaseEvent event = opened();
    EXPECT_EQ(set_field(event, "principal.name", "見本 花子"), FieldSet::kDone);
    EXPECT_EQ(std::get<CaseOpened>(event).principal.name.reveal(), "見本 花子");
    EXPECT_EQ(get_field(event, "principal.name"), "見本 花子");
}

TEST(SetField, ReadsEachTypeFromItsText) {
    CaseEvent event = opened();
    EXPECT_EQ(set_field(event, "principal.birth_date", "1970-01-02"), FieldSet::kDone);
    EXPECT_EQ(set_field(event, "opened_on", "2026-11-20"), FieldSet::kDone);
    EXPECT_EQ(set_field(event, "visits", "2"), FieldSet::kDone);
    EXPECT_EQ(set_field(event, "protected_person", "true"), FieldSet::kDone);
    EXPECT_EQ(set_field(event, "channel", "telephone"), FieldSet::kDone);
    EXPECT_EQ(set_field(event, "circumstances.principal_is_ward", "false"), FieldSet::kDone);
    const auto& fact = std::get<CaseOpened>(event);
    EXPECT_EQ(fact.principal.birth_date->reveal(), Date{1970y / 1 / 2});
    EXPECT_EQ(fact.opened_on, Date{2026y / 11 / 20});
    EXPECT_EQ(fact.visits, 2u);
    EXPECT_TRUE(fact.protected_person);
    EXPECT_EQ(fact.channel, Method("telephone"));
    EXPECT_FALSE(fact.circumstances.principal_is_ward->reveal());
}

TEST(SetField, TakesAnOptionalFieldAwayWithAnEmptyText) {
    CaseEvent event = opened();
    EXPECT_EQ(set_field(event, "circumstances.principal_is_ward", ""), FieldSet::kDone);
    EXPECT_FALSE(std::get<CaseOpened>(event).circumstances.principal_is_ward.has_value());
    EXPECT_EQ(get_field(event, "circumstances.principal_is_ward"), "");
}

TEST(SetField, RefusesATextThatIsNoValueOfTheType) {
    for (const auto& [path, text] : {std::pair{"opened_on", "2026-02-30"},
                                     {"opened_on", ""},
                                     {"visits", "-1"},
                                     {"visits", "2 "},
                                     {"visits", "4294967296"},
                                     {"protected_person", "yes"},
                                     {"circumstances.cert_expires_on", "tomorrow"}}) {
        CaseEvent event = opened();
        EXPECT_EQ(set_field(event, path, text), FieldSet::kBadValue) << path << "=" << text;
        EXPECT_EQ(event, opened()) << path << "=" << text;
    }
}

TEST(SetField, KnowsOnlySingleValuesThatTheEventHas) {
    for (const auto* const path : {"", "none", "principal", "principal.", "principal.none",
                                   "visits.x", "procedures", "rule_ids", "agent.name", ".name"}) {
        CaseEvent event = opened();
        EXPECT_EQ(set_field(event, path, "1"), FieldSet::kUnknownField) << path;
        EXPECT_EQ(get_field(event, path), std::nullopt) << path;
        EXPECT_EQ(event, opened()) << path;
    }
}

TEST(ParseDate, TakesOnlyDaysThatExistInTheFullForm) {
    EXPECT_EQ(parse_date("2028-02-29"), Date{2028y / 2 / 29});
    EXPECT_EQ(date_text(Date{2028y / 2 / 29}), "2028-02-29");
    for (const auto* const text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1",
                                   "2026/01/01", "2026-01-011", "", "2026-01-0a"}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

}  // namespace
}  // namespace madoguchi::facts
