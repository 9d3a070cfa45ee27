#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/entry_fields.hpp"
#include "madoguchi/domain/letter/letter_number.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/settings.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

namespace {

/// To whom the letter is addressed: a statutory agent of the principal only where the policy says
/// so, never the agent who came.
std::string addressee(const policy::LetterRule& rule, const CaseState& state) {
    const auto& ward = state.circumstances.principal_is_ward;
    const bool has_statutory_agent = state.age_class == "under_15" || (ward && ward->reveal());
    const auto to = has_statutory_agent
                        ? rule.addressee_with_statutory_agent.value_or(rule.addressee)
                        : rule.addressee;
    return to == policy::LetterAddressee::kPrincipal ? "principal" : "statutory_agent_of_principal";
}

}  // namespace

Decision Decider::operator()(const QueueLetter&) const {
    if (const auto no = first_of(
            {may_handle("post_letter"),
             stands_at({status::kApplicationAccepted, status::kApprovalPending}), not_held()})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy || !policy->letter) {
        return rejected(policy ? RejectionCode::kPolicySilent : RejectionCode::kPolicyMissing,
                        {"letter"});
    }
    const auto& approval = policy->handling.posting_approval;
    if (!approval) {
        return rejected(RejectionCode::kPolicySilent, {"handling.posting_approval"});
    }
    if (*approval == policy::PostingApproval::kPerDay && !state_.posting_approved) {
        return rejected(RejectionCode::kApprovalMissing);
    }
    if (const auto no = postage_is_settled(*policy, assess(*policy, sitting(1)))) {
        return rejected(*no);
    }
    if (!state_.address_known && !state_.address_exception) {
        return rejected(RejectionCode::kPersonIncomplete, {"principal.address"});
    }
    const LetterState* last = state_.last_letter();
    const std::uint32_t seq = last == nullptr ? 1 : last->seq + 1;
    Outcome outcome;
    if (!state_.posting_approved) {
        // Accepted before the office had said how it approves.
        add_approval(*policy, outcome.events);
    }
    const std::string number = letter::LetterNumber::from_value(context_.opaque_value(seq)).text();
    outcome.events.emplace_back(facts::LetterQueued{
        .letter_seq = seq,
        .letter_number = number,
        .document_number = policy->handling.document_numbers.value_or(true)
                               ? draw_number(outcome, "document")
                               : std::string(),
        .form = "inquiry_reply_form",
        .addressee = addressee(*policy->letter, state_),
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
    if (const auto no =
            first_of({may_handle("post_letter"), stands_at({status::kLetterQueued}), not_held()})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy || !policy->letter) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (auto keys = policy::missing_for_letter(*policy, state_.office.text()); !keys.empty()) {
        return rejected(RejectionCode::kPolicySilent, std::move(keys));
    }
    if (const auto no = office_does(*policy, &policy::Office::prints, "prints")) {
        return rejected(*no);
    }
    if (command.planned_posting_on < context_.today) {
        return rejected(RejectionCode::kNotInOrder, {"planned_posting_on"});
    }
    if (const auto no = is_mark(command.batch, "batch")) {
        return rejected(*no);
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

Decision Decider::operator()(const PostLetter& command) const {
    if (const auto no =
            first_of({may_handle("post_letter"),
                      stands_at({status::kLetterPrinted, status::kHandedOver}), not_held()})) {
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
    if (!policy::from_word<policy::MailClass>(post_class)) {
        return rejected(RejectionCode::kUnknownWord, {"post_class"});
    }
    if (command.posted_on > context_.today ||
        command.posted_on < state_.accepted_on.value_or(state_.opened_on)) {
        return rejected(RejectionCode::kNotInOrder, {"posted_on"});
    }
    if (command.posted_on < context_.today || !command.approved_by.empty()) {
        if (const auto no = decided_by(command.approved_by)) {
            return rejected(*no);
        }
    }
    const calendar::ReplyPeriod& period = *policy->letter->reply_period;
    // What is printed binds. A letter that can still be printed again is; one that has gone keeps
    // its day.
    if (command.posted_on == context_.today && period.anchor == calendar::PeriodAnchor::kDispatch &&
        period.unit != calendar::PeriodUnit::kUntilDate &&
        command.posted_on != *letter.planned_posting_on && letter.valid_until &&
        deadline(*policy, state_, command.posted_on) != letter.valid_until) {
        return rejected(RejectionCode::kPrintedDateBinds);
    }
    const auto number = tracking_digits(command.tracking_no);
    if (!number) {
        return rejected(RejectionCode::kUnknownWord, {"tracking_no"});
    }
    return done({facts::LetterPosted{.letter_seq = letter.seq,
                                     .posted_on = command.posted_on,
                                     .post_class = post_class,
                                     .tracking_no = *number,
                                     .approved_by = command.approved_by}});
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

}  // namespace madoguchi::cases
