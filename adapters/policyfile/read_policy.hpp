#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/policyfile/finding.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/settings.hpp"

namespace madoguchi::policyfile {

/// A policy as it was read, with everything that was wrong with the text.
struct ReadPolicy {
    std::string file = {};
    std::optional<policy::Policy> policy = {};  ///< Set iff `findings` is empty.
    Findings findings = {};
    std::set<policy::RuleIndex> referred = {};  ///< Rules that a value or a topic rests on.
    std::map<std::string, int> lines = {};      ///< Line of each message by its path: `letter`.
};

/// Reads one policy in protobuf's text format. `file` is only for the findings. Never throws: a
/// broken text, an unknown field, a word that isn't one, a rule that isn't there are findings.
[[nodiscard]] ReadPolicy read_policy(std::string_view text, std::string file);

/// Settings as they were read.
struct ReadSettings {
    std::string municipality = {};
    std::vector<policy::Setting> settings = {};
    Findings findings = {};
};

/// Reads the settings of one office (message OfficeSettings).
[[nodiscard]] ReadSettings read_settings(std::string_view text, std::string file);

}  // namespace madoguchi::policyfile
