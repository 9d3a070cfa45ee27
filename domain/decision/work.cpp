#include "madoguchi/domain/decision/work.hpp"

#include <algorithm>

namespace madoguchi::decision {

void Work::cite(const policy::Grounds& grounds) {
    for (const policy::RuleIndex index : grounds) {
        if (std::find(used.begin(), used.end(), index) == used.end()) used.push_back(index);
    }
}

void Work::warn(std::string_view warning) {
    auto& warnings = decision.warnings;
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) {
        warnings.emplace_back(warning);
    }
}

bool Work::ask(const std::optional<bool>& fact, std::string_view name, bool usual) {
    if (fact) return *fact;
    auto& open = decision.facts_not_asked;
    if (std::find(open.begin(), open.end(), name) == open.end()) open.push_back(name);
    return usual;
}

bool Work::holds(policy::Fact fact) {
    const Facts& facts = request.facts;
    switch (fact) {
        case policy::Fact::kHonsekiHere:
            return ask(facts.honseki_here, "honseki_here", false);
        case policy::Fact::kSameHousehold:
            return ask(facts.same_household, "same_household", false);
        case policy::Fact::kParentChild:
            return ask(facts.parent_child, "parent_child", false);
        case policy::Fact::kAgencyConfirmedByRecord:
            return ask(facts.agency_confirmed_by_record, "agency_confirmed_by_record", false);
        case policy::Fact::kNoticeNotArrived:
            return facts.notice == policy::Notice::kNotArrived;
        case policy::Fact::kUnavoidableReason:
            return ask(facts.unavoidable_reason, "unavoidable_reason", false);
        case policy::Fact::kReasonNeeded:
            return reason_needed;
        case policy::Fact::kFaceAuthCard:
            return ask(facts.face_auth_card, "face_auth_card", false);
        case policy::Fact::kPrincipalIsWard:
            return ward;
        case policy::Fact::kPrincipalUnder15:
            return request.principal_age < kActsAloneFrom;
        case policy::Fact::kFirstCardDelivery:
            return ask(facts.first_card_delivery, "first_card_delivery", false);
        case policy::Fact::kCardReissued:
            return ask(facts.card_reissued, "card_reissued", false);
        case policy::Fact::kPrincipalAccompanies:
            return ask(facts.principal_accompanies, "principal_accompanies", false);
        case policy::Fact::kPinVerifies:
            return facts.pins_locked.empty() && (!facts.pins_known || !facts.pins_known->empty());
    }
    return false;
}

bool Work::holds(const policy::Condition& condition) {
    for (const auto& alternative : condition.any_of) {
        const bool all = std::all_of(
            alternative.begin(), alternative.end(),
            [this](const policy::FactTerm& term) { return holds(term.fact) != term.negated; });
        if (all) return true;
    }
    return false;
}

bool Work::refuse(Refusal refusal, const policy::Grounds& grounds) {
    decision.outcome = Outcome::kRefused;
    decision.refusal = refusal;
    refusing = grounds;
    cite(grounds);
    return false;
}

bool Work::refer(const policy::Grounds& grounds) {
    decision.outcome = Outcome::kRefer;
    cite(grounds);
    if (policy.contact) {
        decision.contact = &*policy.contact;
        cite(policy.contact->grounds);
    }
    return false;
}

bool is_voluntary(Applicant applicant) {
    return applicant == Applicant::kVoluntaryAgent || applicant == Applicant::kHouseholdMember ||
           applicant == Applicant::kInstitutionStaff;
}

Applicant normalise(const policy::ProcedureRule& procedure, Applicant applicant,
                    int principal_age) {
    const bool parent =
        applicant == Applicant::kStatutoryAgentMinor || applicant == Applicant::kGuardianOfMinor;
    if (parent && principal_age > procedure.statutory_minor_max_age) {
        return Applicant::kVoluntaryAgent;
    }
    const bool own_row =
        std::any_of(procedure.applicants.begin(), procedure.applicants.end(), [&](const auto& row) {
            return std::find(row.applicants.begin(), row.applicants.end(), applicant) !=
                   row.applicants.end();
        });
    if (own_row) return applicant;
    if (applicant == Applicant::kGuardianOfMinor) return Applicant::kStatutoryAgentMinor;
    if (applicant == Applicant::kCorporateGuardian) return Applicant::kGuardianOfWard;
    return is_voluntary(applicant) ? Applicant::kVoluntaryAgent : applicant;
}

const policy::ApplicantRule* find_row(const policy::ProcedureRule& procedure, Applicant applicant,
                                      int principal_age) {
    for (const auto& row : procedure.applicants) {
        const bool kind = std::find(row.applicants.begin(), row.applicants.end(), applicant) !=
                          row.applicants.end();
        if (kind && principal_age >= row.min_age.value_or(principal_age) &&
            principal_age <= row.max_age.value_or(principal_age)) {
            return &row;
        }
    }
    return nullptr;
}

}  // namespace madoguchi::decision
