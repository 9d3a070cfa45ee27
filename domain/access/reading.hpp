#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::access {

/// Whether what a permission shows is shown of every office to whoever has it at one. Cases are,
/// for a citizen may come to any counter, and so are the rules; who works here, what was decided
/// and who looked at whom stay with the office.
[[nodiscard]] bool crosses_offices(Permission permission);

/// Why a query isn't permitted that shows what `office` has; without one, what all have: of what
/// crosses offices, who may read at any of them may ask; of what stays with them, who may read in
/// the whole municipality. Nothing when it is.
[[nodiscard]] std::optional<std::string> not_permitted_to_read(const Standing& standing,
                                                               std::string_view query,
                                                               const facts::Office& office);

/// Whether somebody is among those whom `office` sees of the staff: who works there on that day,
/// and who has no role yet. Of an empty one, everybody is.
[[nodiscard]] bool is_among(const staff::Member& member, const facts::Office& office,
                            facts::Date day);

}  // namespace madoguchi::access
