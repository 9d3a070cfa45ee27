#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/facts/cases/card_facts.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::cases {

/// A sitting as the rules need it: one applicant, one principal, one or more procedures.
struct Sitting {
    std::string applicant;     ///< Applicant kind as declared.
    facts::Date birth_date{};  ///< Of the principal.
    facts::Date on{};          ///< The day of the visit.
    facts::Office office;
    std::vector<facts::ProcedureRequest> procedures;
    facts::Circumstances circumstances;
    std::vector<std::string> exceptions;  ///< Refusals that the section chief has set aside.
    std::uint32_t visit = 1;
    facts::Office visit1_office;
};

/// A target that the rules take out of the application.
struct RefusedTarget {
    facts::Procedure procedure;
    facts::Target target;
    facts::Refusal refusal;
    std::vector<facts::RuleId> rule_ids;  ///< Of the rules that say so.
};

/// What the rules say about a whole sitting on one day: each procedure is decided for itself, the
/// strictest counts, and a procedure that another one needs first joins it.
struct Assessment {
    policy::Outcome outcome = policy::Outcome::kRefer;
    facts::Refusal refusal;                       ///< Set iff refused.
    std::vector<facts::RuleId> refusal_rule_ids;  ///< Of the rules that say so.
    std::string reroute_to;
    bool exception_possible = false;
    std::string treated_as;
    facts::Route route;  ///< Empty unless allowed.
    std::uint32_t visits = 1;
    std::vector<facts::ProcedureRequest> allowed;
    std::vector<RefusedTarget> refused_targets;
    /// What each visit's list asks for; nothing where the page gives none.
    std::optional<std::vector<decision::Document>> visit1_documents;
    std::optional<std::vector<decision::Document>> visit2_documents;
    std::optional<policy::PowerOfAttorney> power_of_attorney;
    bool reason_evidence = false;
    bool principal_must_be_present = false;
    std::uint32_t fee_yen = 0;
    std::vector<facts::FreeOfCharge> free_of_charge;
    std::uint32_t postage_yen = 0;
    std::vector<policy::PaymentMethod> postage_methods;
    std::vector<std::string> facts_not_asked;
    std::vector<facts::RuleId> rule_ids;
};

/// Decides a sitting under `policy`. Pure. Words that aren't in the policy's vocabulary make the
/// answer `refer`: who calls has checked them (`known_words`).
[[nodiscard]] Assessment assess(const policy::Policy& policy, const Sitting& sitting);

/// The first word of a sitting that isn't in its vocabulary; nothing when all are known.
[[nodiscard]] std::optional<std::string> unknown_word(const Sitting& sitting);

/// `under_15` `15_to_17` `18_and_over` on a day (DATE-12).
[[nodiscard]] std::string age_class(facts::Date birth_date, facts::Date on);

/// In clear: `self` `statutory` `voluntary`; a kind that says more stays sealed.
[[nodiscard]] std::string applicant_class(const std::string& applicant);

}  // namespace madoguchi::cases
