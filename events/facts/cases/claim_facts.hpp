#pragma once

#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::facts {

/// 担当: somebody took the case as theirs. Others go on working on it all the same.
struct CaseClaimed {
    Staff clerk;
    MADOGUCHI_FIELDS(CaseClaimed, clerk);
};

/// The case is nobody's in particular again.
struct ClaimReleased {
    Staff clerk;  ///< Whose it was.
    MADOGUCHI_FIELDS(ClaimReleased, clerk);
};

/// What one person had of this case is another's now (引継ぎ).
struct WorkHandedOver {
    Staff from;
    Staff to;
    bool claim = false;                ///< The case itself.
    std::vector<std::string> custody;  ///< Receipt numbers of what `from` kept.
    MADOGUCHI_FIELDS(WorkHandedOver, from, to, claim, custody);
};

}  // namespace madoguchi::facts
