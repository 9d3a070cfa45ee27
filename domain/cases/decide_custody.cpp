#include <algorithm>

#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

Decider::Guard Decider::is_place(const std::string& place) {
    return is_word(place, "place", words::kPlaces);
}

Decision Decider::operator()(const TakeCardIntoCustody& command) const {
    if (const auto no = first_of({is_free(), is_word(command.what, "what", words::kKept)})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (const auto no = allowed_here(*policy, policy->handling.custody_allowed,
                                     "handling.custody_allowed", "custody")) {
        return rejected(*no);
    }
    if (std::any_of(state_.custody.begin(), state_.custody.end(),
                    [&](const CustodyItem& item) { return item.what == command.what; })) {
        return nothing_to_do();
    }
    if (const auto no = is_place(command.place)) {
        return rejected(*no);
    }
    Outcome outcome;
    const std::string receipt = draw_number(outcome, "custody");
    outcome.events.emplace_back(facts::CardTakenIntoCustody{.receipt_number = receipt,
                                                            .what = command.what,
                                                            .place = command.place,
                                                            .keeper = context_.actor});
    outcome.ids = {receipt};
    return outcome;
}

Decision Decider::operator()(const ReturnCard& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (const auto no = is_word(command.returned_to, "returned_to", words::kCardReceivers)) {
        return rejected(*no);
    }
    const bool kept = std::any_of(
        state_.custody.begin(), state_.custody.end(),
        [&](const CustodyItem& item) { return item.receipt_number == command.receipt_number; });
    if (!kept) {
        return rejected(RejectionCode::kNothingInCustody);
    }
    return done({facts::CardReturned{.receipt_number = command.receipt_number,
                                     .returned_to = command.returned_to}});
}

namespace {

/// Cards and opened replies travel only where the policy says so; else the listed papers, or any
/// paper.
bool may_travel(const policy::Handling& handling, const std::string& what) {
    if (what == "card" || what == "my_number_card") {
        return handling.internal_mail_cards.value_or(false);
    }
    if (what == "opened_reply") {
        return handling.internal_mail_opened_replies.value_or(false);
    }
    const auto& listed = handling.internal_mail_items;
    return listed.empty() || std::any_of(listed.begin(), listed.end(), [&what](policy::Item one) {
               return policy::word(one) == what;
           });
}

bool is_mailed(const CaseState& state, const MailedItem& item) {
    return std::find(state.mailed.begin(), state.mailed.end(), item) != state.mailed.end();
}

}  // namespace

Decision Decider::operator()(const SendByInternalMail& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (policy->office(command.to.text()) == nullptr) {
        return rejected(RejectionCode::kUnknownWord, {"to"});
    }
    if (const auto no = is_word(command.what, "what", words::kMailed)) {
        return rejected(*no);
    }
    if (!may_travel(policy->handling, command.what)) {
        return rejected(RejectionCode::kNotByInternalMail, {command.what});
    }
    if (is_mailed(state_, {.bag = command.bag, .what = command.what})) {
        return nothing_to_do();
    }
    if (const auto no = is_mark(command.bag, "bag")) {
        return rejected(*no);
    }
    return done({facts::SentByInternalMail{
        .bag = command.bag, .what = command.what, .from = context_.office, .to = command.to}});
}

Decision Decider::operator()(const ReceiveByInternalMail& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (!is_mailed(state_, {.bag = command.bag, .what = command.what})) {
        return rejected(RejectionCode::kNotRequested, {"bag"});
    }
    return done({facts::ReceivedByInternalMail{.bag = command.bag, .what = command.what}});
}

}  // namespace madoguchi::cases
