#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::policies {

using facts::Date;
using facts::RuleId;
using facts::Sensitive;

struct PublishPolicyVersion {
    std::string version;
    Date effective_from;
    std::string text;
    std::string sha256;
    MADOGUCHI_FIELDS(PublishPolicyVersion, version, effective_from, text, sha256);
};

struct SetOfficeValue {
    std::string key;
    std::string value;
    Date effective_from;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(SetOfficeValue, key, value, effective_from, reason);
};

struct ConfirmReviewedValue {
    RuleId rule;
    std::string policy_version;
    MADOGUCHI_FIELDS(ConfirmReviewedValue, rule, policy_version);
};

/// Everything that can be asked of a municipality's policy.
using PolicyCommand = std::variant<PublishPolicyVersion, SetOfficeValue, ConfirmReviewedValue>;

}  // namespace madoguchi::policies
