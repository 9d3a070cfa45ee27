#include <algorithm>

#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/entry_fields.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const HoldDispatch& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kApplicationAccepted, status::kApprovalPending,
                                            status::kLetterQueued, status::kLetterPrinted,
                                            status::kHandedOver, status::kDispatchOnHold})})) {
        return rejected(*no);
    }
    if (state_.held) {
        return nothing_to_do();
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kHoldReasons)) {
        return rejected(*no);
    }
    return done({facts::DispatchHeld{.reason = command.reason}});
}

Decision Decider::operator()(const ReleaseDispatch& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    if (!state_.held) {
        return nothing_to_do();
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kReleaseReasons)) {
        return rejected(*no);
    }
    return done({facts::DispatchReleased{.reason = command.reason}});
}

Decision Decider::operator()(const RequestPostingApproval&) const {
    if (const auto no = first_of(
            {is_free(), stands_at({status::kApplicationAccepted, status::kApprovalPending})})) {
        return rejected(*no);
    }
    if (state_.posting_requested) {
        return nothing_to_do();
    }
    return done({facts::PostingApprovalRequested{.requested_on = context_.today,
                                                 .requested_by = context_.actor}});
}

Decision Decider::operator()(const ApprovePosting&) const {
    if (const auto no = may_handle("post_letter")) {
        return rejected(*no);
    }
    if (state_.posting_approved) {
        return nothing_to_do();
    }
    if (!state_.posting_requested) {
        return rejected(RejectionCode::kNotRequested, {"posting"});
    }
    if (state_.posting_requested_by == context_.actor) {
        return rejected(RejectionCode::kSecondPersonMissing);
    }
    return done({facts::PostingApproved{.approved_by = context_.actor, .mode = "per_day"}});
}

Decision Decider::operator()(const ApproveAddressException& command) const {
    if (const auto no = first_of(
            {may_handle("post_letter"),
             is_word(command.kind.text(), "kind", words::kOtherAddresses),
             stands_at({status::kIntakeOpen, status::kApplicationAccepted, status::kApprovalPending,
                        status::kDispatchOnHold, status::kLetterUndeliverable})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!policy->handling.other_address.value_or(true)) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, "other_address"));
    }
    return done({facts::AddressExceptionApproved{.postcode = command.postcode,
                                                 .address = command.address,
                                                 .kind = command.kind,
                                                 .reason = command.reason,
                                                 .approved_by = context_.actor}});
}

Decision Decider::operator()(const SpoilLetter& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kLetterPrinted, status::kHandedOver}),
                      is_word(command.reason.text(), "reason", words::kSpoilReasons)})) {
        return rejected(*no);
    }
    const LetterState& letter = *state_.live_letter();
    return done({facts::LetterSpoiled{
        .letter_seq = letter.seq, .print_no = letter.print_no, .reason = command.reason}});
}

Decision Decider::operator()(const HandToMailroom& command) const {
    if (const auto no =
            first_of({may_handle("post_letter"), stands_at({status::kLetterPrinted}), not_held(),
                      second_person(command.received_by), is_mark(command.batch, "batch")})) {
        return rejected(*no);
    }
    return done({facts::HandedToMailroom{.letter_seq = state_.live_letter()->seq,
                                         .batch = command.batch,
                                         .handed_by = context_.actor,
                                         .received_by = command.received_by}});
}

Decision Decider::operator()(const TakeBackFromMailroom& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kHandedOver}),
                      is_word(command.reason.text(), "reason", words::kTakeBackReasons)})) {
        return rejected(*no);
    }
    return done({facts::ReturnedByMailroom{.letter_seq = state_.live_letter()->seq,
                                           .reason = command.reason}});
}

Decision Decider::operator()(const RecordAcceptanceSlip& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kHandedOver, status::kAwaitingReply})})) {
        return rejected(*no);
    }
    if (command.accepted_on > context_.today ||
        command.accepted_on < state_.accepted_on.value_or(state_.opened_on)) {
        return rejected(RejectionCode::kNotInOrder, {"accepted_on"});
    }
    const auto number = tracking_digits(command.tracking_no);
    if (!number) {
        return rejected(RejectionCode::kUnknownWord, {"tracking_no"});
    }
    const LetterState& letter = *state_.live_letter();
    const bool same_day = letter.posted_on == command.accepted_on;
    if (same_day && (number->empty() || letter.tracking_no == *number)) {
        return nothing_to_do();
    }
    if (!letter.tracking_no.empty()) {
        return rejected(RejectionCode::kAlreadyRecorded,
                        {same_day ? "tracking_no" : "accepted_on"});
    }
    return done({facts::AcceptanceSlipReceived{
        .letter_seq = letter.seq, .accepted_on = command.accepted_on, .tracking_no = *number}});
}

Decision Decider::operator()(const RecordUndeliverable& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kAwaitingReply, status::kReplyLapsed}),
                      is_word(command.reason.text(), "reason", words::kUndeliverableReasons)})) {
        return rejected(*no);
    }
    const LetterState& letter = *state_.last_letter();
    if (command.returned_on > context_.today || command.returned_on < *letter.posted_on) {
        return rejected(RejectionCode::kNotInOrder, {"returned_on"});
    }
    return done({facts::LetterReturnedUndeliverable{
        .letter_seq = letter.seq, .reason = command.reason, .returned_on = command.returned_on}});
}

Decision Decider::operator()(const SendReminder& command) const {
    if (const auto no = first_of({may_handle("answer"), stands_at({status::kAwaitingReply}),
                                  is_word(command.channel.text(), "channel", words::kReminders)})) {
        return rejected(*no);
    }
    return done(
        {facts::ReminderSent{.letter_seq = state_.live_letter()->seq, .channel = command.channel}});
}

Decision Decider::operator()(const LapseReply& command) const {
    const LetterState* letter = state_.live_letter();
    if (is_free() || letter == nullptr || letter->seq != command.letter_seq ||
        !state_.status.is(status::kAwaitingReply) || letter->late_accepted) {
        return nothing_to_do();
    }
    const auto until = in_time_until(*letter);
    if (!until || context_.today <= *until) {
        return nothing_to_do();
    }
    return done(
        {facts::ReplyLapsed{.letter_seq = letter->seq, .valid_until = *letter->valid_until}});
}

namespace {

/// Who pays for another letter: the applicant only where the cause is on their side (AMB-49).
std::string payer_of(const policy::Handling& handling, const Reason& reason) {
    const auto rule = handling.reissue_payer.value_or(policy::ReissuePayer::kApplicantIfTheirFault);
    if (rule == policy::ReissuePayer::kApplicantIfTheirFault) {
        const bool theirs = reason.is("not_forwarded") || reason.is("not_collected") ||
                            reason.is("reply_lapsed") || reason.is("lost_by_applicant") ||
                            reason.is("spoiled_by_applicant");
        return theirs ? "applicant" : "office";
    }
    return rule == policy::ReissuePayer::kApplicant ? "applicant" : "office";
}

}  // namespace

Decision Decider::operator()(const ReissueLetter& command) const {
    if (const auto no = first_of({may_handle("post_letter"),
                                  stands_at({status::kLetterUndeliverable, status::kReplyLapsed,
                                             status::kAwaitingReply, status::kVisit2Deficient})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (const auto no = allowed_here(*policy, policy->handling.reissue_on_request,
                                     "handling.reissue_on_request", "reissue")) {
        return rejected(*no);
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    if (const auto no = is_word(command.reason.text(), "reason", words::kReissueReasons)) {
        return rejected(*no);
    }
    const std::string payer =
        command.payer.empty() ? payer_of(policy->handling, command.reason) : command.payer;
    if (const auto no = is_word(payer, "payer", words::kPayers)) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events;
    add_letter_again(command.reason.text().c_str(), payer, events);
    return done(std::move(events), {payer});
}

Decision Decider::operator()(const PullLetter& command) const {
    if (const auto no = first_of({was_opened(), is_word(command.how, "how", words::kPulls)})) {
        return rejected(*no);
    }
    const auto found =
        std::find_if(state_.letters.begin(), state_.letters.end(),
                     [&](const LetterState& one) { return one.seq == command.letter_seq; });
    if (found == state_.letters.end() || found->stage != "invalidated") {
        return rejected(RejectionCode::kLetterMissing);
    }
    if (!found->to_pull) {
        return nothing_to_do();
    }
    return done({facts::LetterPulled{.letter_seq = command.letter_seq, .how = command.how}});
}

}  // namespace madoguchi::cases
