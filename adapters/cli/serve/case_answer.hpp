#pragma once

#include <string>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// The case that an argument of the path names, within the signed-in person's municipality.
[[nodiscard]] Answer<CaseRef> case_of(const Services& services, const Call& call,
                                      const std::string& wanted);

/// A case as a screen shows it: what `madoguchi show --json` prints, without addresses, with its
/// version, and what may be done with it now. The look is recorded first.
[[nodiscard]] Answer<std::string> case_answer(Services& services, const Call& call,
                                              const CaseRef& which);

}  // namespace madoguchi::cli::serve
