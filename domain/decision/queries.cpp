#include "madoguchi/domain/decision/queries.hpp"

#include <algorithm>

#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::decision {

using policy::EntryMethod;
using policy::LapseEvent;
using policy::Policy;

namespace {

// Properties of the card itself, the same in every municipality (AMB-06, PRAC-09).
constexpr int kRetriesSignature = 5;
constexpr int kRetriesFourDigits = 3;
constexpr int kRetriesFace = 10;

bool is_certificate(Target target) {
    return target == Target::kSignature || target == Target::kUserAuth;
}

bool contains(const std::vector<Target>& targets, Target target) {
    return std::find(targets.begin(), targets.end(), target) != targets.end();
}

Citations ids(const Policy* policy, const policy::Grounds& grounds) {
    return policy != nullptr ? policy->rule_ids(grounds) : Citations{};
}

const policy::PinRule* pin_rule(const Policy* policy, Target target) {
    return policy != nullptr ? policy->pin(target) : nullptr;
}

// Whether an event makes both certificates lapse, or the signature certificate only (AMB-33).
bool ends_both(LapseEvent event) {
    switch (event) {
        case LapseEvent::kCardReportedLost:
        case LapseEvent::kDeath:
        case LapseEvent::kMovedAbroad:
        case LapseEvent::kExpiry:
        case LapseEvent::kRevocationRequest:
            return true;
        case LapseEvent::kAddressChange:
        case LapseEvent::kBirthDateCorrection:
        case LapseEvent::kCommonNameChange:
        case LapseEvent::kFormerSurnameAdded:
        case LapseEvent::kFormerSurnameChange:
        case LapseEvent::kMoveIn:
        case LapseEvent::kMoveWithin:
        case LapseEvent::kNameChange:
        case LapseEvent::kSexChange:
        case LapseEvent::kSurnameChangeByFamilyRegister:
            return false;
    }
    return false;
}

}  // namespace

int retry_limit(const Policy* policy, Target credential, EntryMethod method) {
    const policy::PinRule* rule = pin_rule(policy, credential);
    if (method == EntryMethod::kFace) {
        return rule != nullptr ? rule->retries_face.value_or(kRetriesFace) : kRetriesFace;
    }
    const int own = credential == Target::kSignature ? kRetriesSignature : kRetriesFourDigits;
    return rule != nullptr ? rule->retries.value_or(own) : own;
}

TriAnswer lock_status(const Policy* policy, Target credential, EntryMethod method,
                      int consecutive_errors) {
    TriAnswer answer;
    answer.value = consecutive_errors >= retry_limit(policy, credential, method);
    // A page that doesn't count faces isn't the ground of their limit.
    const policy::PinRule* rule = pin_rule(policy, credential);
    const bool stated = rule != nullptr && (method == EntryMethod::kPin || rule->retries_face);
    if (stated) answer.citations = policy->rule_ids(rule->retries_grounds);
    return answer;
}

TriAnswer pin_lookup(const Policy* policy, Target) {
    TriAnswer answer;
    answer.value = false;
    if (policy != nullptr) answer.citations = policy->rule_ids(policy->pin_secrecy_grounds);
    return answer;
}

TriAnswer kiosk_reset(const Policy& policy, Target target, const std::vector<Target>& pins_known) {
    TriAnswer answer;
    if (!is_certificate(target)) {
        answer.value = false;  // No kiosk can (AMB-19).
        if (policy.kiosk) answer.citations = policy.rule_ids(policy.kiosk->grounds);
        return answer;
    }
    if (!policy.kiosk) return answer;
    answer.citations = policy.rule_ids(policy.kiosk->grounds);
    const Target other = target == Target::kSignature ? Target::kUserAuth : Target::kSignature;
    const bool known = !policy.kiosk->needs_other_pin || contains(pins_known, other);
    answer.value = contains(policy.kiosk->targets, target) && known;
    return answer;
}

PinPresenceAnswer pin_presence(const Policy* policy, bool signature_issued, bool user_auth_issued,
                               bool face_auth_card) {
    PinPresenceAnswer answer;
    // A face-authentication card carries no PIN that could be typed.
    if (!face_auth_card) {
        if (signature_issued) answer.pins_set.push_back(Target::kSignature);
        if (user_auth_issued) answer.pins_set.push_back(Target::kUserAuth);
        answer.pins_set.push_back(Target::kResidentLedger);
        answer.pins_set.push_back(Target::kCardInput);
    }
    for (std::size_t i = 0; i < policy::kCount<Target>; ++i) {
        const policy::PinRule* rule = pin_rule(policy, static_cast<Target>(i));
        if (rule == nullptr) continue;
        const Citations more = policy->rule_ids(rule->format_grounds);
        answer.citations.insert(answer.citations.end(), more.begin(), more.end());
    }
    return answer;
}

LapseAnswer lapse_effect(const Policy* policy, LapseEvent event) {
    LapseAnswer answer;
    answer.signature_lapses = true;
    answer.user_auth_lapses = ends_both(event);
    if (policy == nullptr) return answer;
    for (const auto& rule : policy->lapses) {
        if (std::find(rule.events.begin(), rule.events.end(), event) == rule.events.end()) continue;
        if (answer.recommend.empty()) answer.recommend = rule.recommend;
        if (answer.then_procedure.empty()) answer.then_procedure = rule.then_procedure;
        const Citations more = policy->rule_ids(rule.grounds);
        answer.citations.insert(answer.citations.end(), more.begin(), more.end());
    }
    return answer;
}

TriAnswer registration_certificate_valid(const Policy& policy, Date issued_on, Date date) {
    constexpr int kWarnAfterMonths = 3;
    TriAnswer answer;
    if (!policy.guardianship_certificate_mentioned) return answer;
    answer.citations = policy.rule_ids(policy.guardianship_grounds);
    const auto months = policy.guardianship_certificate_months;
    const Date last =
        calendar::last_day_within_months(issued_on, months.value_or(kWarnAfterMonths));
    if (issued_on > date) {
        answer.value = false;
    } else if (months) {
        answer.value = date <= last;
    } else {
        answer.value = true;
        if (date > last) answer.warnings.emplace_back("older_than_3_months");
    }
    return answer;
}

std::optional<OfficeAnswer> office_status(const Policy& policy, std::string_view code,
                                          calendar::LocalMinute at) {
    const policy::Office* office = policy.office(code);
    if (office == nullptr) return std::nullopt;
    OfficeAnswer answer;
    answer.office = office;
    answer.open = policy::open_at(*office, at);
    policy::Grounds grounds = office->grounds;
    if (office->hours) {
        grounds.insert(grounds.end(), office->hours->grounds.begin(), office->hours->grounds.end());
    }
    answer.citations = policy.rule_ids(grounds);
    return answer;
}

WindowAnswer renewal_window(const Policy* policy, Date certificate_expires_on,
                            const policy::Office* office) {
    constexpr int kMonthsEverywhere = 3;
    WindowAnswer answer;
    const bool stated = policy != nullptr && policy->renewal;
    const int months = stated ? policy->renewal->months_before : kMonthsEverywhere;
    const int offset = stated ? policy->renewal->day_offset : 1;
    const auto window = calendar::renewal_window(certificate_expires_on, months, offset);
    if (stated) {
        answer.opens_on = window.opens_on;
        answer.citations = policy->rule_ids(policy->renewal->window_grounds);
    }
    answer.safe_from = window.safe_from;
    answer.closes_on = window.closes_on;
    if (office != nullptr) {
        if (const auto days = policy::open_days(*office)) {
            answer.last_open_day = calendar::last_open_day(*days, window.closes_on);
            answer.warnings = policy::doubts_on(*office, *answer.last_open_day);
        }
    }
    return answer;
}

Citations expiry_citations(const Policy* policy) {
    return policy != nullptr ? ids(policy, policy->expiry_grounds) : Citations{};
}

Citations card_expiry_citations(const Policy* policy) {
    return policy != nullptr ? ids(policy, policy->card_expiry_grounds) : Citations{};
}

UsableFromAnswer usable_from(const Policy* policy, Date operation_on) {
    if (policy == nullptr || !policy->usable_after_days) return {};
    return {calendar::usable_from(operation_on, *policy->usable_after_days),
            ids(policy, policy->usable_after_grounds)};
}

Citations cite(const Policy& policy, std::string_view name) {
    const policy::Topic* topic = policy.topic(name);
    return topic != nullptr ? policy.rule_ids(topic->rules) : Citations{};
}

}  // namespace madoguchi::decision
