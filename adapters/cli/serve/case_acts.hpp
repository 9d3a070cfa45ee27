#pragma once

#include <optional>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/domain/cases/case_state.hpp"

namespace madoguchi::cli::serve {

/// Writes `allowed`, `blocked` and `documents` of a case into the object that is open: what the
/// signed-in person may do with it now, and which papers it has. All empty where this build can't
/// read the case.
[[nodiscard]] Answer<void> write_acts(protobuf::JsonWriter& json, Services& services,
                                      const Call& call, const CaseRef& which,
                                      const std::optional<cases::CaseState>& state);

}  // namespace madoguchi::cli::serve
