#pragma once

#include <string>

#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// Who is signed in, with what they may: the answer to `GET /v1/session`.
[[nodiscard]] Answer<std::string> session_json(Services& services, const Call& call);

/// The office at which a person works where they don't say: that of their first role for an office,
/// else the first office of the municipality.
[[nodiscard]] std::string usual_office(Services& services, const log::TenantId& tenant,
                                       const StaffBook& staff, const std::string& code);

/// The policy in force today; none where nothing is published.
[[nodiscard]] Answer<std::optional<policy::Policy>> policy_today(Services& services,
                                                                 const log::TenantId& tenant);

}  // namespace madoguchi::cli::serve
