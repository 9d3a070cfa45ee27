#include <gtest/gtest.h>

#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"
#include "program.hpp"

namespace madoguchi::e2e {
namespace {

std::string library_answers(const std::string& queries) {
    const auto loaded = policyfile::load_directory(source("ops/policies"));
    return queries::answer_queries(
               queries,
               [&](std::string_view municipality, std::optional<calendar::Date> day) {
                   const auto* found = day ? loaded.policies.find(municipality, *day) : nullptr;
                   return found != nullptr ? found : loaded.policies.newest(municipality);
               })
        .json;
}

TEST(Decide, AnswersAllWorkedCasesAsTheLibraryDoes) {
    const std::string queries = content(source("tests/data/decisions.json"));
    const Ended ended = run({"decide"}, queries);
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    EXPECT_EQ(ended.out, library_answers(queries) + "\n");
    EXPECT_GT(json::parse(ended.out).size(), 100U);
}

TEST(Decide, AnswersTheOthersWhenOneQueryCanNotBeUnderstood) {
    const json good = {{"id", "good"},
                       {"municipality", "matsue"},
                       {"given", {{"query", "pin_lookup"}, {"pin", "signature"}}}};
    json bad = good;
    bad["id"] = "bad";
    bad["given"]["query"] = "no_such_query";
    const Ended ended = run({"decide"}, json::array({bad, good}).dump());
    EXPECT_EQ(ended.status, 1);
    const json answers = json::parse(ended.out);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_TRUE(answers[0].contains("error"));
    EXPECT_FALSE(answers[1].contains("error")) << answers[1];
}

TEST(Decide, SaysThatItTakesAnArray) {
    const Ended ended = run({"decide"}, "{");
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
}

TEST(Decide, SaysWhereNoPolicyIs) {
    const Ended ended = run({"--policies", source("tests/data"), "decide"}, "[]");
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("--policies"), std::string::npos) << ended.err;
}

TEST(Decide, TakesOneFile) {
    const std::string file = source("tests/data/decisions.json");
    EXPECT_EQ(run({"decide", file}, "").status, 0);
    EXPECT_EQ(run({"decide", file, file}, "").status, 2);
}

TEST(Decide, NeverRepeatsAPin) {
    const json query = {{"id", "p"},
                        {"municipality", "matsue"},
                        {"given",
                         {{"query", "pin_format"},
                          {"pin", "signature"},
                          {"value", "UNMISTAKABLE9Z"},
                          {"nonsense", "UNMISTAKABLE9Z"}}}};
    const Ended ended = run({"decide"}, json::array({query}).dump());
    EXPECT_EQ((ended.out + ended.err).find("UNMISTAKABLE9Z"), std::string::npos);
}

}  // namespace
}  // namespace madoguchi::e2e
