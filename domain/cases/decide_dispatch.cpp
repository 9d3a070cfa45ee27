#include <algorithm>

#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/cases/decider.hpp"
#include "madoguchi/domain/letter/letter_number.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const HoldDispatch& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kApplicationAccepted, status::kApprovalPending,
                                            status::kLetterQueued, status::kLetterPrinted,
                                            status::kDispatchOnHold})})) {
        return rejected(*no);
    }
    if (state_.held) {
        return nothing_to_do();
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
    return done({facts::PostingApprovalRequested{.requested_on = context_.today}});
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
    return done({facts::PostingApproved{.approved_by = context_.actor, .mode = "per_day"}});
}

Decision Decider::operator()(const ApproveAddressException& command) const {
    if (const auto no = first_of(
            {is_free(), is_word(command.kind.text(), "kind", {"hospital", "facility", "other"}),
             stands_at({status::kIntakeOpen, status::kApplicationAccepted, status::kApprovalPending,
                        status::kDispatchOnHold, status::kLetterUndeliverable})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!policy->handling.other_address.value_or(true)) {
        return rejected(RejectionCode::kNotAllowedHere, {"other_address"});
    }
    return done({facts::AddressExceptionApproved{.postcode = command.postcode,
                                                 .address = command.address,
                                                 .kind = command.kind,
                                                 .reason = command.reason,
                                                 .approved_by = context_.actor}});
}

namespace {

/// To whom the letter is addressed; a statutory agent of the principal only where the policy says
/// so.
std::string addressee(const policy::LetterRule& rule) {
    return rule.addressee == policy::LetterAddressee::kPrincipal ? "principal"
                                                                 : "statutory_agent_of_principal";
}

}  // namespace

Decision Decider::operator()(const QueueLetter&) const {
    if (const auto no =
            first_of({may_handle("post_letter"),
                      stands_at({status::kApplicationAccepted, status::kApprovalPending})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy || !policy->letter) {
        return rejected(policy ? RejectionCode::kPolicySilent : RejectionCode::kPolicyMissing,
                        {"letter"});
    }
    if (policy->handling.posting_approval.value_or(policy::PostingApproval::kNone) !=
            policy::PostingApproval::kNone &&
        !state_.posting_approved) {
        return rejected(RejectionCode::kApprovalMissing);
    }
    const LetterState* last = state_.last_letter();
    const std::uint32_t seq = last == nullptr ? 1 : last->seq + 1;
    Outcome outcome;
    const std::string number = letter::LetterNumber::from_value(context_.opaque_value(seq)).text();
    outcome.events.emplace_back(facts::LetterQueued{
        .letter_seq = seq,
        .letter_number = number,
        .document_number = policy->handling.document_numbers.value_or(true)
                               ? draw_number(outcome, "document")
                               : std::string(),
        .form = "inquiry_reply_form",
        .addressee = addressee(*policy->letter),
        .address_source = state_.address_exception ? "approved_exception" : "resident_record",
        .post_class = policy->letter->post ? std::string(policy::word(*policy->letter->post))
                                           : std::string()});
    outcome.ids = {number};
    return outcome;
}

namespace {

/// The day from which the reply period is reckoned; nothing for the day of arrival.
std::optional<facts::Date> anchor_day(const calendar::ReplyPeriod& period, const CaseState& state,
                                      facts::Date printed_on, facts::Date posted_on) {
    switch (period.anchor) {
        case calendar::PeriodAnchor::kApplication:
            return state.accepted_on.value_or(state.opened_on);
        case calendar::PeriodAnchor::kIssue:
            return printed_on;
        case calendar::PeriodAnchor::kDispatch:
            return posted_on;
        case calendar::PeriodAnchor::kArrival:
            return std::nullopt;
    }
    return std::nullopt;
}

calendar::OpenDays open_days_of(const policy::Policy& policy, const facts::Office& office) {
    const policy::Office* found = policy.office(office.text());
    const auto days = found == nullptr ? std::nullopt : policy::open_days(*found);
    return days.value_or(calendar::monday_to_friday());
}

std::optional<facts::Date> deadline(const policy::Policy& policy, const CaseState& state,
                                    std::optional<facts::Date> anchor) {
    if (!anchor) {
        return std::nullopt;
    }
    return calendar::last_reply_day(*policy.letter->reply_period, *anchor,
                                    open_days_of(policy, state.office),
                                    state.circumstances.cert_expires_on);
}

}  // namespace

Decision Decider::operator()(const PrintLetter& command) const {
    if (const auto no = first_of({may_handle("post_letter"), stands_at({status::kLetterQueued})})) {
        return rejected(*no);
    }
    if (state_.held) {
        return rejected(RejectionCode::kWrongState, {"dispatch_on_hold"});
    }
    const auto policy = rules();
    if (!policy || !policy->letter) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!policy->letter->reply_period) {
        return rejected(RejectionCode::kPolicySilent, {"letter.reply_period"});
    }
    if (command.planned_posting_on < context_.today) {
        return rejected(RejectionCode::kNotInOrder, {"planned_posting_on"});
    }
    const calendar::ReplyPeriod& period = *policy->letter->reply_period;
    const LetterState& letter = *state_.live_letter();
    const auto anchor =
        period.unit == calendar::PeriodUnit::kUntilDate
            ? std::optional(context_.today)
            : anchor_day(period, state_, context_.today, command.planned_posting_on);
    return done({facts::LetterPrinted{
        .letter_seq = letter.seq,
        .batch = command.batch,
        .print_no = letter.print_no + 1,
        .planned_posting_on = command.planned_posting_on,
        .valid_until = deadline(*policy, state_, anchor),
        .days_after_arrival = anchor ? 0U : static_cast<std::uint32_t>(period.length)}});
}

Decision Decider::operator()(const SpoilLetter& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kLetterPrinted, status::kHandedOver})})) {
        return rejected(*no);
    }
    const LetterState& letter = *state_.live_letter();
    return done({facts::LetterSpoiled{
        .letter_seq = letter.seq, .print_no = letter.print_no, .reason = command.reason}});
}

Decision Decider::operator()(const HandToMailroom& command) const {
    if (const auto no = first_of({may_handle("post_letter"), stands_at({status::kLetterPrinted}),
                                  second_person(command.received_by)})) {
        return rejected(*no);
    }
    return done({facts::HandedToMailroom{.letter_seq = state_.live_letter()->seq,
                                         .batch = command.batch,
                                         .handed_by = context_.actor,
                                         .received_by = command.received_by}});
}

Decision Decider::operator()(const TakeBackFromMailroom& command) const {
    if (const auto no = first_of({is_open(), stands_at({status::kHandedOver})})) {
        return rejected(*no);
    }
    return done({facts::ReturnedByMailroom{.letter_seq = state_.live_letter()->seq,
                                           .reason = command.reason}});
}

Decision Decider::operator()(const PostLetter& command) const {
    if (const auto no = first_of({may_handle("post_letter"),
                                  stands_at({status::kLetterPrinted, status::kHandedOver})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy || !policy->letter || !policy->letter->reply_period) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const LetterState& letter = *state_.live_letter();
    const std::string post_class =
        command.post_class.empty() ? letter.post_class : command.post_class;
    if (post_class.empty()) {
        return rejected(RejectionCode::kPolicySilent, {"letter.post"});
    }
    if (command.posted_on > context_.today ||
        command.posted_on < state_.accepted_on.value_or(state_.opened_on)) {
        return rejected(RejectionCode::kNotInOrder, {"posted_on"});
    }
    if (command.posted_on < context_.today) {
        if (const auto no = second_person(command.approved_by)) {
            return rejected(*no);
        }
    }
    const calendar::ReplyPeriod& period = *policy->letter->reply_period;
    if (period.anchor == calendar::PeriodAnchor::kDispatch &&
        period.unit != calendar::PeriodUnit::kUntilDate &&
        command.posted_on != *letter.planned_posting_on && letter.valid_until &&
        deadline(*policy, state_, command.posted_on) != letter.valid_until) {
        return rejected(RejectionCode::kPrintedDateBinds);
    }
    return done({facts::LetterPosted{.letter_seq = letter.seq,
                                     .posted_on = command.posted_on,
                                     .post_class = post_class,
                                     .tracking_no = command.tracking_no,
                                     .approved_by = command.approved_by}});
}

Decision Decider::operator()(const RecordAcceptanceSlip& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kHandedOver, status::kAwaitingReply})})) {
        return rejected(*no);
    }
    if (command.accepted_on > context_.today) {
        return rejected(RejectionCode::kNotInOrder, {"accepted_on"});
    }
    const LetterState& letter = *state_.live_letter();
    if (letter.posted_on == command.accepted_on && letter.tracking_no == command.tracking_no) {
        return nothing_to_do();
    }
    return done({facts::AcceptanceSlipReceived{.letter_seq = letter.seq,
                                               .accepted_on = command.accepted_on,
                                               .tracking_no = command.tracking_no}});
}

Decision Decider::operator()(const RecordDelivery& command) const {
    if (const auto no = first_of({is_open(), stands_at({status::kAwaitingReply})})) {
        return rejected(*no);
    }
    const LetterState& letter = *state_.live_letter();
    if (command.delivered_on > context_.today || command.delivered_on < *letter.posted_on) {
        return rejected(RejectionCode::kNotInOrder, {"delivered_on"});
    }
    if (letter.delivered_on == command.delivered_on) {
        return nothing_to_do();
    }
    std::optional<facts::Date> valid_until;
    if (letter.days_after_arrival > 0) {
        const auto policy = rules();
        if (!policy || !policy->letter || !policy->letter->reply_period) {
            return rejected(RejectionCode::kPolicyMissing);
        }
        valid_until = deadline(*policy, state_, command.delivered_on);
    }
    return done({facts::LetterDelivered{.letter_seq = letter.seq,
                                        .delivered_on = command.delivered_on,
                                        .valid_until = valid_until}});
}

Decision Decider::operator()(const RecordUndeliverable& command) const {
    if (const auto no =
            first_of({is_open(), stands_at({status::kAwaitingReply, status::kReplyLapsed}),
                      is_word(command.reason.text(), "reason",
                              {"unknown_at_address", "not_forwarded", "not_collected",
                               "refused_by_addressee", "damaged", "recalled_by_sender"})})) {
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
    if (const auto no = first_of({may_handle("answer"), stands_at({status::kAwaitingReply})})) {
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
    if (!policy->handling.reissue_on_request.value_or(true)) {
        return rejected(RejectionCode::kNotAllowedHere, {"reissue"});
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    const std::string payer =
        command.payer.empty() ? payer_of(policy->handling, command.reason) : command.payer;
    if (const auto no = is_word(payer, "payer", {"applicant", "office"})) {
        return rejected(*no);
    }
    std::vector<facts::CaseEvent> events;
    add_letter_again(command.reason.text().c_str(), payer, events);
    return done(std::move(events), {payer});
}

}  // namespace madoguchi::cases
