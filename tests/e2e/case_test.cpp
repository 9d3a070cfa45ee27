#include <algorithm>

#include "office.hpp"

namespace madoguchi::e2e {
namespace {

class Case : public Office {
 protected:
    void SetUp() override {
        Office::SetUp();
        number = open_case(1, "case/a");
    }

    std::string number;
};

TEST_F(Case, IsFoundByNumberAndById) {
    for (const std::string& name : {number, std::string("a"), std::string("case/a")}) {
        const Ended ended = madoguchi({"show", name});
        ASSERT_EQ(ended.status, 0) << ended.err;
        const json shown = ended.lines().at(0);
        EXPECT_EQ(shown["stream"], "case/a");
        EXPECT_EQ(shown["case_number"], number);
        EXPECT_EQ(shown["municipality"], "matsue");
        EXPECT_EQ(shown["status"], "intake_open");
        EXPECT_EQ(shown["office"], "matsue_main");
    }
}

TEST_F(Case, SaysThatTheCheckDigitOfItsNumberIsWrong) {
    std::string wrong = number;
    wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
    const Ended ended = madoguchi({"show", wrong});
    EXPECT_EQ(ended.status, 3);
    EXPECT_NE(ended.err.find("check digit"), std::string::npos) << ended.err;
    EXPECT_EQ(madoguchi({"show", "nobody"}).status, 3);
}

TEST_F(Case, ShowsPersonalDataOnlyWhenAsked) {
    const Ended masked = madoguchi({"show", number});
    EXPECT_EQ(masked.out.find("試験"), std::string::npos);
    EXPECT_EQ(masked.lines().at(0)["principal"]["name"]["sealed"], true);
    const Ended nobody = madoguchi({"show", number, "--reveal"});
    EXPECT_EQ(nobody.status, 2);
    EXPECT_NE(nobody.err.find("actor is missing"), std::string::npos) << nobody.err;
    const Ended shown = madoguchi({"show", number, "--reveal", "--actor", "k1"});
    ASSERT_EQ(shown.status, 0) << shown.err;
    EXPECT_EQ(shown.lines().at(0)["principal"]["name"], "試験 太郎");
    EXPECT_EQ(shown.lines().at(0)["agent"]["name"], "見本 花子");
}

TEST_F(Case, SaysThatItsAgentHasManyOthers) {
    ASSERT_EQ(madoguchi({"policy", "set", "handling.same_agent_notice_at", "2", "-m", "matsue",
                         "--actor", "h1"})
                  .status,
              0);
    const auto by_the_same = [](int command_no, const char* stream) {
        json command = opening(command_no, stream, "0009" + std::to_string(command_no));
        command["open_case"]["agent"]["kana"] = "ミホン ハナコ";
        return command.dump() + "\n";
    };
    const Ended first = madoguchi({"submit"}, by_the_same(11, "case/one"));
    EXPECT_EQ(first.err.find("この代理人の"), std::string::npos) << first.err;
    EXPECT_FALSE(madoguchi({"show", "case/one"}).lines().at(0).contains("open_cases_of_agent"));
    const Ended second = madoguchi({"submit"}, by_the_same(12, "case/two"));
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_NE(second.err.find("case/two: この代理人の受付中の案件が2件あります"), std::string::npos)
        << second.err;
    EXPECT_EQ(madoguchi({"show", "case/one"}).lines().at(0)["open_cases_of_agent"], 2);
}

TEST_F(Case, HasAHistoryAsItWasKnownOnADay) {
    ASSERT_EQ(madoguchi({"submit"},
                        command(2, "case/a", "add_note", {{"text", "窓口で確認"}}).dump() + "\n")
                  .status,
              0);
    const Ended ended = madoguchi({"history", number});
    ASSERT_EQ(ended.status, 0) << ended.err;
    const auto entries = ended.lines();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0]["no"], 1);
    EXPECT_EQ(entries[0]["type"], "madoguchi.case.case_opened.v1");
    EXPECT_EQ(entries[0]["entry"]["principal"]["name"]["sealed"], true);
    EXPECT_EQ(entries[1]["actor"], "k1");
    EXPECT_EQ(ended.out.find("窓口で確認"), std::string::npos);
    EXPECT_NE(madoguchi({"history", number, "--reveal", "--actor", "k1"}).out.find("窓口で確認"),
              std::string::npos);
    EXPECT_EQ(madoguchi({"history", number, "--as-known-on", "2020-01-01"}).status, 3);
    EXPECT_EQ(madoguchi({"history", number, "--as-known-on", "2026-02-30"}).status, 2);
}

TEST_F(Case, StandsInTheListsOfItsOffice) {
    const Ended ended = madoguchi({"list", "intake", "-m", "matsue", "--office", "matsue_main"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    ASSERT_EQ(ended.lines().size(), 1U);
    EXPECT_EQ(ended.lines()[0]["case_number"], number);
    EXPECT_EQ(ended.out.find("試験"), std::string::npos);
    EXPECT_TRUE(madoguchi({"list", "intake", "--office", "matsue_kashima"}).lines().empty());
    const Ended nowhere = madoguchi({"list", "intake", "--office", "elsewhere"});
    EXPECT_EQ(nowhere.status, 3);
    EXPECT_NE(nowhere.err.find("no office 'elsewhere'"), std::string::npos) << nowhere.err;
    EXPECT_TRUE(madoguchi({"list", "to_print"}).lines().empty());
}

TEST_F(Case, IsPagedThroughAndCounted) {
    std::ignore = open_case(2, "case/b");
    const Ended first = madoguchi({"list", "open", "-m", "matsue", "--limit", "1"});
    ASSERT_EQ(first.lines().size(), 1U);
    const std::size_t at = first.err.find("--after '");
    ASSERT_NE(at, std::string::npos) << first.err;
    const std::string cursor = first.err.substr(at + 9, first.err.rfind('\'') - at - 9);
    const Ended second =
        madoguchi({"list", "open", "-m", "matsue", "--limit", "1", "--after", cursor});
    ASSERT_EQ(second.lines().size(), 1U) << second.err;
    EXPECT_NE(second.lines()[0]["stream"], first.lines()[0]["stream"]);

    const Ended board = madoguchi({"dashboard", "-m", "matsue"});
    ASSERT_EQ(board.status, 0) << board.err;
    const json lists = board.lines().at(0)["lists"];
    const auto open = std::find_if(lists.begin(), lists.end(),
                                   [](const json& line) { return line["list"] == "open"; });
    ASSERT_NE(open, lists.end()) << lists;
    EXPECT_EQ((*open)["count"], 2);
}

TEST_F(Case, IsFoundByKanaInAnyFormAndBirthDate) {
    for (const std::string line :
         {"しけん", "ｼｹﾝ ﾀﾛｳ", "シケンタロウ", "シケ*", "シケンタロ＊", "しけん 1980-01-02",
          "シケン　タロウ 昭和55年1月2日", "S55.1.2", "ｼｹﾝ Ｓ５５．１．２", "シゲン"}) {
        EXPECT_EQ(madoguchi({"search", "--actor", "k1"}, line + "\n").lines().size(), 1U) << line;
    }
    for (const std::string line : {"しけん 1980-01-03", "シケ", "ケン*", "シケンジ"}) {
        EXPECT_EQ(madoguchi({"search", "--actor", "k1"}, line + "\n").status, 3) << line;
    }
}

TEST_F(Case, IsNotLookedForByALineThatSaysNobodyAndNoWordOfItIsRepeated) {
    for (const std::string line : {"", "シ*", "しけん 1980-02-30", "1980-01-02 1980-01-03"}) {
        const Ended ended = madoguchi({"search", "--actor", "k1"}, line + "\n");
        EXPECT_EQ(ended.status, 2) << line;
        EXPECT_EQ(ended.err.find("しけん"), std::string::npos) << ended.err;
        EXPECT_EQ(ended.err.find("1980-02-30"), std::string::npos) << ended.err;
    }
    EXPECT_EQ(madoguchi({"search", "--kana", "しけん"}).status, 2);
}

TEST_F(Case, GetsNoLetterBeforeOneIsPrinted) {
    const Ended ended =
        madoguchi({"letter", number, "--actor", "k1", "--out", folder.path("letter.pdf")});
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find("queue_letter"), std::string::npos) << ended.err;
    EXPECT_FALSE(std::filesystem::exists(folder.path("letter.pdf")));
}

TEST_F(Case, SurvivesTheLossOfAllViews) {
    const std::string before = madoguchi({"show", number}).out;
    std::filesystem::remove_all(data + "/views");
    EXPECT_EQ(madoguchi({"show", number}).out, before);
}

TEST_F(Case, IsTheSameAfterARebuild) {
    const Ended ended = madoguchi({"rebuild", "--all"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    for (const json& line : ended.lines()) {
        EXPECT_EQ(line["only_before"], 0) << line;
        EXPECT_EQ(line["only_now"], 0) << line;
        EXPECT_EQ(line["different"], 0) << line;
    }
    EXPECT_EQ(madoguchi({"rebuild", "nothing"}).status, 3);
    EXPECT_EQ(madoguchi({"rebuild"}).status, 2);
}

}  // namespace
}  // namespace madoguchi::e2e
