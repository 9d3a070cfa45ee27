#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::policyfile {

/// One step of the way to a value: a field of the policy's message and, in a list, which one it is
/// by what names it (`procedure`, `pin_reset`), else by its place from 1.
struct Step {
    std::string field;
    std::string key;  ///< Empty where the field isn't a list.
    auto operator<=>(const Step&) const = default;
};

/// A value that two versions don't say alike.
struct Difference {
    std::vector<Step> path;
    std::optional<std::string> before;  ///< Absent: the older one is silent.
    std::optional<std::string> after;   ///< Absent: the newer one is.
    std::vector<std::string> grounds;   ///< Rules that it rests on or is a part of.
    bool operator==(const Difference&) const = default;
};

/// What two policy texts say differently, value by value: first what the newer one says, in its
/// order, then what only the older one said. The elements of a list are known by their names, so
/// that moving one is no difference. Nothing where a text can't be parsed (`read_policy` says why).
[[nodiscard]] std::vector<Difference> differences(std::string_view before, std::string_view after);

}  // namespace madoguchi::policyfile
