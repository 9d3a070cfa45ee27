#include "madoguchi/adapters/policyfile/check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace madoguchi::policyfile {
namespace {

// A small policy that is in order; line numbers count from its first line.
const std::string kGood = R"(municipality: "sample"
name: "見本市"
version: "1"
source { key: "page" title: "手続" }
rule { id: "S-1" kind: "decide" source: "page" heading: "更新" says: "更新できる。" }
renewal { months_before: 3 window_ground: "S-1" }
procedure {
  procedure: "renew"
  applicants {
    kind: "self"
    route: "counter_same_day"
    visits: 1
    visit1 { document { of: "principal" item: "my_number_card" } }
  }
}
)";

Findings findings_of(const std::string& text) { return check({read_policy(text, "f.txtpb")}); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

void expect_one(const std::string& text, int line, const std::string& field,
                const std::string& part) {
    const Findings findings = findings_of(text);
    ASSERT_EQ(findings.size(), 1U) << (findings.empty() ? "" : format(findings.back()));
    EXPECT_EQ(findings[0].line, line) << format(findings[0]);
    EXPECT_EQ(findings[0].field, field) << format(findings[0]);
    EXPECT_NE(findings[0].message.find(part), std::string::npos) << format(findings[0]);
}

TEST(Check, FindsNothingInAGoodFile) { EXPECT_EQ(findings_of(kGood), Findings{}); }

TEST(Check, FindsLinesThatAreNotUtf8) {
    const Findings findings = findings_of(replaced(kGood, "更新できる。", "\x8d\x58"));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].line, 5);
    EXPECT_NE(findings[0].message.find("is not UTF-8"), std::string::npos);
}

TEST(Check, FindsEveryUnknownFieldWithItsLine) {
    const Findings findings =
        findings_of(replaced(replaced(kGood, "visits: 1", "visitz: 1"), "name:", "nmae:"));
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].line, 2);
    EXPECT_EQ(findings[1].line, 12);
    EXPECT_NE(findings[1].message.find("visitz"), std::string::npos);
}

TEST(Check, FindsASealThatContradictsItself) {
    expect_one(kGood + "letter { seal { sealed: false stamped_over_flap: true } }\n", 16,
               "letter.seal", "contradicts itself");
}

TEST(Check, WantsTheDaysUntilACertificateIsKnown) {
    expect_one(kGood + "usable_after { ground: \"S-1\" }\n", 16, "usable_after.days", "is missing");
}

TEST(Check, FindsWordsAndDatesThatDoNotExist) {
    expect_one(replaced(kGood, "counter_same_day", "counter"), 11,
               "procedure[0].applicants[0].route", "is not one of counter_same_day");
    expect_one(replaced(kGood, "version: \"1\"", "version: \"1\" effective_from: \"2026-02-30\""),
               3, "effective_from", "not a date");
    expect_one(replaced(kGood, "months_before: 3", "months_before: 0"), 6, "renewal.months_before",
               "between");
}

TEST(Check, FindsGroundsWithoutARuleAndRulesWithoutAGround) {
    expect_one(replaced(kGood, "window_ground: \"S-1\"", "window_ground: \"S-2\""), 6,
               "renewal.window_ground[0]", "no such rule");
    expect_one(replaced(kGood, "source: \"page\" heading: \"更新\"", ""), 5, "rule[0]",
               "has no ground");
    expect_one(replaced(kGood, "source: \"page\"", "source: \"leaflet\""), 5, "rule[0]",
               "isn't there");
}

TEST(Check, FindsRulesThatNothingRestsOn) {
    expect_one(replaced(kGood, " window_ground: \"S-1\"", ""), 5, "rule[0]", "nothing rests on");
}

TEST(Check, FindsContradictions) {
    expect_one(replaced(kGood, "visits: 1", "visits: 2 visit2 {} route: \"online\""), 12, "",
               "specified multiple times");
    expect_one(replaced(kGood, "counter_same_day", "inquiry_two_visit"), 12,
               "procedure[0].applicants[0].visits", "contradicts route");
    expect_one(replaced(kGood, "visits: 1", "visits: 1 min_age: 20 max_age: 10"), 12,
               "procedure[0].applicants[0].max_age", "contradicts min_age");
    expect_one(replaced(kGood, "item: \"my_number_card\"", "item: \"id_document\" any_of { a: 1 }"),
               13, "procedure[0].applicants[0].visit1.document[0]", "no class_a");
    expect_one(replaced(kGood, "source {", "silent: \"renewal\"\nsource {"), 7, "renewal",
               "named as silent");
    expect_one(replaced(kGood, "\nprocedure {",
                        "\noffice { code: \"o\" name: \"窓口\" }\n"
                        "office { code: \"o\" name: \"窓口\" }\nprocedure {"),
               8, "office[1]", "there twice");
    expect_one(replaced(kGood, "procedure: \"renew\"", "procedure: \"renew\" office: \"x\""), 7,
               "procedure[0]", "there is no office x");
}

TEST(Check, FindsWhatAsksForNothing) {
    expect_one(replaced(kGood, "item: \"my_number_card\"", "item: \"id_document\" any_of { }"), 13,
               "procedure[0].applicants[0].visit1.document[0].any_of[0]", "asks for nothing");
}

TEST(Check, SaysInWhichBlockAnEmptyListStands) {
    expect_one(replaced(kGood, "kind: \"self\"\n", "\n"), 9, "procedure[0].applicants[0].kind",
               "is missing");
}

TEST(Check, FindsARouteThatContradictsItsVisits) {
    expect_one(replaced(kGood, "visits: 1", "visits: 2"), 12, "procedure[0].applicants[0].visits",
               "counter_same_day has 1 visit");
}

TEST(Check, FindsKeysThatCannotBeMeant) {
    expect_one(kGood + "silent: \"procedure.isue\"\n", 16, "silent[0]", "procedure.isue");
    expect_one(kGood + "silent: \"kiosk\"\nreading { about: \"postaage\" says: \"x\" }\n", 17,
               "reading[0]", "postaage");
    EXPECT_EQ(findings_of(kGood + "silent: \"procedure.issue(代理人)\"\nsilent: \"年末年始\"\n"),
              Findings{});
}

TEST(Check, FindsRowsThatAreNeverReached) {
    const std::string row = "applicants { kind: \"self\" route: \"online\" }\n";
    expect_one(replaced(kGood, "  applicants {", "  " + row + "  applicants {"), 10,
               "procedure[0].applicants[1]", "never reached");
}

TEST(Check, FindsFilesThatAreInForceTogether) {
    const auto with = [](const std::string& version, const std::string& dates) {
        return read_policy(
            replaced(kGood, "version: \"1\"", "version: \"" + version + "\" " + dates),
            version + ".txtpb");
    };
    const auto older = with("1", "effective_until: \"2026-03-31\"");
    const auto newer = with("2", "effective_from: \"2026-04-01\"");
    EXPECT_EQ(check({older, newer}), Findings{});
    const auto early = with("3", "effective_from: \"2026-03-31\" effective_until: \"2026-03-31\"");
    const Findings findings = check({older, early});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_NE(findings[0].message.find("1.txtpb"), std::string::npos);
    EXPECT_EQ(check({older, older}).size(), 2U) << "same version, same dates";
}

TEST(ReadPolicy, SurvivesTextThatIsNoPolicy) {
    for (const std::string& text : {std::string{"{"}, std::string{"\xff\xfe"}, std::string(3, '\0'),
                                    std::string{"name: \"\\q"}, std::string(5000, '{')}) {
        EXPECT_FALSE(read_policy(text, "f").policy);
        EXPECT_FALSE(read_policy(text, "f").findings.empty());
    }
}

TEST(ReadSettings, NamesTheKeyThatIsWrong) {
    const auto good = read_settings(
        "municipality: \"sample\"\nsetting { key: \"letter.reply_period\" value: \"30 day "
        "dispatch\""
        " effective_from: \"2026-04-01\" set_by: \"s1\" }",
        "s");
    EXPECT_TRUE(good.findings.empty());
    ASSERT_EQ(good.settings.size(), 1U);
    const auto bad = read_settings(
        "municipality: \"sample\"\nsetting { key: \"letter.reply_period\" value: \"soon\""
        " effective_from: \"2026-04-01\" set_by: \"s1\" }",
        "s");
    ASSERT_EQ(bad.findings.size(), 1U);
    EXPECT_EQ(bad.findings[0].line, 2);
    EXPECT_NE(bad.findings[0].message.find("must be of the form"), std::string::npos);
}

}  // namespace
}  // namespace madoguchi::policyfile
