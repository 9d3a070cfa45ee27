#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// The office of which `act` shows what stays with the offices: the one that was asked for; without
/// one all (empty), or the one at which the person works where no role is for the municipality.
/// Problem: 403.
[[nodiscard]] Answer<std::string> office_shown(const Services& services, const Call& call,
                                               std::string_view act, std::string asked = {});

}  // namespace madoguchi::cli::serve
