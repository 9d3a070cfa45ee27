#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"

// Every worked case, asked through the JSON contract. Only the keys of `expect` are compared.

namespace madoguchi::queries {
namespace {

using nlohmann::json;

std::string source(const std::string& path) {
    return std::string{MADOGUCHI_SOURCE_DIR} + "/" + path;
}

const policyfile::Loaded& loaded() {
    static const policyfile::Loaded kLoaded = policyfile::load_directory(source("ops/policies"));
    return kLoaded;
}

PolicyLookup lookup() {
    return [](std::string_view code, std::optional<calendar::Date> date) {
        const auto& policies = loaded().policies;
        const auto* found = date ? policies.find(code, *date) : nullptr;
        return found != nullptr ? found : policies.newest(code);
    };
}

bool matches(const json& expected, const json& actual, bool at_least = false);

bool object_matches(const json& expected, const json& actual) {
    if (!actual.is_object()) return false;
    for (const auto& [key, value] : expected.items()) {
        const json found = actual.contains(key) ? actual[key] : json();
        if (!matches(value, found)) return false;
    }
    return true;
}

bool holds_each(const json& wanted, const json& held, bool swapped) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const json& want) {
        return std::any_of(held.begin(), held.end(), [&](const json& have) {
            return swapped ? matches(have, want) : matches(want, have);
        });
    });
}

bool matches(const json& expected, const json& actual, bool at_least) {
    if (expected.is_object()) return object_matches(expected, actual);
    if (!expected.is_array()) return expected == actual;
    if (!actual.is_array()) return false;
    if (!holds_each(expected, actual, false)) return false;
    if (at_least) return true;
    return expected.size() == actual.size() && holds_each(actual, expected, true);
}

json read_cases(const std::string& file) {
    std::ifstream stream(source("tests/data/" + file));
    return json::parse(stream);
}

// Cases that are held to be wrong, each with its reason. Empty: none is.
const std::map<std::string, std::string>& disputed() {
    static const std::map<std::string, std::string> kDisputed{};
    return kDisputed;
}

class Decisions : public testing::TestWithParam<const char*> {};

TEST_P(Decisions, AreAnsweredAsWorkedOut) {
    for (const auto& finding : loaded().findings) ADD_FAILURE() << policyfile::format(finding);
    const json cases = read_cases(GetParam());
    const Answers answers = answer_queries(cases.dump(), lookup());
    ASSERT_EQ(answers.error, "");
    const json answered = json::parse(answers.json);
    ASSERT_EQ(answered.size(), cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const json& each = cases[i];
        if (disputed().contains(each["id"])) continue;
        const json answer = answered[i].value("answer", json());
        EXPECT_EQ(answered[i]["id"], each["id"]);
        if (answered[i].contains("error")) {
            ADD_FAILURE() << each["id"] << ": " << answered[i]["error"];
            continue;
        }
        for (const auto& [key, value] : each["expect"].items()) {
            const json found = answer.contains(key) ? answer[key] : json();
            EXPECT_TRUE(matches(value, found, key == "warnings"))
                << each["id"] << "." << key << "\n  expected " << value << "\n  answered " << found;
        }
    }
}

TEST_P(Decisions, CiteTheRulesOfTheMunicipalityThatTheyRestOn) {
    const json cases = read_cases(GetParam());
    const Answers answers = answer_queries(cases.dump(), lookup());
    const json answered = json::parse(answers.json);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!cases[i]["municipality"].is_string() || answered[i].contains("error")) continue;
        const auto cited = answered[i]["citations"].get<std::set<std::string>>();
        const auto* policy = lookup()(cases[i]["municipality"].get<std::string>(), std::nullopt);
        for (const std::string id : cases[i]["because"]) {
            const bool own = std::any_of(policy->rules.begin(), policy->rules.end(),
                                         [&](const policy::Rule& rule) { return rule.id == id; });
            if (own) {
                EXPECT_TRUE(cited.contains(id)) << cases[i]["id"] << " doesn't cite " << id;
            }
        }
    }
}

std::string name_of(const testing::TestParamInfo<const char*>& file) {
    const std::map<std::string, std::string> names{{"decisions.json", "Given"},
                                                   {"decisions_more.json", "Ours"},
                                                   {"decisions_rules.json", "RuleByRule"}};
    return names.at(file.param);
}

INSTANTIATE_TEST_SUITE_P(Worked, Decisions,
                         testing::Values("decisions.json", "decisions_more.json",
                                         "decisions_rules.json"),
                         name_of);

}  // namespace
}  // namespace madoguchi::queries
