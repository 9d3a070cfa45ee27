#pragma once

#include <vector>

#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::policy {

/// One fact that must hold, or must not.
struct FactTerm {
    Fact fact = Fact::kHonsekiHere;
    bool negated = false;
    bool operator==(const FactTerm&) const = default;
};

/// Alternatives, each of which holds when all of its facts do. Empty: never.
struct Condition {
    std::vector<std::vector<FactTerm>> any_of = {};
    [[nodiscard]] bool empty() const { return any_of.empty(); }
    bool operator==(const Condition&) const = default;
};

}  // namespace madoguchi::policy
