#pragma once

#include <string_view>

#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::policyfile {

/// Whether what `silent` or a reading's `about` names can exist: each part of a path such as
/// `procedure.issue.fee` is a field of the schema, a word of its vocabularies, an office of
/// `policy` or `*`; a remark in brackets may follow. Japanese text is taken as it is.
[[nodiscard]] bool is_known_key(std::string_view key, const policy::Policy& policy);

}  // namespace madoguchi::policyfile
