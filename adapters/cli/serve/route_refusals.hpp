#pragma once

#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/serve/routes.hpp"

namespace madoguchi::cli::serve {

/// Whether somebody has to be signed in.
[[nodiscard]] bool needs_session(const Route& route);

/// Whether the body is a command.
[[nodiscard]] bool takes_commands(const Route& route);

/// A problem that a route may answer with.
struct Refusal {
    std::string_view status;
    std::string_view about;
    bool comes_again = false;  ///< With Retry-After.
};

/// What a route refuses with, beside what any may answer.
[[nodiscard]] std::vector<Refusal> refusals_of(const Route& route);

}  // namespace madoguchi::cli::serve
