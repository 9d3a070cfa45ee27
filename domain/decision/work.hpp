#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/decision/request.hpp"
#include "madoguchi/domain/policy/conditions.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"

// What the steps of `decide` share. Not for use outside domain/decision.

namespace madoguchi::decision {

/// Full years from which a principal may act alone and hold a signature certificate.
inline constexpr int kActsAloneFrom = 15;

/// One decision on its way. Each step returns whether the next one is to be asked; a step that says
/// no has set the outcome.
struct Work {
    const policy::Policy& policy;
    const Request& request;
    Decision decision = {};
    const policy::ProcedureRule* procedure = nullptr;
    Applicant applicant = Applicant::kSelf;        ///< After normalisation.
    const policy::ApplicantRule* row = nullptr;    ///< How it goes for this applicant.
    const policy::ApplicantRule* other = nullptr;  ///< Row whose documents are used as well.
    bool ward = false;
    /// Why the ward comes along; null: needn't.
    const policy::Grounds* must_accompany = nullptr;
    bool reason_needed = false;  ///< A voluntary agent asks for a PIN that needs a reason.
    const policy::DocumentList* visit1 = nullptr;  ///< Null: silent.
    const policy::DocumentList* added1 = nullptr;  ///< Added to `visit1`; null: nothing.
    const policy::DocumentList* more1 = nullptr;   ///< Added as well.
    const policy::DocumentList* visit2 = nullptr;  ///< Null: silent.
    policy::Grounds used = {};
    policy::Grounds refusing = {};  ///< Those that say no.

    void cite(const policy::Grounds& grounds);
    void warn(std::string_view warning);
    /// The fact, or its usual value; notes that nobody asked.
    bool ask(const std::optional<bool>& fact, std::string_view name, bool usual);
    bool holds(policy::Fact fact);
    bool holds(const policy::Condition& condition);

    /// `grounds`: the rules that say so; none where no rule does so alone.
    bool refuse(Refusal refusal, const policy::Grounds& grounds);
    bool refer(const policy::Grounds& grounds);
};

/// Whether this kind of applicant acts on the principal's will rather than by law.
[[nodiscard]] bool is_voluntary(Applicant applicant);

/// The applicant's kind as `procedure` reads it (AMB-03, AMB-41).
[[nodiscard]] Applicant normalise(const policy::ProcedureRule& procedure, Applicant applicant,
                                  int principal_age);

/// The row of `procedure` for this applicant, or null where the page is silent.
[[nodiscard]] const policy::ApplicantRule* find_row(const policy::ProcedureRule& procedure,
                                                    Applicant applicant, int principal_age);

/// Steps 1 to 9 of the decision order: who may ask for what at all.
[[nodiscard]] bool may_apply(Work& work);

/// Steps 10 and 11: the way through the counter, by the state of the form and the PINs.
[[nodiscard]] bool find_route(Work& work);

/// Step 12: the documents after waivers, and whether those of today are there.
[[nodiscard]] bool list_documents(Work& work);

/// Steps 13 to 15: fee, postage, letter, offices.
[[nodiscard]] bool add_terms(Work& work);

}  // namespace madoguchi::decision
