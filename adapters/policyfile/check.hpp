#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/policyfile/read_policy.hpp"

namespace madoguchi::policyfile {

/// What is wrong with policies that can be read: rules that stand nowhere, rules that nothing rests
/// on, contradictions within a file, files of one municipality whose dates overlap. The findings of
/// reading come first. Empty: all is well.
[[nodiscard]] Findings check(const std::vector<ReadPolicy>& files);

/// Reads and checks a directory, the settings of offices (`*.settings.txtpb`) included.
[[nodiscard]] Findings check_directory(const std::string& directory);

}  // namespace madoguchi::policyfile
