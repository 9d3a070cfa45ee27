#include <algorithm>

#include "madoguchi/domain/calendar/open_days.hpp"
#include "madoguchi/domain/decision/work.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/office.hpp"

namespace madoguchi::decision {

namespace {

// 13. Fee.
void add_fee(Work& work) {
    for (const auto& line : work.procedure->fees) {
        if (!line.only_if.empty() && !work.holds(line.only_if)) continue;
        work.decision.fee_yen = line.yen;
        work.decision.fee_ground = line.ground;
        if (!line.warning.empty()) work.warn(line.warning);
        work.cite(line.grounds);
        return;
    }
}

bool by_letter(const Work& work) { return work.decision.route == policy::Route::kInquiryTwoVisit; }

// 13. Postage, where the applicant pays it.
void add_postage(Work& work) {
    if (!by_letter(work)) return;
    const policy::PostageRule* postage = work.policy.postage_on(work.request.date);
    if (postage == nullptr) return;
    work.decision.postage_yen = postage->yen;
    work.decision.postage_methods = postage->methods;
    if (postage->needs_review) work.warn("postage_tariff_may_be_outdated");
    work.cite(postage->grounds);
}

// 14. The letter.
void add_letter(Work& work) {
    if (!by_letter(work)) return;
    work.decision.visit2_same_counter = work.policy.handling.visit2_same_office;
    if (work.decision.visit2_same_counter) work.cite(work.policy.handling.grounds);
    if (!work.ask(work.request.facts.mail_reaches_registered_address,
                  "mail_reaches_registered_address", true)) {
        work.warn("consult_before_dispatch");
    }
    if (!work.policy.letter) return;
    const policy::LetterRule& rule = *work.policy.letter;
    Letter letter;
    letter.name = rule.name;
    letter.issuer = rule.issuer;
    letter.addressee = rule.addressee;
    const bool has_statutory_agent = work.ward || work.request.principal_age < kActsAloneFrom;
    if (has_statutory_agent && rule.addressee_with_statutory_agent) {
        letter.addressee = *rule.addressee_with_statutory_agent;
    }
    letter.address = rule.address;
    letter.post = rule.post;
    letter.no_forwarding = rule.no_forwarding;
    letter.sealed_return = rule.seal.sealed;
    letter.validity = rule.reply_period;
    work.decision.letter = letter;
    work.cite(rule.grounds);
    work.cite(rule.seal_grounds);
}

// 15. Where, and by appointment or not.
bool add_office(Work& work) {
    Decision& decision = work.decision;
    const Request& request = work.request;
    decision.offices = work.procedure->offices;
    work.cite(work.procedure->offices_grounds);
    if (request.office) {
        const policy::Office* office = work.policy.office(*request.office);
        if (office != nullptr) {
            decision.appointment = office->appointment;
            decision.booking_phone = office->booking_phone;
            work.cite(office->grounds);
            const auto days = policy::open_days(*office);
            if (days && !calendar::is_open_day(*days, request.date)) {
                work.warn("office_closed");
            } else {
                for (auto& doubt : policy::doubts_on(*office, request.date)) work.warn(doubt);
            }
            if (office->information_only || !office->accepts) {
                work.warn("office_takes_no_applications");
            }
            if (policy::terminal_down_on(*office, request.date)) work.warn("terminal_down");
        }
    }
    const auto& offices = decision.offices;
    if (request.office && work.policy.office(*request.office) != nullptr && !offices.empty() &&
        std::find(offices.begin(), offices.end(), *request.office) == offices.end()) {
        return work.refuse(Refusal::kWrongCounter, {});
    }
    const bool other_counter = request.facts.visit == 2 && request.facts.visit1_office &&
                               request.office && *request.facts.visit1_office != *request.office;
    if (other_counter && by_letter(work) && decision.visit2_same_counter.value_or(false)) {
        return work.refuse(Refusal::kWrongCounter, {});
    }
    return true;
}

}  // namespace

bool add_terms(Work& work) {
    add_fee(work);
    add_postage(work);
    add_letter(work);
    Decision& decision = work.decision;
    const policy::ProcedureRule& procedure = *work.procedure;
    if (work.policy.reason_evidence_rule) {
        const bool pin_work = work.request.procedure == Procedure::kPinReset ||
                              work.request.procedure == Procedure::kPinChange;
        if (pin_work) decision.reason_evidence = work.reason_needed;
        if (work.reason_needed) work.cite(work.policy.reason_evidence_grounds);
    }
    decision.photo_required = procedure.photo_required;
    decision.new_photo_required = procedure.new_photo_required;
    decision.application_form = work.row->application_form.empty() ? procedure.application_form
                                                                   : work.row->application_form;
    decision.application_form_source = procedure.application_form_source;
    decision.ready_in = procedure.ready_in;
    decision.pickup_appointment = procedure.pickup_appointment;
    decision.support_offices = procedure.support_offices;
    return add_office(work);
}

}  // namespace madoguchi::decision
