#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

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

TEST(AnswerQueries, TakesNoDayWhoseConsequencesHaveNoDate) {
    for (const char* const day : {"0001-01-31", "1867-12-31", "9900-01-01", "9999-12-31"}) {
        json query = renewal();
        query["given"]["date"] = day;
        EXPECT_EQ(error_of(query), "date: must be between 1868-01-01 and 9899-12-31") << day;
    }
}

TEST(AnswerQueries, AsksWhetherADocumentIsAnOriginalAndForWhichVisit) {
    json query = json::parse(R"({"id": "q", "municipality": "matsue", "given": {
        "query": "check_documents", "procedure": "pin_reset", "applicant": "voluntary_agent",
        "visit": 1, "holder": "agent", "date": "2026-11-20",
        "presented": [{"type": "passport", "original": true}]}})");
    EXPECT_TRUE(one(query).contains("answer"));
    json unsaid = query;
    unsaid["given"]["presented"][0].erase("original");
    EXPECT_EQ(error_of(unsaid), "presented[0].original: is missing");
    query["given"].erase("visit");
    EXPECT_EQ(error_of(query), "visit: is missing");
}

TEST(AnswerQueries, CitesEachRuleOnce) {
    const json answer = one(json::parse(R"({"id": "q", "municipality": "misaki", "given": {
        "query": "office_status", "office": "misaki_town_hall", "at": "2026-11-20T09:00"}})"));
    const auto cited = answer["citations"].get<std::vector<std::string>>();
    EXPECT_EQ(std::set<std::string>(cited.begin(), cited.end()).size(), cited.size());
    EXPECT_FALSE(cited.empty()) << answer;
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

TEST(AnswerQueries, TakesATextOrANumberAsId) {
    for (const json& id : {json("a"), json(7), json(1.5)}) {
        json query = renewal();
        query["id"] = id;
        EXPECT_EQ(one(query).at("id"), id);
    }
    json query = renewal();
    for (const json& id : {json(true), json::array(), json::object()}) {
        query["id"] = id;
        EXPECT_EQ(error_of(query), "id: must be a string or a number");
        EXPECT_FALSE(one(query).contains("id"));
    }
    query["id"] = nullptr;
    EXPECT_EQ(error_of(query), "id: is missing");
    query.erase("id");
    EXPECT_EQ(error_of(query), "id: is missing");
    for (const json& element : {json(3), json("a"), json(), json::array()}) {
        EXPECT_EQ(error_of(element), "query: must be an object with id and given");
    }
}

TEST(AnswerQueries, AnswersBothOfTheSameId) {
    const Answers answers = ask(json::array({renewal(), renewal()}).dump());
    EXPECT_EQ(answers.faulty, 0U);
    EXPECT_EQ(json::parse(answers.json).size(), 2U);
}

TEST(AnswerQueries, RefusesDaysThatDoNotExist) {
    for (const char* day : {"2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
                            "0000-01-01", "2026-1-1", "20260101", " 2026-01-01"}) {
        json query = renewal();
        query["given"]["facts"]["cert_expires_on"] = day;
        EXPECT_EQ(error_of(query),
                  "facts.cert_expires_on: must be a day that exists, of the form YYYY-MM-DD")
            << day;
    }
}

TEST(AnswerQueries, RefusesAnIssueBeforeTheBirth) {
    EXPECT_EQ(error_of(json::parse(R"({"id": 1, "municipality": null, "given": {
                  "query": "certificate_expiry", "birth_date": "2000-01-02", "issue_kind": "new",
                  "certificate_issued_on": "2000-01-01", "certificate": "user_auth"}})")),
              "certificate_issued_on: lies before birth_date");
    EXPECT_EQ(error_of(json::parse(R"({"id": 1, "municipality": null, "given": {
                  "query": "card_expiry", "birth_date": "2000-01-02",
                  "application_received_on": "2000-01-01", "card_issued_on": "2000-01-01"}})")),
              "card_issued_on: lies before birth_date");
}

// Answers an array that holds this text between two good queries.
json between_good_ones(const std::string& element) {
    const std::string good = renewal().dump();
    const Answers answers = ask("[" + good + " , " + element + "\n," + good + "]");
    EXPECT_EQ(answers.error, "") << element;
    EXPECT_EQ(answers.queries, 3U) << element;
    EXPECT_EQ(answers.faulty, 1U) << element;
    json out = json::parse(answers.json);
    EXPECT_TRUE(out.at(0).contains("answer") && out.at(2).contains("answer")) << element;
    return out.at(1);
}

TEST(AnswerQueries, AnswersTheOthersWhenOneIsNotJson) {
    for (const std::string element : {"{\"id\": 1,}", "{\"id\" 1}", "nonsense", "NaN",
                                      "{\"id\": \"\\ud800\"}", "{\"a\": \"\t\"}"}) {
        const std::string error = between_good_ones(element)["error"];
        EXPECT_EQ(error.find("query: isn't JSON, broken at byte "), 0U) << error;
    }
    EXPECT_EQ(between_good_ones("{\"id\": 1e400}")["error"],
              "query: holds a number that is too large");
    const std::string deep = std::string(100000, '[') + std::string(100000, ']');
    EXPECT_EQ(between_good_ones(deep)["error"], "query: must be an object with id and given");
}

TEST(AnswerQueries, RefusesAKeyThatStandsTwice) {
    const json twice =
        between_good_ones(R"({"id": 1, "given": {"query": "age_on", "query": "cite"}})");
    EXPECT_EQ(twice["error"], "query: stands there twice");
    EXPECT_EQ(twice["id"], 1);
    EXPECT_EQ(between_good_ones(
                  R"({"id": 1, "given": {"facts": {"visit": 1}, "a": [{"visit": 1}]}})")["error"],
              "query: is missing");
}

TEST(AnswerQueries, AnswersTheOthersWhenOneIsNotUtf8) {
    const json broken = between_good_ones("{\"id\": \"b\", \"given\": {\"query\": \"\xff\"}}");
    EXPECT_EQ(broken["id"], "b");
    EXPECT_EQ(broken["error"].get<std::string>().find("query: isn't UTF-8, broken at byte "), 0U);
    EXPECT_FALSE(between_good_ones("{\"id\": \"\xe8\", \"given\": {}}").contains("id"));
}

TEST(AnswerQueries, SaysWhereTheArrayIsBroken) {
    EXPECT_EQ(ask("[").error, "the array of queries is broken at byte 2: none is answered");
    EXPECT_EQ(ask("[1").error, "the array of queries is broken at byte 3: none is answered");
    EXPECT_EQ(ask("[1,]").error, "the array of queries is broken at byte 4: none is answered");
    EXPECT_EQ(ask("[,1]").error, "the array of queries is broken at byte 2: none is answered");
    EXPECT_EQ(ask("[1}").error, "the array of queries is broken at byte 3: none is answered");
    EXPECT_EQ(ask("[1] x").error, "the array of queries is broken at byte 5: none is answered");
    EXPECT_EQ(ask("[\"]").error, "the array of queries is broken at byte 4: none is answered");
    for (const char* none : {"", " \n", "{}", "x[", "null", "\"[]\"", "\xef\xbb\xbf"}) {
        EXPECT_EQ(ask(none).error.find("not an array of queries: expected ["), 0U) << none;
        EXPECT_EQ(ask(none).json, "") << none;
    }
    EXPECT_EQ(ask("[]").json, "[]");
    EXPECT_EQ(ask("\xef\xbb\xbf [ ] \r\n").json, "[]");
}

TEST(AnswerQueries, NeverRepeatsAPin) {
    const std::string pin = "QXZ9SECRET7";
    for (const std::string& text :
         {R"([{"id": 1, "municipality": null, "given": {"query": "pin_format", "pin": "signature",)"
          R"( "value": ")" +
              pin + R"("}}])",
          R"([{"id": 1, "municipality": null, "given": {"query": "pin_format", "pin": "signature",)"
          R"( "value": [")" +
              pin + R"("]}}])",
          R"([{"id": 1, "municipality": null, "given": {"query": "pin_set", "values": {")" + pin +
              R"(": "1234"}}}])",
          R"([{"id": 1, "municipality": null, "given": {"query": "pin_format", "pin": ")" + pin +
              R"("}}])",
          R"([{"id": 1, "given": {"query": "pin_format", ")" + pin + R"(": 1}}])",
          R"([{"id": 1, "given": {"query": "pin_format"}, ")" + pin + R"(": 1}])",
          R"([{"id": 1, "given": {"query": "pin_format", "value": ")" + pin + "\xff" + R"("}}])",
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
