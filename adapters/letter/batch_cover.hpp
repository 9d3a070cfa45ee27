#pragma once

#include <string>

#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// What stands on the cover of a batch.
struct BatchCover {
    std::string batch;        ///< Name or number of the batch.
    std::string office;       ///< Who prints.
    std::string operated_by;  ///< Staff code.
    std::string printer;      ///< Empty: not printed.
    Date planned_posting_on;
};

}  // namespace madoguchi::letter
