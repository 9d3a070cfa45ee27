#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated
#include "madoguchi/facts/values/circumstances.hpp"

namespace madoguchi::cases {

void Evolver::operator()(const facts::LateReplyAccepted& fact) {
    LetterState& late = letter(fact.letter_seq);
    late.late_accepted = true;
    late.stage = "posted";
    set(status::kAwaitingReply);
}

void Evolver::operator()(const facts::SecondVisitOpened& fact) {
    const LetterState* posted = state_.last_letter();
    require(posted != nullptr && posted->posted_on,
            "a second visit began before a letter was posted");
    state_.visit = {};
    state_.visit.visit_no = fact.visit_no;
    state_.visit.on = fact.on;
    state_.visit.office = fact.office;
    std::erase_if(state_.documents, [](const ShownDocument& shown) { return shown.visit >= 2; });
    state_.present.clear();
    if (fact.other_agent) {
        party(facts::Holder("other_agent"));  // Somebody new in the case, whom nobody knows yet.
    }
    for (LetterState& one : state_.letters) {
        if (one.stage == "lapsed" && one.seq == state_.letters.back().seq) {
            one.stage = "posted";
        }
    }
    set(status::kVisit2Open);
}

void Evolver::operator()(const facts::ReplyArrivedByOtherRoute& fact) {
    state_.custody.push_back({.receipt_number = fact.receipt_number,
                              .what = "sealed_reply",
                              .place = fact.place,
                              .keeper = fact.keeper});
}

void Evolver::operator()(const facts::CardChecked& fact) {
    state_.visit.card_checked = fact.is_principals;
    if (fact.is_principals) {
        state_.circumstances.card_expires_on = fact.card_expires_on;
    }
}

void Evolver::operator()(const facts::RegisterChecked& fact) {
    state_.visit.register_checked = true;
    if (fact.changed) {
        state_.register_change_open = true;
    }
}

void Evolver::operator()(const facts::ReasonEvidenceRecorded&) {
    state_.visit.reason_evidence = true;
}

void Evolver::operator()(const facts::ReplyReceived& fact) {
    state_.visit.reply_seal_state = fact.seal_state;
    std::erase_if(state_.custody,
                  [](const CustodyItem& item) { return item.what == "sealed_reply"; });
}

void Evolver::operator()(const facts::ReplyHandedBackUnopened&) {
    state_.visit.reply_seal_state.clear();
    set(status::kVisit2Deficient);
}

void Evolver::operator()(const facts::ReplyOpened&) {
    require(!state_.visit.reply_seal_state.empty(), "a reply was opened that hadn't come");
    state_.visit.reply_opened = true;
    state_.visit.pin_part = "open";
}

void Evolver::operator()(const facts::ReplyRejected& fact) {
    state_.visit.accepted = false;
    set(status::kVisit2Deficient);
    if (fact.needs_new_letter) {
        letter(fact.letter_seq).stage = "invalidated";
    }
}

void Evolver::operator()(const facts::PinPartDisposed& fact) {
    require(!state_.visit.pin_part.empty(), "the PIN part of an unopened reply was disposed of");
    state_.visit.pin_part = fact.how;
}

void Evolver::operator()(const facts::ReplyResealed&) {
    require(state_.visit.reply_opened, "an unopened reply was sealed again");
    state_.visit.reply_opened = false;
    state_.visit.pin_part = "resealed";
}

void Evolver::operator()(const facts::PresenceConfirmed& fact) {
    state_.present.push_back(fact.who);
}

void Evolver::operator()(const facts::VisitTwoAccepted&) {
    require(state_.visit.visit_no > 0, "a second visit was accepted that never began");
    state_.visit.accepted = true;
    set(status::kReadyForCardOperation);
}

void Evolver::operator()(const facts::CardTakenIntoCustody& fact) {
    state_.custody.push_back({.receipt_number = fact.receipt_number,
                              .what = fact.what,
                              .place = fact.place,
                              .keeper = fact.keeper});
}

void Evolver::operator()(const facts::CardReturned& fact) {
    std::erase_if(state_.custody, [&fact](const CustodyItem& item) {
        return item.receipt_number == fact.receipt_number;
    });
}

void Evolver::operator()(const facts::SentByInternalMail& fact) {
    state_.mailed.push_back({.bag = fact.bag, .what = fact.what});
}

void Evolver::operator()(const facts::ReceivedByInternalMail& fact) {
    std::erase(state_.mailed, MailedItem{.bag = fact.bag, .what = fact.what});
}

}  // namespace madoguchi::cases
