#include <utility>

#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/decision/work.hpp"  // IWYU pragma: associated

namespace madoguchi::decision {

namespace {

// What a refused or referred application keeps: the ground, not the list of what to bring.
Decision without_terms(Decision full) {
    Decision kept;
    kept.outcome = full.outcome;
    kept.refusal = full.refusal;
    kept.reroute_to = std::move(full.reroute_to);
    kept.remedy = std::move(full.remedy);
    kept.exception_possible = full.exception_possible;
    kept.treated_as = full.treated_as;
    kept.refused_targets = std::move(full.refused_targets);
    kept.referred_targets = std::move(full.referred_targets);
    kept.opens_on = full.opens_on;
    kept.new_photo_required = full.new_photo_required;
    kept.application_form = std::move(full.application_form);
    kept.application_form_source = std::move(full.application_form_source);
    kept.support_offices = std::move(full.support_offices);
    kept.warnings = std::move(full.warnings);
    kept.contact = full.contact;
    kept.facts_not_asked = std::move(full.facts_not_asked);
    return kept;
}

}  // namespace

Decision decide(const policy::Policy& policy, const Request& request) {
    Work work{policy, request};
    work.decision.outcome = Outcome::kAllowed;
    const bool allowed =
        may_apply(work) && find_route(work) && list_documents(work) && add_terms(work);
    Decision decision =
        allowed ? std::move(work.decision) : without_terms(std::move(work.decision));
    // 16. Citations.
    decision.citations = policy.rule_ids(work.used);
    decision.refusal_grounds = policy.rule_ids(work.refusing);
    return decision;
}

}  // namespace madoguchi::decision
