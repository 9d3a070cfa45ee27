#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "madoguchi/domain/cases/assessment.hpp"
#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"
#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::cases {

/// One row of a visit's document list, and what has been shown for it.
struct Paper {
    std::uint32_t visit = 1;
    decision::Document wanted;
    int a = 0;    ///< Shown of class A; where the page lists no classes, what the clerk took.
    int b = 0;    ///< Of class B.
    int all = 0;  ///< Shown in all.
    /// Nothing of it is missing: enough was shown, or it was waived.
    bool complete = false;
};

/// The rows of `list` as far as they have come. What is optional, and what is checked when it comes
/// to the counter (the sealed reply, PINs, the reason's evidence), isn't among them.
[[nodiscard]] std::vector<Paper> papers(const CaseState& state, std::uint32_t visit,
                                        const std::vector<decision::Document>& list);

/// The case's sitting as the rules need it, today. The case is open and its person isn't erased.
[[nodiscard]] Sitting sitting_of(const CaseState& state, const DecisionContext& context,
                                 std::uint32_t visit);

/// The sitting with a renewal whose certificate has expired meanwhile as an issue (AMB-50).
[[nodiscard]] Sitting converted(Sitting sitting);

/// Whether a list says by what papers the agent is known.
[[nodiscard]] bool identifies_agent(const std::optional<std::vector<decision::Document>>& list);

/// The list of visit 1 where an agent comes, with their identity in any case: no office deals with
/// somebody unknown (AMB-08). By what papers, the office sets where the page doesn't say. `policy`
/// may be null.
[[nodiscard]] std::vector<decision::Document> with_agent_identified(
    std::optional<std::vector<decision::Document>> list, const policy::Policy* policy);

/// The list of visit 1, with one application form for each that is stamped, and with the agent's
/// identity (`with_agent_identified`). `policy` may be null.
[[nodiscard]] std::optional<std::vector<decision::Document>> papers_of_visit1(
    const CaseState& state, const policy::Policy* policy, const Assessment& assessment);

/// The papers of every visit that this case has, with what was shown: what a screen ticks off.
/// Empty where nothing can be said: the case has ended, no policy, a person erased.
[[nodiscard]] std::vector<Paper> papers_now(const CaseState& state, const DecisionContext& context);

}  // namespace madoguchi::cases
