#include <algorithm>

#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/entry_fields.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/facts/values/person.hpp"

// The agent comes back, or the reply comes without them.

namespace madoguchi::cases {

Decision Decider::operator()(const AcceptLateReply& command) const {
    if (const auto no =
            first_of({may_handle("answer"), stands_at({status::kReplyLapsed, status::kAwaitingReply,
                                                       status::kVisit2Deficient})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!policy->handling.late_reply_by_section_chief.value_or(true)) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, "late_reply"));
    }
    const LetterState& letter = *state_.last_letter();
    if (letter.stage != "posted" && letter.stage != "lapsed") {
        return rejected(RejectionCode::kLetterMissing);
    }
    const auto until = in_time_until(letter);
    if (letter.late_accepted || !until || context_.today <= *until) {
        return nothing_to_do();
    }
    if (const auto no = has_reason(command.reason)) {
        return rejected(*no);
    }
    return done({facts::LateReplyAccepted{.letter_seq = letter.seq,
                                          .valid_until = *letter.valid_until,
                                          .approved_by = context_.actor,
                                          .reason = command.reason}});
}

bool Decider::takes_second_visit(const policy::Policy& policy, const facts::Office& office) const {
    if (policy.handling.visit2_same_office.value_or(false) && office != state_.office) {
        return false;
    }
    Sitting there = sitting(2);
    there.office = office;
    return !assess(policy, there).refusal.is("wrong_counter");
}

std::optional<Rejection> Decider::another_may_come(const policy::Policy& policy) const {
    if (!state_.has_agent) {
        return Rejection{RejectionCode::kWrongState, {"self"}};
    }
    // Silent: the office sets it, or the section chief allows this one (`another_agent`).
    if (!policy.handling.visit2_same_agent) {
        return Rejection{RejectionCode::kPolicySilent, {"handling.visit2_same_agent"}};
    }
    if (!*policy.handling.visit2_same_agent &&
        policy.handling.agent_replacement == policy::AgentReplacement::kNewPowerOfAttorney &&
        state_.power_of_attorney.empty()) {
        return Rejection{RejectionCode::kPowerOfAttorneyMissing, {}};
    }
    return std::nullopt;
}

Decision Decider::operator()(const OpenSecondVisit& command) const {
    if (const auto no =
            first_of({may_handle("answer"), stands_at({status::kAwaitingReply, status::kReplyLapsed,
                                                       status::kVisit2Deficient})})) {
        return rejected(*no);
    }
    if (context_.today <= state_.accepted_on.value_or(state_.opened_on)) {
        return rejected(RejectionCode::kSameDay);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const facts::Office office = command.office.empty() ? context_.office : command.office;
    if (counter_of(*policy, office.text()) == nullptr) {
        return rejected(RejectionCode::kUnknownWord, {"office"});
    }
    const LetterState* letter = state_.last_letter();
    if (letter == nullptr || letter->stage == "invalidated" || letter->stage == "returned" ||
        !letter->posted_on) {
        return rejected(RejectionCode::kLetterMissing);
    }
    if (context_.today < *letter->posted_on) {
        return rejected(RejectionCode::kNotInOrder, {"occurred_at"});
    }
    const auto until = in_time_until(*letter);
    if (until && context_.today > *until && !letter->late_accepted) {
        return rejected(Rejection{.code = RejectionCode::kReplyLapsed,
                                  .ids = {},
                                  .rule_ids = policy->letter
                                                  ? rules_of(*policy, policy->letter->grounds)
                                                  : std::vector<facts::RuleId>()});
    }
    const bool another = command.other_agent.has_value() && !has_exception("another_agent");
    if (const auto no = another ? another_may_come(*policy) : std::nullopt) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events;
    events.emplace_back(
        facts::SecondVisitOpened{.visit_no = std::max<std::uint32_t>(2, state_.visit.visit_no + 1),
                                 .on = context_.today,
                                 .office = office,
                                 .other_agent = command.other_agent});
    if (another && policy->handling.visit2_same_agent == true) {
        // The rule's no: whoever the letter doesn't name takes the envelope along as it is.
        events.emplace_back(facts::ReplyHandedBackUnopened{.letter_seq = letter->seq,
                                                           .missing = {"another_agent"}});
        return done(std::move(events), {"another_agent"});
    }
    if (!takes_second_visit(*policy, office)) {
        // The rule's no: the envelope stays closed and the agent goes to the counter of visit 1.
        events.emplace_back(facts::ReplyHandedBackUnopened{.letter_seq = letter->seq,
                                                           .missing = {"wrong_counter"}});
        return done(std::move(events), {"wrong_counter", state_.office.text()});
    }
    return done(std::move(events));
}

Decision Decider::operator()(const RecordReplyByOtherRoute& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kAwaitingReply, status::kReplyLapsed}),
                      is_word(command.route, "route", words::kReplyRoutes)})) {
        return rejected(*no);
    }
    if (std::any_of(state_.custody.begin(), state_.custody.end(),
                    [](const CustodyItem& item) { return item.what == "sealed_reply"; })) {
        return nothing_to_do();
    }
    if (const auto no = is_place(command.place)) {
        return rejected(*no);
    }
    Outcome outcome;
    outcome.events.emplace_back(
        facts::ReplyArrivedByOtherRoute{.route = command.route,
                                        .receipt_number = draw_number(outcome, "custody"),
                                        .place = command.place,
                                        .keeper = context_.actor});
    return outcome;
}

}  // namespace madoguchi::cases
