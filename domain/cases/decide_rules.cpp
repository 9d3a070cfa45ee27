#include <algorithm>

#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/cases/add_missing.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/papers.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

std::shared_ptr<const policy::Policy> Decider::rules() const {
    return context_.rules->version(state_.policy_version, context_.today);
}

Sitting Decider::sitting(std::uint32_t visit) const { return sitting_of(state_, context_, visit); }

Rejection Decider::missing(std::uint32_t visit,
                           const std::optional<std::vector<decision::Document>>& list) const {
    Rejection result{.code = RejectionCode::kDocumentsMissing, .ids = {}};
    for (const Paper& paper : list ? papers(state_, visit, *list) : std::vector<Paper>()) {
        if (!paper.complete) {
            result.ids.push_back(std::string(policy::word(paper.wanted.of)) + ":" +
                                 std::string(policy::word(paper.wanted.item)));
            add_missing(result.rule_ids, paper.wanted.rule_ids);
        }
    }
    return result;
}

Decider::Guard Decider::postage_is_settled(const policy::Policy& policy,
                                           const Assessment& assessment) const {
    if (assessment.postage_yen == 0 || assessment.visits < 2 || state_.postage_payer == "office") {
        return std::nullopt;
    }
    const policy::PostageRule* rule = policy.postage_on(context_.today);
    if (rule != nullptr && rule->needs_review) {
        for (const std::string& id : policy.rule_ids(rule->grounds)) {
            if (!context_.rules->reviewed(facts::RuleId(id), state_.policy_version)) {
                return Rejection{RejectionCode::kNeedsReview, {id}};
            }
        }
    }
    const std::uint32_t paid = state_.postage_paid_yen - state_.postage_refunded_yen;
    if (paid < assessment.postage_yen) {
        return Rejection{.code = RejectionCode::kPostageMissing,
                         .ids = {std::to_string(assessment.postage_yen - paid)},
                         .rule_ids = rule != nullptr ? rules_of(policy, rule->grounds)
                                                     : std::vector<facts::RuleId>()};
    }
    return std::nullopt;
}

Decider::Guard Decider::allowed_here(const policy::Policy& policy, const std::optional<bool>& value,
                                     const char* key, const char* what) {
    if (!value) {
        return Rejection{RejectionCode::kPolicySilent, {key}};
    }
    return *value ? std::nullopt : Guard(not_allowed_here(policy, policy.handling.grounds, what));
}

Decider::Guard Decider::fee_is_settled(const Assessment& assessment) const {
    if (assessment.fee_yen > state_.fee_paid_yen && !state_.fee_waived) {
        return Rejection{RejectionCode::kFeeMissing, {std::to_string(assessment.fee_yen)}};
    }
    return std::nullopt;
}

Decider::Guard Decider::is_acceptable(const Assessment& assessment) {
    if (assessment.outcome != policy::Outcome::kRefused) {
        return std::nullopt;
    }
    return Rejection{.code = RejectionCode::kNotAcceptable,
                     .ids = {assessment.refusal.text()},
                     .rule_ids = assessment.refusal_rule_ids};
}

void Decider::add_approval(const policy::Policy& policy,
                           std::vector<facts::CaseEvent>& events) const {
    const auto& mode = policy.handling.posting_approval;
    if (mode == policy::PostingApproval::kPerDay) {
        events.emplace_back(facts::PostingApprovalRequested{.requested_on = context_.today,
                                                            .requested_by = context_.actor});
    } else if (mode == policy::PostingApproval::kByDelegation) {
        events.emplace_back(
            facts::PostingApproved{.approved_by = context_.actor, .mode = "by_delegation"});
    }
}

void Decider::add_letter_invalidated(const char* reason,
                                     std::vector<facts::CaseEvent>& events) const {
    if (const LetterState* letter = state_.live_letter()) {
        events.emplace_back(
            facts::LetterInvalidated{.letter_seq = letter->seq, .reason = facts::Reason(reason)});
    }
}

void Decider::add_letter_again(const char* reason, const std::string& payer,
                               std::vector<facts::CaseEvent>& events) const {
    const LetterState* letter = state_.last_letter();
    if (letter == nullptr) {
        return;
    }
    add_letter_invalidated(reason, events);
    events.emplace_back(facts::LetterReissued{.letter_seq = letter->seq,
                                              .new_letter_seq = letter->seq + 1,
                                              .payer = payer,
                                              .reason = facts::Reason(reason)});
    if (const auto policy = rules()) {
        add_approval(*policy, events);
    }
}

std::string Decider::draw_number(Outcome& outcome, const char* series) const {
    const std::string year = calendar::fiscal_year_short(context_.today);
    const std::string name = std::string(series) + "/" + year;
    std::uint64_t number = context_.next_number(name);
    for (const auto& [drawn, last] : outcome.draws) {
        if (drawn == name) {
            number = last + 1;
        }
    }
    outcome.draws.emplace_back(name, number);
    return year + "-" + std::to_string(number);
}

bool Decider::is_delegated(const facts::Procedure& procedure) const {
    return std::find(state_.delegated.begin(), state_.delegated.end(), procedure) !=
           state_.delegated.end();
}

Decider::Guard Decider::still_allowed(const Assessment& assessment) const {
    if (assessment.outcome != policy::Outcome::kAllowed) {
        return Rejection{.code = RejectionCode::kNoLongerAllowed,
                         .ids = {assessment.refusal.text()},
                         .rule_ids = assessment.refusal_rule_ids};
    }
    if (assessment.visits != state_.visits) {
        return Rejection{.code = RejectionCode::kNoLongerAllowed,
                         .ids = {assessment.route.text()},
                         .rule_ids = assessment.rule_ids};
    }
    return std::nullopt;
}

std::optional<facts::Date> Decider::in_time_until(const LetterState& letter) const {
    if (!letter.valid_until) {
        return std::nullopt;
    }
    std::uint32_t stopped = state_.clock_stopped_days;
    if (state_.terminal_down_since && context_.today > *state_.terminal_down_since) {
        stopped +=
            static_cast<std::uint32_t>((context_.today - *state_.terminal_down_since).count());
    }
    return *letter.valid_until + std::chrono::days(stopped);
}

}  // namespace madoguchi::cases
