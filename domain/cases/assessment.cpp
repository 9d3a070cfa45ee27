#include "madoguchi/domain/cases/assessment.hpp"

#include <algorithm>

#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/cases/add_missing.hpp"
#include "madoguchi/domain/decision/request.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/words.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

namespace {

using policy::from_word;
using policy::Outcome;
using policy::word;

std::vector<policy::Target> targets_of(const std::vector<facts::Target>& words) {
    std::vector<policy::Target> result;
    for (const facts::Target& one : words) {
        if (const auto target = from_word<policy::Target>(one.text())) {
            result.push_back(*target);
        }
    }
    return result;
}

template <typename Enum>
std::optional<Enum> word_of(const std::optional<std::string>& text) {
    return text ? from_word<Enum>(*text) : std::nullopt;
}

decision::Facts facts_of(const Sitting& sitting) {
    const facts::Circumstances& known = sitting.circumstances;
    decision::Facts result;
    result.cert_expires_on = known.cert_expires_on;
    result.card_expires_on = known.card_expires_on;
    result.cert_state = word_of<policy::CertificateState>(known.cert_state);
    result.lapse_cause = word_of<policy::LapseEvent>(known.lapse_cause);
    result.notice = word_of<policy::Notice>(known.notice);
    result.notice_form = word_of<policy::NoticeForm>(known.notice_form);
    if (known.pins_asked) {
        result.pins_known = targets_of(known.pins_known);
    }
    result.pins_locked = targets_of(known.pins_locked);
    result.wants_pin_change = known.wants_pin_change;
    result.card_issued = known.card_issued;
    result.card_at_hand = known.card_at_hand;
    result.resident_here = known.resident_here;
    result.agent_photo_id = known.agent_photo_id;
    result.second_id = known.second_id;
    result.mail_reaches_registered_address = known.mail_reaches_registered_address;
    result.card_reissued = known.card_reissued;
    result.first_card_delivery = known.first_card_delivery;
    result.same_household = known.same_household;
    result.parent_child = known.parent_child;
    result.honseki_here = known.honseki_here;
    result.agency_confirmed_by_record = known.agency_confirmed_by_record;
    result.unavoidable_reason = known.unavoidable_reason;
    result.principal_accompanies = known.principal_accompanies;
    result.face_auth_card = known.face_auth_card;
    result.visit = static_cast<int>(sitting.visit);
    if (sitting.visit >= 2 && !sitting.visit1_office.empty()) {
        result.visit1_office = sitting.visit1_office.text();
    }
    return result;
}

decision::Request request_of(const Sitting& sitting, policy::Procedure procedure,
                             const std::vector<facts::Target>& targets) {
    decision::Request request;
    request.procedure = procedure;
    request.targets = targets_of(targets);
    request.applicant =
        from_word<policy::Applicant>(sitting.applicant).value_or(policy::Applicant::kSelf);
    request.principal_age = calendar::age_on(sitting.birth_date, sitting.on);
    const auto& ward = sitting.circumstances.principal_is_ward;
    request.principal_is_ward = ward && ward->reveal();
    request.date = sitting.on;
    if (!sitting.office.empty()) {
        request.office = sitting.office.text();
    }
    request.facts = facts_of(sitting);
    return request;
}

void join(std::optional<std::vector<decision::Document>>& list,
          const std::optional<std::vector<decision::Document>>& more) {
    if (!more) {
        return;
    }
    if (!list) {
        list.emplace();
    }
    for (const decision::Document& one : *more) {
        const auto same =
            std::find_if(list->begin(), list->end(), [&one](decision::Document listed) {
                listed.rule_ids = one.rule_ids;
                return listed == one;
            });
        // What several procedures ask for is brought once, and the rules of all ask for it.
        if (same == list->end()) {
            list->push_back(one);
        } else {
            add_missing(same->rule_ids, one.rule_ids);
        }
    }
}

/// The strictest way: a letter for one procedure is a letter for the sitting.
void take_route(Assessment& whole, const decision::Decision& part) {
    const std::string route(part.route ? word(*part.route) : std::string_view());
    const auto visits = static_cast<std::uint32_t>(part.visits.value_or(1));
    if (whole.route.empty() || visits > whole.visits) {
        whole.route = facts::Route(route);
    }
    whole.visits = std::max(whole.visits, visits);
}

void add_allowed(Assessment& whole, const facts::Procedure& procedure,
                 const std::vector<policy::Target>& targets) {
    const auto found = std::find_if(
        whole.allowed.begin(), whole.allowed.end(),
        [&](const facts::ProcedureRequest& one) { return one.procedure == procedure; });
    facts::ProcedureRequest& request = found == whole.allowed.end()
                                           ? whole.allowed.emplace_back(facts::ProcedureRequest{
                                                 .procedure = procedure, .targets = {}})
                                           : *found;
    std::vector<facts::Target> words;
    for (const policy::Target target : targets) {
        words.emplace_back(word(target));
    }
    add_missing(request.targets, words);
}

std::vector<facts::RuleId> rule_ids_of(const std::vector<std::string>& ids) {
    return {ids.begin(), ids.end()};
}

/// The rules that refuse; where no rule does so alone, all that were used.
std::vector<facts::RuleId> refusing_rules(const decision::Decision& part) {
    return rule_ids_of(part.refusal_grounds.empty() ? part.citations : part.refusal_grounds);
}

void join(Assessment& whole, const facts::ProcedureRequest& asked, const decision::Decision& part) {
    if (part.treated_as) {
        whole.treated_as = std::string(word(*part.treated_as));
    }
    take_route(whole, part);
    add_allowed(whole, asked.procedure,
                part.allowed_targets.empty() && part.refused_targets.empty()
                    ? targets_of(asked.targets)
                    : part.allowed_targets);
    for (const decision::RefusedTarget& refused : part.refused_targets) {
        whole.refused_targets.push_back({.procedure = asked.procedure,
                                         .target = facts::Target(word(refused.target)),
                                         .refusal = facts::Refusal(word(refused.refusal)),
                                         .rule_ids = rule_ids_of(refused.grounds)});
    }
    join(whole.visit1_documents, part.visit1_documents);
    join(whole.visit2_documents, part.visit2_documents);
    if (part.power_of_attorney) {
        whole.power_of_attorney = part.power_of_attorney;
    }
    whole.reason_evidence = whole.reason_evidence || part.reason_evidence.value_or(false);
    whole.principal_must_be_present =
        whole.principal_must_be_present ||
        std::find(part.must_be_present.begin(), part.must_be_present.end(),
                  policy::Holder::kPrincipal) != part.must_be_present.end();
    if (part.fee_yen) {
        whole.fee_yen += static_cast<std::uint32_t>(*part.fee_yen);
        if (*part.fee_yen == 0) {
            whole.free_of_charge.push_back(
                {.procedure = asked.procedure, .ground = facts::Reason(part.fee_ground)});
        }
    }
    if (part.postage_yen) {
        whole.postage_yen =
            std::max(whole.postage_yen, static_cast<std::uint32_t>(*part.postage_yen));
        add_missing(whole.postage_methods, part.postage_methods);
    }
    add_missing(whole.facts_not_asked, part.facts_not_asked);
}

/// PINs that an unknown or locked PIN makes necessary to reset first.
std::vector<facts::Target> unusable_pins(const Sitting& sitting, const decision::Decision& part) {
    std::vector<facts::Target> result;
    const auto& known = sitting.circumstances;
    for (const policy::Target pin : part.pins_entered.value_or(std::vector<policy::Target>{})) {
        const facts::Target name(word(pin));
        const auto has = [&name](const std::vector<facts::Target>& list) {
            return std::find(list.begin(), list.end(), name) != list.end();
        };
        if ((known.pins_asked && !has(known.pins_known)) || has(known.pins_locked) ||
            known.wants_pin_change.value_or(false)) {
            result.push_back(name);
        }
    }
    return result;
}

bool set_aside(const Sitting& sitting, const decision::Decision& part) {
    return part.refusal && part.exception_possible &&
           std::find(sitting.exceptions.begin(), sitting.exceptions.end(), word(*part.refusal)) !=
               sitting.exceptions.end();
}

/// The exception of PRAC-08: possible when the principal comes along.
policy::Policy with_signature_limits_open(policy::Policy policy) {
    for (auto* limit : {&policy.signature_under_15, &policy.signature_adult_ward}) {
        if (*limit) {
            (*limit)->strictness = policy::Strictness::kAccompanied;
        }
    }
    return policy;
}

}  // namespace

Assessment assess(const policy::Policy& policy, const Sitting& sitting) {
    Assessment whole;
    whole.treated_as = sitting.applicant;
    bool any_allowed = false;
    bool referred = false;
    for (const facts::ProcedureRequest& asked : sitting.procedures) {
        const auto procedure = from_word<policy::Procedure>(asked.procedure.text());
        if (!procedure) {
            return whole;
        }
        const decision::Request request = request_of(sitting, *procedure, asked.targets);
        decision::Decision part = decision::decide(policy, request);
        if (set_aside(sitting, part)) {
            part = decision::decide(with_signature_limits_open(policy), request);
        }
        add_missing(whole.rule_ids, part.citations);
        if (part.outcome == Outcome::kAllowed) {
            any_allowed = true;
            join(whole, asked, part);
            for (const policy::Procedure needed : part.prerequisites) {
                add_allowed(whole, facts::Procedure(word(needed)),
                            targets_of(unusable_pins(sitting, part)));
            }
        } else if (part.outcome == Outcome::kRefused) {
            const facts::Refusal refusal(part.refusal ? word(*part.refusal) : std::string_view());
            if (whole.refusal.empty()) {
                whole.refusal = refusal;
                whole.refusal_rule_ids = refusing_rules(part);
                whole.reroute_to = part.reroute_to;
                whole.exception_possible = part.exception_possible;
            }
            for (const facts::Target& target : asked.targets) {
                whole.refused_targets.push_back({.procedure = asked.procedure,
                                                 .target = target,
                                                 .refusal = refusal,
                                                 .rule_ids = refusing_rules(part)});
            }
        } else {
            referred = true;
        }
    }
    if (referred) {
        whole.outcome = Outcome::kRefer;
    } else {
        whole.outcome = any_allowed ? Outcome::kAllowed : Outcome::kRefused;
    }
    if (whole.outcome == Outcome::kAllowed) {
        whole.refusal = facts::Refusal();
    }
    return whole;
}

std::optional<std::string> unknown_word(const Sitting& sitting) {
    if (!from_word<policy::Applicant>(sitting.applicant)) {
        return "applicant";
    }
    for (const facts::ProcedureRequest& asked : sitting.procedures) {
        if (!from_word<policy::Procedure>(asked.procedure.text())) {
            return "procedures.procedure";
        }
        for (const facts::Target& target : asked.targets) {
            if (!from_word<policy::Target>(target.text())) {
                return "procedures.targets";
            }
        }
    }
    const auto bad = [](const std::optional<std::string>& text, auto parse) {
        return text && !parse(*text);
    };
    const facts::Circumstances& known = sitting.circumstances;
    if (bad(known.cert_state, from_word<policy::CertificateState>)) {
        return "circumstances.cert_state";
    }
    if (bad(known.lapse_cause, from_word<policy::LapseEvent>)) {
        return "circumstances.lapse_cause";
    }
    if (bad(known.notice, from_word<policy::Notice>)) {
        return "circumstances.notice";
    }
    if (bad(known.notice_form, from_word<policy::NoticeForm>)) {
        return "circumstances.notice_form";
    }
    const auto are_targets = [](const std::vector<facts::Target>& all) {
        return std::all_of(all.begin(), all.end(), [](const facts::Target& one) {
            return from_word<policy::Target>(one.text()).has_value();
        });
    };
    if (!are_targets(known.pins_known)) {
        return "circumstances.pins_known";
    }
    if (!are_targets(known.pins_locked)) {
        return "circumstances.pins_locked";
    }
    return std::nullopt;
}

std::string age_class(facts::Date birth_date, facts::Date on) {
    const int age = calendar::age_on(birth_date, on);
    if (age < 15) {
        return "under_15";
    }
    return age < 18 ? "15_to_17" : "18_and_over";
}

std::string applicant_class(const std::string& applicant) {
    const auto kind = from_word<policy::Applicant>(applicant);
    if (kind == policy::Applicant::kSelf) {
        return "self";
    }
    if (kind == policy::Applicant::kVoluntaryAgent || kind == policy::Applicant::kHouseholdMember ||
        kind == policy::Applicant::kInstitutionStaff) {
        return "voluntary";
    }
    return "statutory";
}

}  // namespace madoguchi::cases
