#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// A policy version came into the log, whole: from here on it is what counts, not the file.
struct PolicyVersionPublished {
    std::string version;
    Date effective_from;
    std::string text;    ///< The published file, byte for byte (protobuf text format, UTF-8).
    std::string sha256;  ///< Of `text`, 64 hexadecimal digits.
    MADOGUCHI_FIELDS(PolicyVersionPublished, version, effective_from, text, sha256);
};

/// The office set a value where the page is silent or practice differs.
struct OfficeValueSet {
    std::string key;    ///< Path of the setting, as `policy explain` shows it.
    std::string value;  ///< In the setting's own notation.
    Date effective_from;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(OfficeValueSet, key, value, effective_from, reason);
};

/// A value that may be out of date was confirmed by the office before its first use.
struct ReviewedValueConfirmed {
    RuleId rule;
    std::string policy_version;
    MADOGUCHI_FIELDS(ReviewedValueConfirmed, rule, policy_version);
};

/// Everything that can happen to a municipality's policy. Stream key: `policy/<tenant>`.
using PolicyEvent = std::variant<PolicyVersionPublished, OfficeValueSet, ReviewedValueConfirmed>;

}  // namespace madoguchi::facts
