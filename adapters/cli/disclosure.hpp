#pragma once

#include <string>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/codec/subject.hpp"

namespace madoguchi::cli {

/// The history of a case for a disclosure request (開示請求) of one of its people, as JSON lines:
/// every commit with its events, of the sealed fields only those of `subject`. What is of the other
/// person or of several (free text, document kinds that tell something) is left out, and so is who
/// of the staff entered it: whoever answers the request reads those entries and decides. Failures:
/// kNotFound (nothing is recorded of the case), kDamaged, kUnavailable.
[[nodiscard]] Result<std::string> disclosed_history(const Installation& installation,
                                                    const CaseRef& which, codec::Subject subject);

}  // namespace madoguchi::cli
