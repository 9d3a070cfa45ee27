#include <algorithm>
#include <chrono>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "office.hpp"

// Who looks is recorded, protected persons stay hidden, incidents hold cases.
namespace madoguchi::e2e {
namespace {

class Watched : public Office {
 protected:
    void SetUp() override {
        Office::SetUp();
        number = open_case(1, "case/a");
    }

    void protect() {
        const std::string changes = folder.file(
            "changes.csv",
            "宛名番号,異動,届出日,異動日\n00012345,支援措置開始,2026-01-05,2026-01-05\n");
        const Ended taken =
            madoguchi({"import", "register", changes, "-m", "matsue", "--actor", "k1"});
        ASSERT_EQ(taken.status, 0) << taken.err;
        ASSERT_EQ(taken.lines().at(0)["taken"], 2) << "of the person and of the case";
    }

    static std::string this_month() {
        const auto now =
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        return madoguchi::facts::date_text(calendar::jst_date(now)).substr(0, 7);
    }

    std::vector<json> audit() {
        const Ended ended =
            madoguchi({"audit", "looks", "--month", this_month(), "-m", "matsue", "--actor", "s1"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        return ended.lines();
    }

    static std::size_t count(const std::vector<json>& lines, const std::string& list,
                             const std::string& actor) {
        return static_cast<std::size_t>(
            std::count_if(lines.begin(), lines.end(), [&](const json& line) {
                return line.at("list") == list && line.at("actor") == actor;
            }));
    }

    std::string number;
};

TEST_F(Watched, NoAddressOfAProtectedPersonIsShown) {
    protect();
    const std::vector<std::vector<std::string>> ways{
        {"show", number, "--reveal", "--actor", "k1"},
        {"history", number, "--reveal", "--details", "--actor", "k1"},
        {"search", "--reveal", "--actor", "k1"},
        {"list", "open", "--reveal", "--actor", "k1"}};
    for (const auto& way : ways) {
        const Ended ended = madoguchi(way, "しけん\n");
        ASSERT_EQ(ended.status, 0) << way[0] << ended.err;
        EXPECT_NE(ended.out.find("試験 太郎"), std::string::npos) << way[0];
        EXPECT_EQ(ended.out.find("見本町"), std::string::npos) << way[0];
        EXPECT_EQ(ended.out.find("6900001"), std::string::npos) << way[0];
    }
    const auto lines = audit();
    EXPECT_EQ(count(lines, "protected", "k1"), 4U);
}

TEST_F(Watched, NoAddressOfAProtectedPersonIsShownAfterTheEndEither) {
    ASSERT_EQ(madoguchi({"submit"}, command(2, "case/a", "withdraw_case",
                                            {{"by", "principal"}, {"reason", "not_wanted"}})
                                            .dump() +
                                        "\n")
                  .status,
              0);
    protect();
    const Ended unsaid = madoguchi({"show", number, "--reveal", "--actor", "k1"});
    EXPECT_EQ(unsaid.status, 2);
    const Ended shown =
        madoguchi({"show", number, "--reveal", "--actor", "k1", "--purpose", "complaint"});
    ASSERT_EQ(shown.status, 0) << shown.err;
    EXPECT_EQ(shown.lines().at(0)["principal"]["address"]["sealed"], true);
}

TEST_F(Watched, ARefusedActOnAProtectedCaseIsListed) {
    protect();
    const Ended refused = madoguchi(
        {"submit"},
        command(2, "case/a", "confirm_caller", {{"caller", "agent"}, {"how", "case_number"}})
                .dump() +
            "\n");
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.lines().at(0)["code"], "protected_person");
    const auto lines = audit();
    ASSERT_EQ(count(lines, "forbidden", "k1"), 1U);
}

TEST_F(Watched, LooksFromAnotherOfficeAreListed) {
    ASSERT_EQ(
        madoguchi({"show", number, "--reveal", "--actor", "k2", "--office", "elsewhere"}).status,
        0);
    ASSERT_EQ(
        madoguchi({"show", number, "--reveal", "--actor", "k1", "--office", "matsue_main"}).status,
        0);
    const auto lines = audit();
    EXPECT_EQ(count(lines, "other_office", "k2"), 1U);
    EXPECT_EQ(count(lines, "other_office", "k1"), 0U);
}

TEST_F(Watched, LooksAtOnesOwnFamilyNameAreListed) {
    // k1 is 試験 窓口一, and so is the principal's family name 試験.
    for (const char* actor : {"k1", "s1"}) {
        ASSERT_EQ(madoguchi({"show", number, "--reveal", "--actor", actor}).status, 0);
    }
    const auto lines = audit();
    EXPECT_EQ(count(lines, "own_family_name", "k1"), 1U);
    EXPECT_EQ(madoguchi({"audit", "looks", "--month", this_month(), "--actor", "k1"}).status, 7);
}

TEST_F(Watched, AListWithNamesIsRecorded) {
    const Ended plain = madoguchi({"list", "open"});
    EXPECT_EQ(plain.out.find("試験"), std::string::npos);
    const Ended named = madoguchi({"list", "open", "--reveal", "--actor", "k1"});
    ASSERT_EQ(named.status, 0) << named.err;
    EXPECT_EQ(named.lines().at(0)["principal"]["name"], "試験 太郎");
    EXPECT_EQ(count(audit(), "other_office", "k1"), 1U);
    EXPECT_EQ(madoguchi({"list", "money", "--reveal", "--actor", "k1"}).status, 2);
}

TEST_F(Watched, AnIncidentHoldsItsCaseUntilItIsClosed) {
    const std::string text = folder.file("text", "別の人の封筒に入れて発送した\n");
    const Ended opened = madoguchi({"incident", "open", "--kind", "misdirected_letter", "--case",
                                    number, "--actor", "k1", "-m", "matsue", "--text-file", text});
    ASSERT_EQ(opened.status, 0) << opened.out << opened.err;
    EXPECT_NE(opened.err.find("first_report_days"), std::string::npos) << opened.err;
    const std::string incident = opened.lines().at(0)["incident"];
    EXPECT_EQ(madoguchi({"show", number}).lines().at(0)["status"], "case_frozen");
    const auto reports = madoguchi({"list", "incident_reports"}).lines();
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_TRUE(reports[0]["due_on"].is_null());

    for (const char* days : {"first_report_days", "final_report_days"}) {
        ASSERT_EQ(madoguchi({"policy", "set", std::string("handling.") + days, "3", "-m", "matsue",
                             "--actor", "h1"})
                      .status,
                  0);
    }
    ASSERT_EQ(madoguchi({"incident", "start-clocks", incident, "--actor", "h1"}).status, 0);
    EXPECT_EQ(madoguchi({"list", "incident_reports"}).lines().at(0)["days_left"], 3);

    const Ended shown = madoguchi({"incident", "show", incident, "--reveal", "--actor", "h1"});
    ASSERT_EQ(shown.lines().at(0)["affected"].size(), 2U) << shown.err;
    EXPECT_EQ(shown.lines().at(0)["affected"][0]["name"], "試験 太郎");
    EXPECT_EQ(madoguchi({"incident", "show", incident}).out.find("試験"), std::string::npos);
    ASSERT_EQ(madoguchi({"incident", "remove-person", incident, "--case", number, "--holder",
                         "agent", "--actor", "h1", "--text-file", text})
                  .status,
              0);
    EXPECT_EQ(madoguchi({"incident", "show", incident}).lines().at(0)["affected"].size(), 1U);

    EXPECT_EQ(
        madoguchi({"incident", "close", incident, "--actor", "m1", "--text-file", text}).status, 1);
    for (const char* report : {"first", "final"}) {
        ASSERT_EQ(madoguchi({"incident", "report", incident, "--report", report, "--to",
                             "commission", "--actor", "h1"})
                      .status,
                  0);
    }
    ASSERT_EQ(
        madoguchi({"incident", "close", incident, "--actor", "m1", "--text-file", text}).status, 0);
    EXPECT_EQ(madoguchi({"show", number}).lines().at(0)["status"], "intake_open");
    EXPECT_TRUE(madoguchi({"list", "incident_reports"}).lines().empty());
    EXPECT_EQ(madoguchi({"list", "incidents"}).lines().at(0)["state"], "closed");
}

}  // namespace
}  // namespace madoguchi::e2e
