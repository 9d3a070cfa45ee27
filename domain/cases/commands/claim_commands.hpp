#pragma once

#include "madoguchi/domain/cases/commands/intake_commands.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::cases {

/// The actor takes the case as theirs.
struct ClaimCase {
    MADOGUCHI_FIELDS(ClaimCase);
};

struct ReleaseCase {
    MADOGUCHI_FIELDS(ReleaseCase);
};

/// What one person has of this case becomes another's: the claim, what they keep.
struct HandOverWork {
    Staff from;
    Staff to;
    MADOGUCHI_FIELDS(HandOverWork, from, to);
};

}  // namespace madoguchi::cases
