#pragma once

#include <vector>

#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/settings.hpp"

namespace madoguchi::policy {

/// What neither the page nor the office has said although an act asks for it, in the order in which
/// a case comes to it. The act is rejected until the office has set the value (`policy_silent`), or
/// the clerk is asked each time (`letter.seal.sealed`, AMB-18). Pure.
[[nodiscard]] std::vector<SettingKey> unset_values(const Policy& policy);

}  // namespace madoguchi::policy
