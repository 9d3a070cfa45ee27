#include "madoguchi/domain/cases/next_step.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <utility>

#include "madoguchi/domain/cases/acts_table.hpp"
#include "madoguchi/domain/cases/assessment.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decide.hpp"
#include "madoguchi/domain/cases/papers.hpp"
#include "madoguchi/domain/cases/rejection.hpp"
#include "madoguchi/domain/expected.hpp"

namespace madoguchi::cases {

namespace {

using Names = std::vector<std::string_view>;

/// Why `command` can't be done now, with as much filled in as is known; nothing where it can.
std::optional<RejectionCode> stopped_by(std::string_view command, const CaseState& state,
                                        const DecisionContext& context) {
    const auto row = std::ranges::find(act_rows(), command, &ActRow::command);
    const auto decision = decide(state, row->make(state, context.today), context);
    return decision ? std::nullopt : std::optional(decision.error().code);
}

Names without(const Names& acts, std::initializer_list<std::string_view> left_out) {
    Names kept;
    std::ranges::copy_if(acts, std::back_inserter(kept), [&left_out](std::string_view act) {
        return std::ranges::find(left_out, act) == left_out.end();
    });
    return kept;
}

Names led_by(std::string_view first, const Names& acts) {
    Names all = without(acts, {first});
    all.insert(all.begin(), first);
    return all;
}

/// A protected person's case where something of its step waits for the section chief. Nothing is
/// said to who came before that, so no money is taken and nobody is refused.
NextStep ask_section_chief(const Names& acts) {
    return {"protected_person",
            led_by("approve_protected_handling",
                   without(acts, {"collect_postage", "collect_fee", "refuse_application"}))};
}

/// Whether what goes on furthest waits for the section chief; what may be done before it doesn't.
bool waits_for_section_chief(const CaseState& state, const DecisionContext& context,
                             const Names& acts) {
    if (state.status.is(status::kApplicationAccepted) ||
        state.status.is(status::kApprovalPending)) {
        // The approval to post says nothing about the person: it is the letter that waits.
        return stopped_by("queue_letter", state, context) == RejectionCode::kProtectedPerson;
    }
    for (const std::string_view act : acts) {
        const auto stop = stopped_by(act, state, context);
        if (!stop || stop == RejectionCode::kProtectedPerson) {
            return stop.has_value();
        }
    }
    return false;
}

/// The section chief's word is there: the step is the status's, not the one that lists have.
std::string_view word_of_status(const CaseState& state) {
    const bool opened = state.reply_unaccounted() && state.status.is(status::kVisit2Open);
    return opened ? "reply_opened" : std::string_view(state.status.text());
}

bool exception_is_possible(const CaseState& state, const DecisionContext& context,
                           std::uint32_t visit) {
    const auto policy = context.rules->version(state.policy_version, context.today);
    const Sitting now = sitting_of(state, context, visit);
    return policy && assess(*policy, visit >= 2 ? converted(now) : now).exception_possible;
}

/// Before the application is accepted.
NextStep at_intake(const CaseState& state, const DecisionContext& context, const Names& acts) {
    const auto stop = stopped_by("accept_application", state, context);
    if (stop == RejectionCode::kNotAcceptable) {
        Names told{"accept_application", "refuse_application", "record_circumstances"};
        if (exception_is_possible(state, context, 1)) {
            told.emplace_back("approve_exception");
        }
        return {"not_acceptable", std::move(told)};
    }
    if (stop == RejectionCode::kDecisionRefers) {
        return {"decision_refers",
                {"accept_application", "record_circumstances", "refuse_application"}};
    }
    if (stop == RejectionCode::kFactsNotAsked) {
        return {"facts_not_asked", led_by("record_circumstances", acts)};
    }
    return {{}, acts};
}

/// At visit 2: what the rules refuse by now goes no further, and an opened reply is accounted for
/// before the case ends.
NextStep at_visit_2(const CaseState& state, const DecisionContext& context) {
    if (stopped_by("accept_second_visit", state, context) != RejectionCode::kNotAcceptable) {
        return {};
    }
    if (state.reply_unaccounted()) {
        return {"not_acceptable",
                {"dispose_pin_part", "accept_second_visit", "refuse_application"}};
    }
    Names told{"accept_second_visit", "refuse_application"};
    if (exception_is_possible(state, context, 2)) {
        told.emplace_back("approve_exception");
    }
    return {"not_acceptable", std::move(told)};
}

/// While the card is being worked on: what is open of handing over, reading back, the PIN part and
/// the return, in this order.
NextStep at_card_work(const CaseState& state, const DecisionContext& context, const Names& acts) {
    if (!state.card.read_back || !state.card.as_expected) {
        const bool lies_there = state.card.handed_to_terminal || state.card.mode != "terminal";
        return {lies_there ? "card_to_read_back" : "card_to_terminal", acts};
    }
    const auto stop = stopped_by("complete_card_operation", state, context);
    if (stop == RejectionCode::kReplyUnaccounted) {
        return {"pin_part_left", acts};
    }
    if (stop == RejectionCode::kCardInCustody) {
        return {"custody_left", led_by("return_card", acts)};
    }
    if (stop == RejectionCode::kCompletionStepMissing) {
        return {"completion_steps_left", led_by("record_completion_step", acts)};
    }
    return {"card_to_return", acts};
}

}  // namespace

NextStep next_step(const CaseState& state, const DecisionContext& context) {
    const auto here = acts_at(state);
    NextStep step{{}, {here.begin(), here.end()}};
    if (state.ended() || state.denied || !state.frozen_by.empty()) {
        return step;
    }
    if (state.protected_person) {
        if (waits_for_section_chief(state, context, step.acts)) {
            return ask_section_chief(step.acts);
        }
        step.word = word_of_status(state);
    }
    if (state.register_change_open) {
        return {"register_change", led_by("review_register_change", step.acts)};
    }
    NextStep nearer;
    if (state.status.is(status::kIntakeOpen) || state.status.is(status::kSameDayOpen)) {
        nearer = at_intake(state, context, step.acts);
    } else if (state.status.is(status::kVisit2Open)) {
        nearer = at_visit_2(state, context);
    } else if (state.status.is(status::kCardOperationRunning)) {
        nearer = at_card_work(state, context, step.acts);
    }
    return nearer.word.empty() ? step : nearer;
}

}  // namespace madoguchi::cases
