#pragma once

#include <vector>

#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/domain/policy/handling.hpp"

namespace madoguchi::cases {

/// What a command comes to while an incident holds the case.
enum class WhileFrozen : std::uint8_t {
    kTaken,   ///< It writes down what has happened in the world, or secures what is there.
    kWaits,   ///< It would move the case on, or change what is to be looked into.
    kLapses,  ///< A timer's: there is nothing to do, it comes again when the freeze is lifted.
};

/// What `command` comes to while the case is frozen; `allowed` is what the municipality lets go on.
[[nodiscard]] WhileFrozen while_frozen(const CaseCommand& command,
                                       const std::vector<policy::FrozenCaseTakes>& allowed);

}  // namespace madoguchi::cases
