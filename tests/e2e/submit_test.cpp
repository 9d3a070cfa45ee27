#include <csignal>

#include "office.hpp"

namespace madoguchi::e2e {
namespace {

using Submit = Office;

TEST_F(Submit, ReportsBadLinesByNumberAndGoesOn) {
    const std::string input = opening(1, "case/a").dump() + "\n" + "{\"tenant\": 5}\n" + "\n" +
                              "not json\n" + opening(2, "case/b").dump() + "\n";
    const Ended ended = madoguchi({"submit"}, input);
    EXPECT_EQ(ended.status, 1);
    const auto lines = ended.lines();
    ASSERT_EQ(lines.size(), 4U) << ended.out;
    EXPECT_EQ(lines[0]["answer"], "accepted");
    EXPECT_EQ(lines[1]["line"], 2);
    EXPECT_EQ(lines[1]["answer"], "not_taken");
    EXPECT_EQ(lines[2]["line"], 4);
    EXPECT_EQ(lines[3]["answer"], "accepted");
    EXPECT_NE(ended.err.find("line 2: /tenant"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("line 4: "), std::string::npos) << ended.err;
}

TEST_F(Submit, AnswersTheSameIdWithTheStoredAnswer) {
    json timed = opening(1, "case/a");
    timed["occurred_at"] = "2025-11-20T09:00:00+09:00";
    const Ended first = madoguchi({"submit"}, timed.dump() + "\n");
    const Ended second = madoguchi({"submit"}, timed.dump() + "\n");
    ASSERT_EQ(first.status, 0) << first.out << first.err;
    EXPECT_EQ(second.status, 0);
    EXPECT_EQ(second.lines().at(0)["position"], first.lines().at(0)["position"]);
    EXPECT_EQ(second.lines().at(0)["repeated"], true);
    timed["open_case"]["channel"] = "telephone";
    const Ended other = madoguchi({"submit"}, timed.dump() + "\n");
    EXPECT_EQ(other.status, 1);
    EXPECT_EQ(other.lines().at(0)["answer"], "id_reused");
}

TEST_F(Submit, TakesALineWithoutATimeForTheSameWhenItComesAgain) {
    const std::string line = opening(1, "case/a").dump() + "\n";
    ASSERT_EQ(line.find("occurred_at"), std::string::npos);
    const Ended twice = madoguchi({"submit"}, line + line);
    EXPECT_EQ(twice.status, 0) << twice.out << twice.err;
    const auto lines = twice.lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1]["position"], lines[0]["position"]);
    EXPECT_EQ(lines[1]["repeated"], true);
    const Ended later = madoguchi({"submit"}, line);
    EXPECT_EQ(later.lines().at(0)["position"], lines[0]["position"]);
    EXPECT_EQ(later.lines().at(0)["repeated"], true);
}

TEST_F(Submit, SaysWhatARejectionIs) {
    const Ended ended = madoguchi(
        {"submit"}, command(1, "case/none", "queue_letter", json::object()).dump() + "\n");
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.lines().at(0)["answer"], "rejected");
    EXPECT_EQ(ended.lines().at(0)["code"], "case_not_opened");
}

TEST_F(Submit, AnswersEachLineBeforeTheNextIsGiven) {
    Running program({"submit", "--data", data});
    program.write(opening(1, "case/a").dump() + "\n");
    EXPECT_EQ(json::parse(program.read_line())["answer"], "accepted");
    program.write(opening(2, "case/b").dump() + "\n");
    EXPECT_EQ(json::parse(program.read_line())["answer"], "accepted");
    EXPECT_EQ(program.end(), 0);
}

TEST_F(Submit, KeepsASecondProcessOut) {
    Running program({"submit", "--data", data});
    program.write(opening(1, "case/a").dump() + "\n");
    ASSERT_NE(program.read_line(), "");
    const Ended second = madoguchi({"list", "open"});
    EXPECT_EQ(second.status, 4);
    EXPECT_EQ(second.out, "");
    EXPECT_NE(second.err.find("another process has the data folder"), std::string::npos)
        << second.err;
    EXPECT_EQ(std::count(second.err.begin(), second.err.end(), '\n'), 1) << second.err;
    EXPECT_EQ(program.end(), 0);
    EXPECT_EQ(madoguchi({"list", "open"}).status, 0);
}

TEST_F(Submit, EndsInOrderWhenInterrupted) {
    Running program({"submit", "--data", data});
    program.write(opening(1, "case/a").dump() + "\n");
    ASSERT_EQ(json::parse(program.read_line())["answer"], "accepted");
    program.signal(SIGINT);
    EXPECT_EQ(program.read_line(), "");
    EXPECT_EQ(program.end(), 130);
    EXPECT_EQ(madoguchi({"verify"}).status, 0);
    EXPECT_EQ(madoguchi({"list", "open"}).lines().size(), 1U);
}

}  // namespace
}  // namespace madoguchi::e2e
