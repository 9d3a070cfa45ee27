#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// Who acts on this machine's console.
[[nodiscard]] Desk console_desk();

/// Puts on record that somebody is given a way to sign in (`grant_sign_in`: `password`,
/// `identity_provider`) or loses one (`withdraw_sign_in`: `account`, `identity_provider`). Asked
/// before it is done: nobody is let in whom the record doesn't name. Failures: kNotFound (nobody of
/// that code works here), kNotPermitted, kUnavailable.
[[nodiscard]] Result<void> record_sign_in(Installation& installation, const log::TenantId& tenant,
                                          const Desk& desk, std::string_view command,
                                          const std::string& staff, std::string_view way);

/// The same for whoever sends the request, as a problem where it fails. Not for their own account:
/// an open session alone would then be enough for a new password, and rid of the second factor.
[[nodiscard]] Answer<void> record_sign_in(Services& services, const Call& call,
                                          std::string_view command, const std::string& staff,
                                          std::string_view way);

}  // namespace madoguchi::cli::serve
