#include <algorithm>

#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/fees.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {
Decision Decider::operator()(const CollectPostage& command) const {
    if (const auto no = first_of({is_free(), is_word(command.payer, "payer", words::kPayers)})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const Assessment assessment = assess(*policy, sitting(1));
    if (!is_amount(command.yen)) {
        return rejected(RejectionCode::kAmountMissing, {"yen"});
    }
    if (assessment.outcome == policy::Outcome::kAllowed && assessment.visits < 2 &&
        !state_.two_visits()) {
        return rejected(RejectionCode::kNotRequested, {"postage"});
    }
    const std::uint32_t paid_before = state_.postage_paid_yen - state_.postage_refunded_yen;
    if (assessment.postage_yen > 0 && paid_before >= assessment.postage_yen) {
        return rejected(RejectionCode::kNotRequested, {"postage"});
    }
    if (assessment.postage_yen > 0 && command.yen > assessment.postage_yen - paid_before) {
        return rejected(RejectionCode::kAmountMissing,
                        {"yen", std::to_string(assessment.postage_yen - paid_before)});
    }
    if (!policy::from_word<policy::PaymentMethod>(command.method.text())) {
        return rejected(RejectionCode::kUnknownWord, {"method"});
    }
    const auto& methods = assessment.postage_methods;
    const bool taken = methods.empty() ||
                       std::any_of(methods.begin(), methods.end(),
                                   [&](auto one) { return command.method.is(policy::word(one)); });
    if (!taken) {
        const policy::PostageRule* const rule = policy->postage_on(context_.today);
        return rejected(Rejection{.code = RejectionCode::kMethodNotAccepted,
                                  .ids = {command.method.text()},
                                  .rule_ids = rule != nullptr ? rules_of(*policy, rule->grounds)
                                                              : std::vector<facts::RuleId>()});
    }
    const LetterState* last = state_.last_letter();
    Outcome outcome;
    const std::string receipt = draw_number(outcome, "receipt");
    outcome.events.emplace_back(facts::PostageCollected{.yen = command.yen,
                                                        .method = command.method,
                                                        .payer = command.payer,
                                                        .receipt_number = receipt,
                                                        .letter_seq = last ? last->seq + 1 : 1});
    outcome.events.emplace_back(
        facts::ReceiptIssued{.receipt_number = receipt, .yen = command.yen, .what = "postage"});
    const std::uint32_t paid = paid_before + command.yen;
    if (paid < assessment.postage_yen) {
        outcome.events.emplace_back(
            facts::PostageShortfall{.due_yen = assessment.postage_yen, .paid_yen = paid});
    }
    outcome.ids = {receipt};
    return outcome;
}

Decision Decider::operator()(const RefundPostage& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    const std::uint32_t refundable = state_.postage_paid_yen - state_.postage_refunded_yen;
    if (refundable == 0) {
        return rejected(RejectionCode::kNotRequested, {"postage"});
    }
    if (command.yen == 0 || command.yen > refundable) {
        return rejected(RejectionCode::kAmountMissing, {"yen"});
    }
    if (!policy::from_word<policy::PaymentMethod>(command.method.text())) {
        return rejected(RejectionCode::kUnknownWord, {"method"});
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kRefundReasons)) {
        return rejected(*no);
    }
    Outcome outcome;
    const std::string receipt = draw_number(outcome, "receipt");
    outcome.events = {
        facts::PostageRefunded{.yen = command.yen,
                               .method = command.method,
                               .reason = command.reason,
                               .receipt_number = receipt},
        facts::ReceiptIssued{.receipt_number = receipt, .yen = command.yen, .what = "refund"}};
    outcome.ids = {receipt};
    return outcome;
}

Decision Decider::operator()(const CollectFee& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    if (!is_amount(command.yen)) {
        return rejected(RejectionCode::kAmountMissing, {"yen"});
    }
    const auto policy = rules();
    const std::uint32_t due = policy ? assess(*policy, sitting(1)).fee_yen : 0;
    if (due > 0 && state_.fee_paid_yen + command.yen > due) {
        return rejected(RejectionCode::kAmountMissing, {"yen", std::to_string(due)});
    }
    if (!is_fee_ground(policy.get(), command.ground)) {
        return rejected(RejectionCode::kUnknownWord, {"ground"});
    }
    Outcome outcome;
    const std::string receipt = draw_number(outcome, "receipt");
    outcome.events = {
        facts::FeeCollected{
            .yen = command.yen, .ground = command.ground, .receipt_number = receipt},
        facts::ReceiptIssued{.receipt_number = receipt, .yen = command.yen, .what = "fee"}};
    outcome.ids = {receipt};
    return outcome;
}

Decision Decider::operator()(const WaiveFee& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const auto waivers = fee_waivers(*policy, state_.procedures);
    policy::Grounds grounds;
    bool known = false;
    for (const policy::FeeWaiver* const one : waivers) {
        known = known || command.ground.is(one->ground);
        grounds.insert(grounds.end(), one->grounds.begin(), one->grounds.end());
    }
    if (!known) {
        return rejected(not_allowed_here(*policy, grounds, "ground"));
    }
    if (state_.fee_waived) {
        return nothing_to_do();
    }
    return done(
        {facts::FeeWaived{.yen = assess(*policy, sitting(1)).fee_yen, .ground = command.ground}});
}

}  // namespace madoguchi::cases
