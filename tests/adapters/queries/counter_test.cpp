#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"

// What a screen at the counter is told beside the page's own answer.

namespace madoguchi::queries {
namespace {

using nlohmann::json;

const policyfile::Loaded& loaded() {
    static const policyfile::Loaded kLoaded =
        policyfile::load_directory(std::string{MADOGUCHI_SOURCE_DIR} + "/ops/policies");
    return kLoaded;
}

/// The papers of visit 1 for a reset of PINs; as `policy` stands, that the office may have set.
json papers_of_visit1(const policy::Policy& policy, const char* applicant, Asker asker) {
    const json query{{"id", "q"},
                     {"municipality", policy.municipality},
                     {"given",
                      {{"query", "decide"},
                       {"procedure", "pin_reset"},
                       {"targets", {"signature"}},
                       {"applicant", applicant},
                       {"principal_age", 45},
                       {"date", "2026-11-20"}}}};
    const PolicyLookup lookup = [&](std::string_view, std::optional<calendar::Date>) {
        return &policy;
    };
    const Answers answers = answer_queries(json::array({query}).dump(), lookup, asker);
    EXPECT_EQ(answers.faulty, 0U) << answers.json;
    return json::parse(answers.json).at(0)["answer"]["visit1_documents"];
}

std::size_t identities_of_agent(const json& papers) {
    std::size_t count = 0;
    for (const json& paper : papers) {
        count += paper["of"] == "agent" && paper["item"] == "id_document" ? 1 : 0;
    }
    return count;
}

TEST(AtTheCounter, TheAgentIsIdentifiedAsTheOfficeSetsIt) {
    policy::Policy policy = *loaded().policies.newest("suzuka");
    policy.handling.visit1_agent_id = {{.a = 1}};
    EXPECT_EQ(identities_of_agent(papers_of_visit1(policy, "voluntary_agent", Asker::kProgram)), 0U)
        << "the page doesn't say so";
    const json papers = papers_of_visit1(policy, "voluntary_agent", Asker::kCounter);
    ASSERT_EQ(identities_of_agent(papers), 1U) << papers;
    EXPECT_EQ(papers.back()["any_of"], json::parse(R"([{"A": 1}])"));
    EXPECT_EQ(identities_of_agent(papers_of_visit1(policy, "self", Asker::kCounter)), 0U)
        << "no agent, no identity";
}

TEST(AtTheCounter, APageThatIdentifiesTheAgentIsTakenAtItsWord) {
    const policy::Policy policy = *loaded().policies.newest("saijo");
    const json papers = papers_of_visit1(policy, "voluntary_agent", Asker::kCounter);
    EXPECT_EQ(papers, papers_of_visit1(policy, "voluntary_agent", Asker::kProgram));
    EXPECT_GE(identities_of_agent(papers), 1U);
}

TEST(AtTheCounter, OnlySoManyQueriesAreAnsweredAtATime) {
    const PolicyLookup nobody = [](std::string_view,
                                   std::optional<calendar::Date>) -> const policy::Policy* {
        return nullptr;
    };
    json queries = json::array();
    while (queries.size() < kCounterQueriesMax) {
        queries.push_back(json::object());
    }
    EXPECT_EQ(answer_queries(queries.dump(), nobody, Asker::kCounter).queries, kCounterQueriesMax);
    queries.push_back(json::object());
    const Answers refused = answer_queries(queries.dump(), nobody, Asker::kCounter);
    EXPECT_NE(refused.error, "");
    EXPECT_EQ(refused.json, "");
    EXPECT_EQ(answer_queries(queries.dump(), nobody).queries, kCounterQueriesMax + 1)
        << "a program asks as many as it has";
}

}  // namespace
}  // namespace madoguchi::queries
