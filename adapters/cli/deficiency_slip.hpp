#pragma once

#include "madoguchi/adapters/cli/letters.hpp"

namespace madoguchi::cli {

/// The slip (不備説明票) of the visit at which something was short: what it was, what to bring
/// next, until when and where. Failure kUsage: the case doesn't stand at such a visit.
[[nodiscard]] Result<Pdf> deficiency_slip_pdf(const Installation& installation,
                                              const CaseRef& which, Looking& looking);

}  // namespace madoguchi::cli
