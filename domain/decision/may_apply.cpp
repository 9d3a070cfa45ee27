#include <algorithm>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/decision/work.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::decision {

namespace {

using policy::Strictness;

template <typename T>
bool contains(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// 1. Is the procedure known to the policy?
bool known(Work& work) {
    work.procedure = work.policy.procedure(work.request.procedure);
    if (work.procedure == nullptr) return work.refer({});
    if (work.procedure->status == policy::ProcedureStatus::kOtherPage) {
        work.decision.reroute_to = "other_page";
        return work.refer(work.procedure->grounds);
    }
    // The page names the procedure and says for nobody how it goes.
    if (work.procedure->applicants.empty()) return work.refer(work.procedure->grounds);
    return true;
}

// 2. Is the principal's resident record here?
bool in_jurisdiction(Work& work) {
    if (!work.procedure->residents_only) return true;
    if (work.ask(work.request.facts.resident_here, "resident_here", true)) {
        work.cite(work.procedure->residents_grounds);
        return true;
    }
    return work.refuse(Refusal::kNotResidentHere, work.procedure->residents_grounds);
}

// 3. The applicant's kind, and whether the principal is a ward.
void read_applicant(Work& work) {
    work.applicant = normalise(*work.procedure, work.request.applicant, work.request.principal_age);
    work.ward = work.request.principal_is_ward || work.applicant == Applicant::kGuardianOfWard;
    work.decision.treated_as = work.applicant;
    const bool parent = work.request.applicant == Applicant::kStatutoryAgentMinor ||
                        work.request.applicant == Applicant::kGuardianOfMinor;
    if (parent) work.cite(work.procedure->minor_grounds);
}

// 4. An under-15 or a ward needs the statutory agent.
bool represented(Work& work) {
    const bool by_law = work.applicant != Applicant::kSelf && !is_voluntary(work.applicant);
    const bool minor = work.request.principal_age < kActsAloneFrom;
    if (by_law || (!minor && !work.ward)) return true;
    const auto& rule = minor ? work.procedure->under_15_alone : work.procedure->ward_alone;
    if (rule && rule->strictness == Strictness::kNever) {
        return work.refuse(Refusal::kStatutoryAgentRequired, rule->grounds);
    }
    return work.refer(rule ? rule->grounds : policy::Grounds{});
}

// 5. Is there a card, and is it valid?
bool has_card(Work& work) {
    const Facts& facts = work.request.facts;
    if (!work.ask(facts.card_issued, "card_issued", true)) {
        work.decision.reroute_to = "card_application";
        return work.refuse(Refusal::kNoCard, work.procedure->no_card_grounds);
    }
    if (work.request.procedure == Procedure::kCardRenew) return true;
    if (facts.card_expires_on && !calendar::valid_on(work.request.date, *facts.card_expires_on)) {
        work.decision.reroute_to = "card_application";
        return work.refuse(Refusal::kCardExpired, work.procedure->card_grounds);
    }
    work.cite(work.procedure->card_grounds);
    return true;
}

bool certificate_gone(const Facts& facts, Date date) {
    const auto state = facts.cert_state.value_or(policy::CertificateState::kValid);
    if (state != policy::CertificateState::kValid) return true;
    return facts.cert_expires_on && !calendar::valid_on(date, *facts.cert_expires_on);
}

bool renewable_after_expiry(const Work& work, const policy::RenewalRule& rule) {
    const auto state = work.request.facts.cert_state.value_or(policy::CertificateState::kValid);
    if (state == policy::CertificateState::kLapsed ||
        state == policy::CertificateState::kNeverIssued) {
        return false;
    }
    switch (rule.after_expiry) {
        case policy::AfterExpiry::kNo:
            return false;
        case policy::AfterExpiry::kPrincipalOnly:
            return work.applicant == Applicant::kSelf;
        case policy::AfterExpiry::kAnyone:
            return true;
    }
    return false;
}

bool inside_window(Work& work, const policy::RenewalRule& rule) {
    if (!work.request.facts.cert_expires_on) {
        work.decision.facts_not_asked.push_back("cert_expires_on");
        return true;
    }
    const auto window = calendar::renewal_window(*work.request.facts.cert_expires_on,
                                                 rule.months_before, rule.day_offset);
    work.decision.opens_on = window.opens_on;
    if (work.request.date < window.opens_on) {
        return work.refuse(Refusal::kWindowNotOpen, rule.window_grounds);
    }
    work.cite(rule.window_grounds);
    if (work.request.date == window.opens_on && rule.day_offset == 0) {
        work.warn("window_boundary_day_confirm");
    }
    return true;
}

// What the page says about renewing the card, told together with the way there.
void point_to_card_renewal(Work& work) {
    work.decision.reroute_to = word(Procedure::kCardRenew);
    const policy::ProcedureRule* card = work.policy.procedure(Procedure::kCardRenew);
    if (card == nullptr) return;
    work.decision.new_photo_required = card->new_photo_required;
    work.decision.application_form = card->application_form;
    work.decision.application_form_source = card->application_form_source;
    work.decision.support_offices = card->support_offices;
}

// 6. Renewal: the card itself, the state after expiry, the window.
bool in_time(Work& work) {
    if (work.request.procedure != Procedure::kRenew || !work.policy.renewal) return true;
    const policy::RenewalRule& rule = *work.policy.renewal;
    const Facts& facts = work.request.facts;
    if (facts.card_expires_on && facts.cert_expires_on &&
        *facts.card_expires_on <= *facts.cert_expires_on) {
        point_to_card_renewal(work);
        if (!rule.card_itself_expiring_reroutes) return work.refer(rule.card_grounds);
        return work.refuse(Refusal::kCardItselfExpiring, rule.card_grounds);
    }
    if (certificate_gone(facts, work.request.date)) {
        work.cite(rule.after_expiry_grounds);
        if (renewable_after_expiry(work, rule)) return true;
        work.decision.reroute_to = rule.reroute_after_expiry;
        return work.refuse(Refusal::kCertificateExpired, rule.after_expiry_grounds);
    }
    return inside_window(work, rule);
}

// What a limit on the signature certificate says about one target.
struct Verdict {
    std::optional<Refusal> refusal = {};
    bool refer = false;
    const policy::Grounds* grounds = nullptr;  ///< Of the refusal.
};

Verdict judge(Work& work, const std::optional<policy::SignatureLimit>& limit, Refusal refusal) {
    if (!limit || !contains(limit->procedures, work.request.procedure)) return {};
    work.cite(limit->grounds);
    switch (limit->strictness) {
        case Strictness::kNever:
            return {refusal, false, &limit->grounds};
        case Strictness::kInPrinciple:
            work.decision.exception_possible = true;
            return {refusal, false, &limit->grounds};
        case Strictness::kAccompanied:
            work.must_accompany = &limit->grounds;
            return {};
        case Strictness::kRefer:
            return {std::nullopt, true, nullptr};
    }
    return {};
}

Verdict judge_target(Work& work, Target target) {
    const auto& offered = work.procedure->targets;
    if (!offered.empty()) {
        work.cite(work.procedure->targets_grounds);
        if (!contains(offered, target)) return {std::nullopt, true, nullptr};
    }
    if (target == Target::kSignature && work.request.principal_age < kActsAloneFrom) {
        const auto verdict =
            judge(work, work.policy.signature_under_15, Refusal::kSignatureUnder15);
        if (verdict.refusal || verdict.refer) return verdict;
    }
    if (target == Target::kSignature && work.ward) {
        const auto verdict =
            judge(work, work.policy.signature_adult_ward, Refusal::kSignatureAdultWard);
        if (verdict.refusal || verdict.refer) return verdict;
    }
    const policy::PinRule* pin = work.policy.pin(target);
    const bool pin_work = work.request.procedure == Procedure::kPinReset ||
                          work.request.procedure == Procedure::kPinChange;
    if (pin == nullptr || !pin_work || !pin->agent_needs_reason) return {};
    work.cite(pin->reason_grounds);
    if (!*pin->agent_needs_reason || !is_voluntary(work.applicant)) return {};
    if (!work.holds(policy::Fact::kUnavoidableReason)) {
        return {Refusal::kNoUnavoidableReason, false, &pin->reason_grounds};
    }
    work.reason_needed = true;
    return {};
}

// 7. Which targets go on.
bool filter_targets(Work& work) {
    Decision& decision = work.decision;
    policy::Grounds refusing;
    for (const Target target : work.request.targets) {
        const Verdict verdict = judge_target(work, target);
        if (verdict.refusal) {
            decision.refused_targets.push_back(
                {target, *verdict.refusal, work.policy.rule_ids(*verdict.grounds)});
            refusing.insert(refusing.end(), verdict.grounds->begin(), verdict.grounds->end());
        } else if (verdict.refer) {
            decision.referred_targets.push_back(target);
        } else {
            decision.allowed_targets.push_back(target);
        }
    }
    if (!decision.allowed_targets.empty() || work.request.targets.empty()) return true;
    if (!decision.refused_targets.empty()) {
        return work.refuse(decision.refused_targets.front().refusal, refusing);
    }
    return work.refer({});
}

// 8. Must the ward come along?
bool present(Work& work) {
    if (work.must_accompany == nullptr || work.holds(policy::Fact::kPrincipalAccompanies)) {
        return true;
    }
    return work.refuse(Refusal::kPrincipalMustAccompany, *work.must_accompany);
}

// The rules that ask the agent for a document with a photograph.
policy::Grounds photo_id_grounds(const Work& work) {
    policy::Grounds all;
    const auto add = [&all](const policy::Grounds& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    if (work.row->visit1) {
        for (const auto& rule : *work.row->visit1) {
            if (rule.of == Holder::kAgent && rule.item == policy::Item::kPhotoId) add(rule.grounds);
        }
    }
    if (work.policy.identity.photo_ids) add(work.policy.identity.photo_ids->grounds);
    return all;
}

// 9. May this agent act at all?
bool agent_eligible(Work& work) {
    work.row = find_row(*work.procedure, work.applicant, work.request.principal_age);
    if (work.row == nullptr) return work.refer(work.procedure->grounds);
    work.cite(work.row->grounds);
    if (work.applicant == Applicant::kSelf || !work.row->photo_id_mandatory) return true;
    if (work.ask(work.request.facts.agent_photo_id, "agent_photo_id", true)) return true;
    return work.refuse(Refusal::kAgentWithoutPhotoId, photo_id_grounds(work));
}

}  // namespace

bool may_apply(Work& work) {
    if (!known(work) || !in_jurisdiction(work)) return false;
    read_applicant(work);
    return represented(work) && has_card(work) && in_time(work) && filter_targets(work) &&
           present(work) && agent_eligible(work);
}

}  // namespace madoguchi::decision
