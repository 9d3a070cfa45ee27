#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"

// What can't be understood gets an error of its own that names the field.

namespace madoguchi::queries {
namespace {

using nlohmann::json;

const policyfile::Loaded& loaded() {
    static const policyfile::Loaded kLoaded =
        policyfile::load_directory(std::string{MADOGUCHI_SOURCE_DIR} + "/ops/policies");
    return kLoaded;
}

PolicyLookup lookup() {
    return [](std::string_view code, std::optional<calendar::Date>) {
        return loaded().policies.newest(code);
    };
}

Answers ask(const std::string& text) { return answer_queries(text, lookup()); }

json one(const json& query) {
    const Answers answers = ask(json::array({query}).dump());
    EXPECT_EQ(answers.error, "");
    return json::parse(answers.json).at(0);
}

json renewal() {
    return json::parse(R"({"id": "q", "municipality": "misaki", "given": {
        "query": "decide", "procedure": "renew", "applicant": "self", "principal_age": 45,
        "date": "2026-11-20", "targets": ["signature"],
        "facts": {"cert_expires_on": "2027-01-15"}}})");
}

std::string error_of(const json& query) {
    const json answer = one(query);
    EXPECT_FALSE(answer.contains("answer"));
    return answer.value("error", "");
}

TEST(AnswerQueries, AnswersTheOthersWhenOneIsBroken) {
    json broken = renewal();
    broken["given"]["date"] = "2026-02-30";
    const Answers answers = ask(json::array({broken, renewal()}).dump());
    EXPECT_EQ(answers.queries, 2U);
    EXPECT_EQ(answers.faulty, 1U);
    const json out = json::parse(answers.json);
    EXPECT_EQ(out[0]["error"], "date: must be a day that exists, of the form YYYY-MM-DD");
    EXPECT_EQ(out[1]["answer"]["outcome"], "allowed");
}

TEST(AnswerQueries, NamesTheFieldThatIsWrong) {
    json query = renewal();
    query["given"].erase("applicant");
    EXPECT_EQ(error_of(query), "applicant: is missing");
    query = renewal();
    query["given"]["facts"]["colour"] = "blue";
    EXPECT_EQ(error_of(query), "facts.colour: is not a field of this query");
    query = renewal();
    query["given"]["colour"] = 1;
    EXPECT_EQ(error_of(query), "colour: is not a field of this query");
    query = renewal();
    query["colour"] = 1;
    EXPECT_EQ(error_of(query), "colour: is not a field of a query");
    query = renewal();
    query["given"]["principal_age"] = 45.5;
    EXPECT_EQ(error_of(query), "principal_age: must be a whole number");
    query = renewal();
    query["given"]["principal_age"] = 1e30;
    EXPECT_EQ(error_of(query), "principal_age: must be a whole number");
    query = renewal();
    query["given"]["principal_age"] = 18446744073709551615ULL;
    EXPECT_EQ(error_of(query), "principal_age: must be between 0 and 150");
    query = renewal();
    query["given"]["facts"]["second_id"] = "yes";
    EXPECT_EQ(error_of(query), "facts.second_id: must be true or false");
    query = renewal();
    query["given"]["targets"] = json::array({"resident_ledger"});
    EXPECT_EQ(error_of(query), "targets: must be certificates: signature, user_auth");
    query = renewal();
    query["given"]["targets"] = json::array();
    EXPECT_EQ(error_of(query), "targets: is missing");
    query = renewal();
    query["given"]["procedure"] = "dance";
    EXPECT_NE(error_of(query).find("procedure: is not one of issue renew"), std::string::npos);
    query = renewal();
    query["given"]["office"] = "nowhere";
    EXPECT_EQ(error_of(query), "office: is not an office of this municipality");
    query = renewal();
    query["municipality"] = "nowhere";
    EXPECT_EQ(error_of(query), "municipality: there is no policy of that name");
    query["municipality"] = nullptr;
    EXPECT_EQ(error_of(query), "municipality: is missing; this query needs one");
    query["given"]["query"] = "guess";
    EXPECT_EQ(error_of(query), "query: is not a kind of query");
    query = renewal();
    query["given"]["facts"] = 3;
    EXPECT_EQ(error_of(query), "facts: must be an object");
    query.erase("given");
    EXPECT_EQ(error_of(query), "given: is missing");
}

TEST(AnswerQueries, TakesAnyScalarAsIdAndNoneAtAll) {
    for (const json& id : {json("a"), json(7), json(true), json(nullptr), json(1.5)}) {
        json query = renewal();
        query["id"] = id;
        EXPECT_EQ(one(query).at("id"), id);
    }
    json query = renewal();
    query.erase("id");
    EXPECT_FALSE(one(query).contains("id"));
    query["id"] = json::array();
    EXPECT_NE(error_of(query).find("id: "), std::string::npos);
    EXPECT_NE(one(json(3))["error"].get<std::string>().find("object"), std::string::npos);
}

TEST(AnswerQueries, SaysWhenTheWholeInputIsBroken) {
    EXPECT_EQ(ask("[").error, "not JSON: broken at byte 2");
    EXPECT_NE(ask("{}").error.find("array"), std::string::npos);
    EXPECT_EQ(ask("[]").json, "[]");
    EXPECT_NE(ask("[\"\xff\"]").error.find("not JSON"), std::string::npos);
}

TEST(AnswerQueries, NeverRepeatsAPin) {
    const std::string pin = "QXZ9SECRET7";
    for (const std::string& text :
         {R"([{"municipality": null, "given": {"query": "pin_format", "pin": "signature",)"
          R"( "value": ")" +
              pin + R"("}}])",
          R"([{"municipality": null, "given": {"query": "pin_format", "pin": "signature",)"
          R"( "value": [")" +
              pin + R"("]}}])",
          R"([{"municipality": null, "given": {"query": "pin_set", "values": {")" + pin +
              R"(": "1234"}}}])",
          R"([{"municipality": null, "given": {"query": "pin_format", "pin": ")" + pin + R"("}}])",
          R"([{"given": {"query": "pin_format", "value": ")" + pin}) {
        const Answers answers = ask(text);
        EXPECT_EQ((answers.json + answers.error).find(pin), std::string::npos) << answers.json;
    }
}

TEST(AnswerQueries, AnswersSilenceWithNull) {
    const json answer = one(renewal())["answer"];
    EXPECT_TRUE(answer.at("fee_yen").is_null());
    EXPECT_TRUE(answer.at("letter").is_null());
    EXPECT_TRUE(answer.at("refusal").is_null());
}

}  // namespace
}  // namespace madoguchi::queries
