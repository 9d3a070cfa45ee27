#pragma once

#include <optional>
#include <string>

#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::policy {

/// What part of a policy to explain; all of it when nothing is said.
struct ExplainScope {
    std::optional<Procedure> procedure = {};
    std::optional<Applicant> applicant = {};
};

/// What the policy means, in plain Japanese, line by line, each with the rules it rests on; then
/// the rules with where they stand, what is silent, what was read into the page, what needs review
/// and what the office has still to set. UTF-8, lines end with '\n'.
[[nodiscard]] std::string explain(const Policy& policy, const ExplainScope& scope = {});

}  // namespace madoguchi::policy
