#pragma once

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// Says in a rejection which rules its ids are, by the policy in force. Other problems, and ids
/// that are no rules, stay as they are.
[[nodiscard]] Problem with_rules(Services& services, const Call& call, Problem why);

/// The same by the policy version of the case, and what may be done with the case now, as its page
/// has it.
[[nodiscard]] Problem with_allowed(Services& services, const Call& call, const CaseRef& which,
                                   Problem why);

}  // namespace madoguchi::cli::serve
