#include <algorithm>

#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated

namespace madoguchi::cases {

void Evolver::operator()(const facts::DispatchHeld&) {
    state_.held = true;
    if (state_.status.is(status::kApplicationAccepted) ||
        state_.status.is(status::kApprovalPending)) {
        set(status::kDispatchOnHold);
    }
}

void Evolver::operator()(const facts::DispatchReleased&) {
    state_.held = false;
    if (state_.status.is(status::kDispatchOnHold)) {
        set(state_.posting_requested && !state_.posting_approved ? status::kApprovalPending
                                                                 : status::kApplicationAccepted);
    }
}

void Evolver::operator()(const facts::PostingApprovalRequested& fact) {
    state_.posting_requested = true;
    state_.posting_requested_by = fact.requested_by;
    if (!state_.held) {
        set(status::kApprovalPending);
    }
}

void Evolver::operator()(const facts::PostingApproved&) {
    state_.posting_approved = true;
    if (state_.status.is(status::kApprovalPending)) {
        set(status::kApplicationAccepted);
    }
}

void Evolver::operator()(const facts::AddressExceptionApproved&) {
    state_.address_exception = true;
}

void Evolver::operator()(const facts::LetterQueued& fact) {
    require(state_.two_visits(), "a letter was queued in a case without one");
    require(state_.live_letter() == nullptr, "a second letter was queued while one was alive");
    LetterState queued;
    queued.seq = fact.letter_seq;
    queued.letter_number = fact.letter_number;
    queued.document_number = fact.document_number;
    queued.stage = "queued";
    queued.post_class = fact.post_class;
    queued.payer = state_.postage_payer;
    state_.letters.push_back(std::move(queued));
    state_.issue_to_be_delegated = false;
    set(status::kLetterQueued);
}

void Evolver::operator()(const facts::LetterPrinted& fact) {
    LetterState& printed = letter(fact.letter_seq);
    require(printed.stage == "queued", "a letter was printed that wasn't queued");
    printed.stage = "printed";
    printed.batch = fact.batch;
    printed.print_no = fact.print_no;
    printed.planned_posting_on = fact.planned_posting_on;
    printed.valid_until = fact.valid_until;
    printed.days_after_arrival = fact.days_after_arrival;
    // The deadline is fixed now: a stop of the terminal before it counts no more.
    state_.clock_stopped_days = 0;
    if (state_.terminal_down_since) {
        state_.terminal_down_since = std::max(*state_.terminal_down_since, fact.planned_posting_on);
    }
    set(status::kLetterPrinted);
}

void Evolver::operator()(const facts::LetterSpoiled& fact) {
    LetterState& spoiled = letter(fact.letter_seq);
    spoiled.stage = "queued";
    spoiled.valid_until.reset();
    set(status::kLetterQueued);
}

void Evolver::operator()(const facts::HandedToMailroom& fact) {
    LetterState& handed_over = letter(fact.letter_seq);
    require(handed_over.stage == "printed", "a letter was handed over that wasn't printed");
    handed_over.stage = "handed_over";
    set(status::kHandedOver);
}

void Evolver::operator()(const facts::ReturnedByMailroom& fact) {
    letter(fact.letter_seq).stage = "printed";
    set(status::kLetterPrinted);
}

void Evolver::operator()(const facts::LetterPosted& fact) {
    LetterState& posted = letter(fact.letter_seq);
    require(posted.stage == "printed" || posted.stage == "handed_over",
            "a letter was posted that wasn't printed");
    posted.stage = "posted";
    posted.posted_on = fact.posted_on;
    posted.post_class = fact.post_class;
    posted.tracking_no = fact.tracking_no;
    set(status::kAwaitingReply);
}

void Evolver::operator()(const facts::AcceptanceSlipReceived& fact) {
    LetterState& accepted = letter(fact.letter_seq);
    accepted.posted_on = fact.accepted_on;
    if (!fact.tracking_no.empty()) {
        accepted.tracking_no = fact.tracking_no;
    }
    if (accepted.stage == "handed_over") {
        accepted.stage = "posted";
        set(status::kAwaitingReply);
    }
}

void Evolver::operator()(const facts::LetterDelivered& fact) {
    LetterState& delivered = letter(fact.letter_seq);
    delivered.delivered_on = fact.delivered_on;
    if (fact.valid_until) {
        delivered.valid_until = fact.valid_until;
    }
}

void Evolver::operator()(const facts::LetterReturnedUndeliverable& fact) {
    letter(fact.letter_seq).stage = "returned";
    set(status::kLetterUndeliverable);
}

void Evolver::operator()(const facts::ReminderSent&) {}

void Evolver::operator()(const facts::ReplyLapsed& fact) {
    LetterState& lapsed = letter(fact.letter_seq);
    require(lapsed.stage == "posted", "the reply to a letter lapsed that wasn't posted");
    lapsed.stage = "lapsed";
    set(status::kReplyLapsed);
}

void Evolver::operator()(const facts::LetterReissued& fact) {
    LetterState& given_up = letter(fact.letter_seq);
    if (given_up.stage != "returned" && given_up.stage != "lapsed") {
        given_up.stage = "invalidated";
    }
    use_up("post_letter");
    state_.visit = {};
    state_.postage_payer = fact.payer;
    if (fact.payer == "applicant") {
        state_.postage_paid_yen = 0;
        state_.postage_refunded_yen = 0;
    }
    set_letter_due();
}

void Evolver::operator()(const facts::LetterInvalidated& fact) {
    LetterState& given_up = letter(fact.letter_seq);
    given_up.to_pull = given_up.stage == "printed" || given_up.stage == "handed_over" ||
                       (given_up.stage == "posted" && fact.reason.is("principal_died"));
    given_up.stage = "invalidated";
}

void Evolver::operator()(const facts::LetterPulled& fact) {
    letter(fact.letter_seq).to_pull = false;
}

}  // namespace madoguchi::cases
