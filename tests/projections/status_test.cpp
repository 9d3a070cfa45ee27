// The lists must say of a case what the case says of itself: domain and projections know only the
// facts in common, so both fold the same random histories here.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

template <typename... Facts>
facts::CaseEvent one_of(Facts... events) {
    return *rc::gen::element<facts::CaseEvent>(facts::CaseEvent(events)...);
}

// A fact about the letter `seq`.
template <typename Fact>
Fact about(std::uint32_t seq) {
    Fact fact;
    fact.letter_seq = seq;
    return fact;
}

// Any fact that moves a case, about the letter `seq`.
facts::CaseEvent any_move(std::uint32_t seq) {
    facts::DocumentsFoundMissing at_visit_1;
    facts::DocumentsFoundMissing at_visit_2;
    at_visit_2.visit = 2;
    facts::RouteDowngradedToInquiry downgraded;
    facts::LetterReissued reissued;
    reissued.letter_seq = seq;
    facts::CaseClosed closed;
    closed.state = "closed_card_unusable";
    facts::CredentialLocked locked;
    locked.credential = facts::Target("user_auth");
    facts::CredentialUnlocked unlocked;
    unlocked.credential = locked.credential;
    facts::LetterQueued next = queued("L" + std::to_string(seq + 1), seq + 1);
    switch (*rc::gen::inRange(0, 4)) {
        case 0:
            return one_of(accepted(day(11, 3)), at_visit_1, at_visit_2, facts::DocumentPresented{},
                          downgraded, facts::ApplicationRefused{}, facts::PinVerificationFailed{});
        case 1:
            return one_of(facts::DispatchHeld{}, facts::DispatchReleased{},
                          facts::PostingApprovalRequested{}, facts::PostingApproved{}, next,
                          printed(day(11, 4), day(12, 4), seq), posted(day(11, 4), seq), reissued);
        case 2:
            return one_of(about<facts::LateReplyAccepted>(seq), second_visit(day(11, 9)),
                          facts::ReplyHandedBackUnopened{}, about<facts::ReplyRejected>(seq),
                          visit_accepted(day(11, 9)), about<facts::ReplyLapsed>(seq),
                          about<facts::LetterReturnedUndeliverable>(seq),
                          about<facts::HandedToMailroom>(seq),
                          about<facts::AcceptanceSlipReceived>(seq));
        default:
            return one_of(card_work("o1"), facts::CardStepFailed{}, facts::CardOutcomeUnknown{},
                          facts::CardReadBack{}, locked, unlocked, facts::CardOperationRetried{},
                          facts::CardOperationAborted{}, completed(day(11, 9)),
                          completed(day(11, 9), true), facts::CaseReopened{},
                          facts::CaseWithdrawn{}, facts::AgentReplaced{}, closed);
    }
}

// The deciders never write these elsewhere, and neither fold says what they mean there.
bool has_a_meaning(const facts::CaseEvent& event, const cases::CaseState& state) {
    if (std::holds_alternative<facts::PostingApprovalRequested>(event)) {
        return state.status.is("application_accepted");
    }
    if (std::holds_alternative<facts::AcceptanceSlipReceived>(event)) {
        return state.status.is("handed_over") || state.status.is("awaiting_reply");
    }
    return true;
}

/// A letter that is made and held stays where it is, and is shown as held.
std::string shown_of(const cases::CaseState& state) {
    const bool made = state.status.is("letter_queued") || state.status.is("letter_printed") ||
                      state.status.is("handed_over");
    return state.held && made ? "dispatch_on_hold" : state.status.text();
}

std::uint32_t last_letter(const cases::CaseState& state) {
    return state.letters.empty() ? 0 : state.letters.back().seq;
}

RC_GTEST_PROP(Status, IsWhatTheCaseSaysOfItself, (bool same_day)) {
    facts::CaseOpened opening = opened("N1", day(11, 2));
    if (same_day) {
        opening.route = facts::Route("counter_same_day");
    }
    LogOfFacts log;
    Views views(log);
    cases::CaseState state = cases::evolve({}, facts::CaseEvent(opening));
    log.case_facts("case/a", day(11, 2), opening);
    const int moves = *rc::gen::inRange(1, 40);
    for (int i = 0; i < moves; ++i) {
        const facts::CaseEvent event = any_move(last_letter(state));
        if (!has_a_meaning(event, state)) {
            continue;
        }
        try {
            state = cases::evolve(state, event);
        } catch (const cases::HistoryViolation&) {
            continue;  // No history: the next one.
        }
        log.commit("case/a", day(11, 9), {facts::AnyEvent(event)});
        const auto row = case_row(*views.build("cases"), "case/a");
        RC_ASSERT(row && row->has_value());
        RC_ASSERT(std::string(word_of(shown_status(**row))) == shown_of(state));
    }
}

}  // namespace
}  // namespace madoguchi::projections::test
