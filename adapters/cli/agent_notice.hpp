#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"

namespace madoguchi::cli {

/// How many open cases the agent of a case has, where they are so many that whoever works on it is
/// to know (`handling.same_agent_notice_at` of today's policy); nothing where they aren't, or where
/// neither page nor office has given a number. The projections must have caught up.
[[nodiscard]] Result<std::optional<std::size_t>> many_cases_of_agent(
    const Installation& installation, const CaseRef& which, const PublishedPolicies& published);
/// The same with the municipality's policies, which are read.
[[nodiscard]] Result<std::optional<std::size_t>> many_cases_of_agent(
    const Installation& installation, const CaseRef& which);

/// What is said of them.
[[nodiscard]] std::string agent_notice(std::size_t open_cases);

}  // namespace madoguchi::cli
