#include <gtest/gtest.h>

#include <string>

#include "madoguchi/adapters/policyfile/check.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/domain/policy/explain.hpp"

// The policies that the project brings along.

namespace madoguchi::policyfile {
namespace {

std::string directory() { return std::string{MADOGUCHI_SOURCE_DIR} + "/ops/policies"; }

TEST(Policies, OfTheProjectHaveNoFinding) {
    for (const auto& finding : check_directory(directory())) ADD_FAILURE() << format(finding);
}

TEST(Policies, HoldEveryRuleOfTheFiveMunicipalities) {
    const Loaded loaded = load_directory(directory());
    EXPECT_EQ(loaded.policies.municipalities().size(), 5U);
    std::size_t rules = 0;
    for (const auto& file : loaded.policies.files()) {
        if (file.policy) rules += file.policy->rules.size();
    }
    EXPECT_EQ(rules, 256U);
}

TEST(Policies, CanBeExplainedWithTheirGroundsAndSilences) {
    const Loaded loaded = load_directory(directory());
    for (const auto& code : loaded.policies.municipalities()) {
        const auto* policy = loaded.policies.newest(code);
        const std::string text = policy::explain(*policy);
        EXPECT_NE(text.find(policy->name), std::string::npos);
        EXPECT_NE(text.find("ページが述べていないこと"), std::string::npos) << code;
        EXPECT_NE(text.find("letter.reply_period"), std::string::npos) << code;
        EXPECT_NE(text.find(policy->rules.front().id.substr(0, 4)), std::string::npos) << code;
    }
}

TEST(Policies, ExplainOneProcedureOnly) {
    const Loaded loaded = load_directory(directory());
    const auto* policy = loaded.policies.newest(loaded.policies.municipalities().front());
    const std::string text =
        policy::explain(*policy, {.procedure = policy::Procedure::kContinuedUseAbroad});
    EXPECT_NE(text.find("述べていない"), std::string::npos);
}

TEST(Template, IsAPolicyThatReadsAndChecks) {
    const ReadPolicy read = load_file(directory() + "/TEMPLATE.txtpb");
    for (const auto& finding : check({read})) ADD_FAILURE() << format(finding);
    EXPECT_TRUE(read.policy);
}

}  // namespace
}  // namespace madoguchi::policyfile
