#pragma once

#include <string>
#include <vector>

#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// What a case can be found by: keyed tokens only, from which no name can be read back.
struct SearchRow {
    bool newer_than_build = false;
    std::string case_number;
    std::vector<std::string> kana_tokens;
    std::vector<std::string> birth_tokens;
    MADOGUCHI_FIELDS(SearchRow, newer_than_build, case_number, kana_tokens, birth_tokens);
};

}  // namespace madoguchi::projections
