#include <algorithm>
#include <array>

#include "madoguchi/domain/cases/add_missing.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/papers.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const CheckCard& command) const {
    if (const auto no = first_of({may_handle("answer"), stands_at({status::kVisit2Open})})) {
        return rejected(*no);
    }
    if (command.is_principals && state_.visit.card_checked &&
        state_.circumstances.card_expires_on == command.card_expires_on) {
        return nothing_to_do();
    }
    std::vector<facts::CaseEvent> events;
    events.emplace_back(facts::CardChecked{.is_principals = command.is_principals,
                                           .card_expires_on = command.card_expires_on});
    if (command.is_principals && command.card_expires_on < context_.today) {
        events.emplace_back(facts::CardExpired{.expired_on = command.card_expires_on});
        events.emplace_back(facts::CaseClosed{.state = status::kClosedCardUnusable});
    }
    return done(std::move(events));
}

Decision Decider::operator()(const CheckRegister& command) const {
    if (const auto no = first_of({is_free(), stands_at({status::kVisit2Open})})) {
        return rejected(*no);
    }
    if (state_.visit.register_checked && (!command.changed || state_.register_change_open)) {
        return nothing_to_do();
    }
    return done({facts::RegisterChecked{.changed = command.changed}});
}

Decision Decider::operator()(const RecordReasonEvidence& command) const {
    if (const auto no = first_of(
            {is_free(), stands_at({status::kVisit2Open, status::kIntakeOpen, status::kSameDayOpen}),
             is_word(command.shown_or_handed_in, "shown_or_handed_in", words::kEvidenceWays)})) {
        return rejected(*no);
    }
    if (state_.visit.reason_evidence) {
        return nothing_to_do();
    }
    return done({facts::ReasonEvidenceRecorded{.reason = command.reason,
                                               .kind = command.kind,
                                               .shown_or_handed_in = command.shown_or_handed_in}});
}

namespace {

/// Reasons after which the PINs on the form are useless or known to others: a new form.
bool needs_new_form(const std::string& reason) {
    static constexpr std::array<const char*, 7> kReasons = {
        "reply_not_sealed", "reply_flap_not_stamped", "reply_sticker_missing", "pin_illegible",
        "pin_format",       "pin_mismatch",           "reply_form_expired"};
    return std::any_of(kReasons.begin(), kReasons.end(),
                       [&reason](const char* one) { return reason == one; });
}

/// Why an envelope in this state can't be taken; null where it will do, or where nobody has said
/// and the clerk judges (AMB-18). An envelope that is open has no stamp over its flap either.
const char* seal_fault(const policy::Policy& policy, const std::string& seal_state) {
    if (!policy.letter) {
        return nullptr;
    }
    const policy::SealRule& seal = policy.letter->seal;
    const bool stamped = seal.stamped_over_flap == true;
    if (seal_state == "not_sealed" && (seal.sealed == true || stamped)) {
        return "reply_not_sealed";
    }
    if (seal_state == "flap_not_stamped" && stamped) {
        return "reply_flap_not_stamped";
    }
    if (seal_state == "sticker_missing" && seal.concealing_sticker == true) {
        return "reply_sticker_missing";
    }
    return nullptr;
}

/// The reply that came by post, at a branch or in the night box and waits in the safe; null for
/// none.
const CustodyItem* kept_reply(const CaseState& state) {
    const auto kept =
        std::find_if(state.custody.begin(), state.custody.end(),
                     [](const CustodyItem& item) { return item.what == "sealed_reply"; });
    return kept == state.custody.end() ? nullptr : &*kept;
}

}  // namespace

Decision Decider::operator()(const RecordReply& command) const {
    if (const auto no = first_of({may_handle("answer"), stands_at({status::kVisit2Open}),
                                  is_word(command.seal_state, "seal_state", words::kSealStates)})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (state_.visit.reply_seal_state == command.seal_state) {
        return nothing_to_do();
    }
    if (!state_.visit.pin_part.empty()) {
        return rejected(RejectionCode::kOrderOfVisitTwo, {"reply_opened"});
    }
    const LetterState& letter = *state_.last_letter();
    if (const CustodyItem* kept = kept_reply(state_)) {
        const auto& taken = policy->handling.reply_by_other_route;
        if (!taken) {
            return rejected(RejectionCode::kPolicySilent, {"handling.reply_by_other_route"});
        }
        if (!*taken) {
            // The rule's no: the agent takes it along as it came, and a new letter is asked for.
            return done({facts::CardReturned{.receipt_number = kept->receipt_number,
                                             .returned_to = "agent"},
                         facts::ReplyHandedBackUnopened{.letter_seq = letter.seq,
                                                        .missing = {"reply_by_other_route"}}},
                        {"reply_by_other_route"});
        }
    }
    const auto until = in_time_until(letter);
    std::vector<facts::CaseEvent> events;
    events.emplace_back(facts::ReplyReceived{
        .letter_seq = letter.seq,
        .seal_state = command.seal_state,
        .within_validity = !until || context_.today <= *until || letter.late_accepted});
    if (const char* const fault = seal_fault(*policy, command.seal_state)) {
        // Who carried it may have read the PINs.
        events.emplace_back(facts::ReplyRejected{
            .letter_seq = letter.seq, .reason = Reason(fault), .needs_new_letter = true});
        return done(std::move(events), {fault});
    }
    return done(std::move(events));
}

Decision Decider::operator()(const HandBackReplyUnopened& command) const {
    if (const auto no = first_of({is_free(), stands_at({status::kVisit2Open})})) {
        return rejected(*no);
    }
    if (!state_.visit.pin_part.empty()) {
        return rejected(RejectionCode::kOrderOfVisitTwo, {"reply_opened"});
    }
    if (const auto no = are_papers(command.missing)) {
        return rejected(*no);
    }
    return done({facts::ReplyHandedBackUnopened{.letter_seq = state_.last_letter()->seq,
                                                .missing = command.missing}});
}

Decider::Guard Decider::not_yet_checked(const Assessment& assessment) const {
    Rejection open = missing(2, assessment.visit2_documents);
    open.code = RejectionCode::kOrderOfVisitTwo;
    if (!opened_at_the_counter()) {
        // Nobody came at visit 1: its papers are shown now, and the agent is known by them.
        const Rejection more = missing(2, papers_of_visit1(assessment));
        add_missing(open.ids, more.ids);
        add_missing(open.rule_ids, more.rule_ids);
    }
    if (!state_.visit.card_checked) {
        open.ids.emplace_back("card");
    }
    if (!state_.visit.register_checked) {
        open.ids.emplace_back("register");
    }
    if (assessment.reason_evidence && !state_.visit.reason_evidence) {
        open.ids.emplace_back("reason_evidence");
    }
    return open.ids.empty() ? std::nullopt : Guard(std::move(open));
}

Decision Decider::operator()(const OpenReply& command) const {
    if (const auto no =
            first_of({may_handle("answer"),
                      stands_at({status::kVisit2Open, status::kReadyForCardOperation})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (state_.visit.reply_seal_state.empty()) {
        return rejected(RejectionCode::kReplyMissing);
    }
    if (state_.visit.reply_opened || state_.pin_part_disposed()) {
        return nothing_to_do();
    }
    const Assessment assessment = assess(*policy, converted(sitting(2)));
    // What is refused isn't opened.
    if (const auto no = first_of({is_acceptable(assessment), not_yet_checked(assessment)})) {
        return rejected(*no);
    }
    if (const auto no = witness(*policy, command.witnessed_by)) {
        return rejected(*no);
    }
    return done({facts::ReplyOpened{.letter_seq = state_.last_letter()->seq,
                                    .opened_by = context_.actor,
                                    .witnessed_by = command.witnessed_by}});
}

Decision Decider::operator()(const RejectReply& command) const {
    if (const auto no = first_of({is_free(),
                                  stands_at({status::kVisit2Open, status::kReadyForCardOperation,
                                             status::kCardOperationFailed}),
                                  is_word(command.reason.text(), "reason", words::kReplyFaults)})) {
        return rejected(*no);
    }
    if (state_.visit.reply_seal_state.empty()) {
        return rejected(RejectionCode::kReplyMissing);
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    const auto policy = rules();
    const bool by_seal = command.reason.is("reply_not_sealed") ||
                         command.reason.is("reply_flap_not_stamped") ||
                         command.reason.is("reply_sticker_missing");
    std::vector<facts::RuleId> grounds;
    if (by_seal && policy && policy->letter) {
        grounds = rules_of(*policy, policy->letter->seal_grounds);
    }
    return done({facts::ReplyRejected{.letter_seq = state_.last_letter()->seq,
                                      .reason = command.reason,
                                      .needs_new_letter = needs_new_form(command.reason.text()) ||
                                                          state_.visit.pin_part == "shredded",
                                      .rule_ids = std::move(grounds)}},
                {command.reason.text()});
}

Decision Decider::operator()(const DisposePinPart& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (state_.visit.pin_part.empty()) {
        return rejected(RejectionCode::kReplyMissing);
    }
    if (state_.pin_part_disposed()) {
        return nothing_to_do();
    }
    if (const auto no = first_of({is_word(command.how, "how", words::kPinPartDisposals),
                                  witness(*policy, command.witnessed_by)})) {
        return rejected(*no);
    }
    const auto& ways = policy->handling.pin_part_disposals;
    const auto wanted = command.how == "shredded" ? policy::PinPartDisposal::kShred
                                                  : policy::PinPartDisposal::kHandBack;
    if (!ways.empty() && std::find(ways.begin(), ways.end(), wanted) == ways.end()) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, command.how));
    }
    return done({facts::PinPartDisposed{.letter_seq = state_.last_letter()->seq,
                                        .how = command.how,
                                        .disposed_by = context_.actor,
                                        .witnessed_by = command.witnessed_by}});
}

Decision Decider::operator()(const ResealReply& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyMissing);
    }
    if (const auto no =
            first_of({witness(*policy, command.witnessed_by), is_place(command.place)})) {
        return rejected(*no);
    }
    return done({facts::ReplyResealed{.letter_seq = state_.last_letter()->seq,
                                      .place = command.place,
                                      .resealed_by = context_.actor,
                                      .witnessed_by = command.witnessed_by}});
}

Decision Decider::operator()(const ConfirmPresence& command) const {
    if (const auto no =
            first_of({is_free(), is_word(command.who.text(), "who", words::kOf<policy::Holder>)})) {
        return rejected(*no);
    }
    if (std::find(state_.present.begin(), state_.present.end(), command.who) !=
        state_.present.end()) {
        return nothing_to_do();
    }
    return done({facts::PresenceConfirmed{.who = command.who}});
}

Decision Decider::operator()(const AcceptSecondVisit&) const {
    if (const auto no = first_of({may_handle("answer"), stands_at({status::kVisit2Open})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const Sitting now = converted(sitting(2));
    const Assessment assessment = assess(*policy, now);
    if (const auto no = is_acceptable(assessment)) {
        return rejected(*no);
    }
    if (!state_.visit.reply_opened) {
        return rejected(RejectionCode::kReplyMissing);
    }
    const bool becomes_an_issue = now.procedures != state_.procedures;
    if ((becomes_an_issue || state_.issue_to_be_delegated) && !is_delegated(Procedure("issue")) &&
        applicant_class(state_.treated_as.reveal()) == "voluntary") {
        // The letter was printed for a renewal: its delegation doesn't name the issue.
        return rejected(RejectionCode::kPowerOfAttorneyMissing, {"issue"});
    }
    std::vector<facts::CaseEvent> events;
    if (becomes_an_issue) {
        events.emplace_back(
            facts::CertificateExpired{.expired_on = *state_.circumstances.cert_expires_on});
        events.emplace_back(facts::ProcedureConverted{.from = Procedure("renew"),
                                                      .to = Procedure("issue"),
                                                      .reason = Reason("certificate_expired")});
    }
    if (const auto no = not_yet_checked(assessment)) {
        return rejected(*no);
    }
    if (assessment.power_of_attorney == policy::PowerOfAttorney::kSeparateDocument &&
        state_.power_of_attorney != "separate_document") {
        return rejected(RejectionCode::kPowerOfAttorneyMissing);
    }
    const Holder principal("principal");
    if (assessment.principal_must_be_present &&
        std::find(state_.present.begin(), state_.present.end(), principal) ==
            state_.present.end()) {
        return rejected(RejectionCode::kPresenceMissing);
    }
    for (const RefusedTarget& one : assessment.refused_targets) {
        events.emplace_back(facts::TargetRefused{.procedure = one.procedure,
                                                 .target = one.target,
                                                 .refusal = one.refusal,
                                                 .rule_ids = one.rule_ids});
    }
    events.emplace_back(
        facts::VisitTwoAccepted{.accepted_on = context_.today, .rule_ids = assessment.rule_ids});
    return done(std::move(events));
}

}  // namespace madoguchi::cases
