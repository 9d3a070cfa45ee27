#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/policy_rows.hpp"
#include "madoguchi/adapters/http/message.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/log/command.hpp"

namespace madoguchi::cli::serve {

/// A policy's text as `policy check` sees it.
struct CheckedText {
    std::optional<policy::Policy> policy;  ///< None: it can't be read.
    std::vector<FindingRow> findings;      ///< Empty: all is well.
};
[[nodiscard]] CheckedText check_text(const std::string& text);

/// Why a command doesn't go on to be decided: the text that it publishes is checked as on the
/// console, and the answer (422 `policy_findings`) bears each finding. Nothing where the check
/// finds nothing, and for any other command.
[[nodiscard]] std::optional<http::Response> unfit_text(const log::Command& command);

}  // namespace madoguchi::cli::serve
