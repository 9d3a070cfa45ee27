#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/domain/cases/acts.hpp"
#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/papers.hpp"

namespace madoguchi::cli::serve {

/// What the person who calls can do with a case now, and what comes next with it.
struct CaseWork {
    cases::Acts acts;
    std::vector<cases::Paper> papers;
    /// A word of `next_step_labels`; empty where the status says it.
    std::string next_step;
};

/// Weighs a case in `state`; nothing of it without a state. A failure where the rules or the case's
/// history can't be read.
[[nodiscard]] Answer<CaseWork> work_on(Services& services, const Call& call, const CaseRef& which,
                                       const std::optional<cases::CaseState>& state);

/// Writes the keys `allowed`, `blocked` and `documents` into the object that is open.
void write_work(protobuf::JsonWriter& json, const CaseWork& work);

}  // namespace madoguchi::cli::serve
