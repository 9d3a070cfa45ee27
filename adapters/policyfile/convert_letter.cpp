#include "madoguchi/adapters/policyfile/convert.hpp"
#include "madoguchi/domain/policy/period_words.hpp"
#include "madoguchi/domain/policy/settings.hpp"

namespace madoguchi::policyfile {

namespace {

constexpr int kPeriodMax = 3660;
constexpr int kPersonsMax = 2;
constexpr int kRetentionYearsMax = 100;
constexpr int kYenMax = 1'000'000;
constexpr int kCasesMax = 100'000;

calendar::ReplyPeriod to_period(const Node& node) {
    calendar::ReplyPeriod period;
    period.length = node.integer("length", 0, kPeriodMax).value_or(0);
    period.unit = node.word<calendar::PeriodUnit>("unit").value_or(calendar::PeriodUnit::kDay);
    period.until = node.date("until");
    if (!node.has("unit")) node.report("unit", -1, "is missing: day, month or until_date");
    if ((period.unit == calendar::PeriodUnit::kUntilDate) != period.until.has_value()) {
        node.report("until", -1, "contradicts unit: `until` goes with until_date and only with it");
    }
    if (period.unit != calendar::PeriodUnit::kUntilDate && period.length < 1) {
        node.report("length", -1, "is missing: at least 1");
    }
    if (const auto anchor = node.word<calendar::PeriodAnchor>("anchor")) {
        period.anchor = *anchor;
    } else if (period.unit != calendar::PeriodUnit::kUntilDate) {
        node.report("anchor", -1, "is missing: application, issue, dispatch or arrival");
    }
    period.first_day_counted = node.yes("first_day_counted");
    period.closed_day_roll = node.yes("closed_day_roll");
    period.capped_by_certificate = node.yes("capped_by_certificate");
    return period;
}

}  // namespace

policy::LetterRule to_letter(const Node& node) {
    policy::LetterRule letter;
    letter.name = node.text("name");
    letter.issuer =
        node.word<policy::LetterIssuer>("issuer").value_or(policy::LetterIssuer::kMunicipality);
    letter.addressee = node.word<policy::LetterAddressee>("addressee")
                           .value_or(policy::LetterAddressee::kPrincipal);
    letter.addressee_with_statutory_agent =
        node.word<policy::LetterAddressee>("addressee_with_statutory_agent");
    letter.address = node.word<policy::LetterAddress>("address");
    letter.post = node.word<policy::MailClass>("post");
    letter.no_forwarding = node.flag("no_forwarding");
    if (const auto seal = node.child("seal")) {
        letter.seal = {seal->flag("sealed"), seal->flag("stamped_over_flap"),
                       seal->flag("concealing_sticker")};
        letter.seal_grounds = seal->grounds();
    }
    if (const auto period = node.child("reply_period")) letter.reply_period = to_period(*period);
    letter.grounds = node.grounds();
    return letter;
}

policy::PostageRule to_postage(const Node& node) {
    policy::PostageRule postage;
    postage.yen = node.integer("yen", 1, kYenMax).value_or(0);
    postage.methods = node.words<policy::PaymentMethod>("method");
    postage.effective_from = node.date("effective_from");
    postage.effective_until = node.date("effective_until");
    postage.needs_review = node.yes("needs_review");
    postage.grounds = node.grounds();
    return postage;
}

policy::Handling to_handling(const Node& node) {
    policy::Handling handling;
    handling.opening_channels = node.words<policy::OpeningChannel>("opening_channel");
    handling.posting_approval = node.word<policy::PostingApproval>("posting_approval");
    handling.agent_replacement = node.word<policy::AgentReplacement>("agent_replacement");
    handling.visit2_same_office = node.flag("visit2_same_office");
    handling.visit1_agent_id = to_class_counts(node, "visit1_agent_id");
    handling.visit2_same_agent = node.flag("visit2_same_agent");
    handling.work_across_offices = node.flag("work_across_offices");
    handling.late_reply_by_section_chief = node.flag("late_reply_by_section_chief");
    handling.reissue_payer = node.word<policy::ReissuePayer>("reissue_payer");
    handling.reissue_on_request = node.flag("reissue_on_request");
    handling.custody_allowed = node.flag("custody_allowed");
    handling.internal_mail_items = node.words<policy::Item>("internal_mail_item");
    handling.internal_mail_cards = node.flag("internal_mail_cards");
    handling.internal_mail_opened_replies = node.flag("internal_mail_opened_replies");
    handling.hold_for_protected_persons = node.flag("hold_for_protected_persons");
    handling.pin_part_disposals = node.words<policy::PinPartDisposal>("pin_part_disposal");
    handling.persons_to_open_reply = node.integer("persons_to_open_reply", 1, kPersonsMax);
    handling.handwritten_by_another = node.flag("handwritten_by_another");
    handling.other_address = node.flag("other_address");
    handling.several_procedures_in_one_sitting = node.flag("several_procedures_in_one_sitting");
    handling.card_pins_on_own_form = node.flag("card_pins_on_own_form");
    handling.downgrade_to_two_visits = node.flag("downgrade_to_two_visits");
    handling.unlock_in_case = node.flag("unlock_in_case");
    handling.reply_by_other_route = node.flag("reply_by_other_route");
    handling.document_numbers = node.flag("document_numbers");
    handling.same_agent_notice_at = node.integer("same_agent_notice_at", 1, kCasesMax);
    handling.not_arrived_after_days = node.integer("not_arrived_after_days", 1, kPeriodMax);
    handling.post_office_keeps_days = node.integer("post_office_keeps_days", 1, kPeriodMax);
    if (node.has("hand_over_until")) {
        handling.hand_over_until = node.text("hand_over_until");
        if (!policy::is_time_of_day(*handling.hand_over_until)) {
            node.report("hand_over_until", -1, "is not a time of the form HH:MM");
        }
    }
    handling.retention_years = node.integer("retention_years", 1, kRetentionYearsMax);
    handling.completion_steps = node.words<policy::CompletionStep>("completion_step");
    handling.frozen_case_takes = node.words<policy::FrozenCaseTakes>("frozen_case_takes");
    handling.first_report_days = node.integer("first_report_days", 1, kPeriodMax);
    handling.final_report_days = node.integer("final_report_days", 1, kPeriodMax);
    handling.many_looks_a_day = node.integer("many_looks_a_day", 1, kCasesMax);
    handling.looks_margin_minutes = node.integer("looks_margin_minutes", 1, kPeriodMax);
    handling.grounds = node.grounds();
    return handling;
}

}  // namespace madoguchi::policyfile
