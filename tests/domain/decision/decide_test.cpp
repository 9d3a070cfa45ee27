#include <gtest/gtest.h>

#include <algorithm>

#include "madoguchi/domain/decision/decision.hpp"

// What the worked cases of the municipalities can't show: policies that say other things.

namespace madoguchi::decision {
namespace {

using policy::ApplicantRule;
using policy::DocumentRule;
using policy::Item;
using policy::ProcedureRule;

calendar::Date d(std::string_view iso) { return calendar::parse_date(iso).value(); }

DocumentRule row(Holder of, Item item) {
    DocumentRule rule;
    rule.of = of;
    rule.item = item;
    return rule;
}

// Renewal by the principal with the card and an identity document of class B.
policy::Policy sample() {
    policy::Policy policy;
    policy.municipality = "sample";
    policy.renewal = policy::RenewalRule{};
    ApplicantRule self;
    self.applicants = {Applicant::kSelf};
    self.route = policy::Route::kCounterSameDay;
    self.visits = 1;
    DocumentRule id = row(Holder::kPrincipal, Item::kIdDocument);
    id.any_of = {{0, 1}};
    id.card_alone_if_pin_verifies = true;
    self.visit1 = {row(Holder::kPrincipal, Item::kMyNumberCard), id};
    ProcedureRule renew;
    renew.procedure = Procedure::kRenew;
    renew.applicants = {self};
    policy.procedures = {renew};
    return policy;
}

Request renewal() {
    Request request;
    request.procedure = Procedure::kRenew;
    request.targets = {Target::kUserAuth};
    request.principal_age = 45;
    request.date = d("2026-11-20");
    request.facts.cert_expires_on = d("2027-01-15");
    return request;
}

TEST(Decide, NamesTheFactsThatNobodyAsked) {
    const policy::Policy policy = sample();
    const Decision decision = decide(policy, renewal());
    EXPECT_EQ(decision.outcome, Outcome::kAllowed);
    const auto& open = decision.facts_not_asked;
    for (const auto* name : {"resident_here", "card_issued", "card_at_hand"}) {
        EXPECT_NE(std::find(open.begin(), open.end(), name), open.end()) << name;
    }
    Request asked = renewal();
    asked.facts.resident_here = true;
    asked.facts.card_issued = true;
    asked.facts.card_at_hand = true;
    EXPECT_TRUE(decide(policy, asked).facts_not_asked.empty());
}

TEST(Decide, LetsTheCardAloneBeEnoughWhereItsPinVerifies) {
    Request request = renewal();
    const policy::Policy policy = sample();
    EXPECT_EQ(decide(policy, request).visit1_documents->size(), 1U);
    request.facts.pins_locked = {Target::kUserAuth};
    EXPECT_EQ(decide(policy, request).visit1_documents->size(), 2U);
}

TEST(Decide, FollowsApplicantKindsThatOnlySomePoliciesKnow) {
    policy::Policy policy = sample();
    Request request = renewal();
    request.applicant = Applicant::kHouseholdMember;
    EXPECT_EQ(decide(policy, request).outcome, Outcome::kRefer);
    EXPECT_EQ(decide(policy, request).treated_as, Applicant::kVoluntaryAgent);
    ApplicantRule household = policy.procedures[0].applicants[0];
    household.applicants = {Applicant::kHouseholdMember};
    household.must_be_present = {Holder::kAgent};
    policy.procedures[0].applicants.push_back(household);
    EXPECT_EQ(decide(policy, request).outcome, Outcome::kAllowed);
    EXPECT_EQ(decide(policy, request).treated_as, Applicant::kHouseholdMember);
}

TEST(Decide, AddressesTheStatutoryAgentWhereThePolicySaysSo) {
    policy::Policy policy = sample();
    ApplicantRule agent;
    agent.applicants = {Applicant::kGuardianOfWard};
    agent.route = policy::Route::kInquiryTwoVisit;
    agent.visits = 2;
    policy.procedures[0].applicants.push_back(agent);
    policy.letter = policy::LetterRule{};
    Request request = renewal();
    request.applicant = Applicant::kGuardianOfWard;
    EXPECT_EQ(decide(policy, request).letter->addressee, policy::LetterAddressee::kPrincipal);
    policy.letter->addressee_with_statutory_agent =
        policy::LetterAddressee::kStatutoryAgentOfPrincipal;
    EXPECT_EQ(decide(policy, request).letter->addressee,
              policy::LetterAddressee::kStatutoryAgentOfPrincipal);
}

TEST(Decide, TakesThePostageOfTheDay) {
    policy::Policy policy = sample();
    policy.procedures[0].applicants[0].route = policy::Route::kInquiryTwoVisit;
    policy::PostageRule before;
    before.yen = 434;
    before.effective_until = d("2024-09-30");
    policy::PostageRule after;
    after.yen = 460;
    after.effective_from = d("2024-10-01");
    policy.postage = {before, after};
    EXPECT_EQ(decide(policy, renewal()).postage_yen, 460);
    Request earlier = renewal();
    earlier.date = d("2024-09-30");
    earlier.facts.cert_expires_on = d("2024-11-15");
    EXPECT_EQ(decide(policy, earlier).postage_yen, 434);
}

TEST(Decide, RefusesInTheOrderOfTheRules) {
    const policy::Policy policy = sample();
    Request request = renewal();
    request.facts.resident_here = false;
    request.facts.card_issued = false;
    request.facts.cert_expires_on = d("2028-01-15");
    EXPECT_EQ(decide(policy, request).refusal, Refusal::kNotResidentHere);
    request.facts.resident_here = true;
    EXPECT_EQ(decide(policy, request).refusal, Refusal::kNoCard);
    request.facts.card_issued = true;
    EXPECT_EQ(decide(policy, request).refusal, Refusal::kWindowNotOpen);
}

TEST(Decide, GivesNothingToBringWhenItRefuses) {
    Request request = renewal();
    request.facts.card_at_hand = false;
    const Decision decision = decide(sample(), request);
    EXPECT_EQ(decision.refusal, Refusal::kDocumentsMissing);
    EXPECT_FALSE(decision.visit1_documents);
    EXPECT_FALSE(decision.visits);
}

TEST(CheckDocuments, IsSilentWhereThePolicyGivesNoList) {
    policy::Policy policy = sample();
    policy.procedures[0].applicants[0].visit1 = {};
    DocumentRequest request;
    request.procedure = Procedure::kRenew;
    request.date = d("2026-11-20");
    request.presented = {Presented{}};
    EXPECT_FALSE(check_documents(policy, request).accepted);
    EXPECT_FALSE(check_documents(policy, request).fault);
}

}  // namespace
}  // namespace madoguchi::decision
