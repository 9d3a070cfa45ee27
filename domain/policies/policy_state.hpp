#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::policies {

/// A version that was published. It is in force from its first day until the next one's.
struct PublishedVersion {
    std::string version;
    facts::Date effective_from{};
    std::string sha256;
    MADOGUCHI_FIELDS(PublishedVersion, version, effective_from, sha256);
};

/// A value that the office set.
struct OfficeValue {
    std::string key;
    std::string value;
    facts::Date effective_from{};
    MADOGUCHI_FIELDS(OfficeValue, key, value, effective_from);
};

/// A rule that the office has reviewed.
struct ReviewedRule {
    facts::RuleId rule;
    std::string policy_version;
    MADOGUCHI_FIELDS(ReviewedRule, rule, policy_version);
};

/// What later decisions about a municipality's policy need; the texts are in the events only.
struct PolicyState {
    std::uint64_t event_count = 0;
    std::vector<PublishedVersion> versions;  ///< In the order of their first days.
    std::vector<OfficeValue> values;         ///< In the order in which they were set.
    std::vector<ReviewedRule> reviewed;
    MADOGUCHI_FIELDS(PolicyState, event_count, versions, values, reviewed);
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kPolicyFoldVersion = 1;

}  // namespace madoguchi::policies
