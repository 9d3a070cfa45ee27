#pragma once

#include <string>
#include <vector>

#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// What one person of a case is found by: keyed tokens, from which no name can be read back.
struct PartyTokens {
    std::vector<std::string> kana;
    std::vector<std::string> birth;
    MADOGUCHI_FIELDS(PartyTokens, kana, birth);
};

/// What a case can be found by.
struct SearchRow {
    bool newer_than_build = false;
    PartyTokens principal;
    PartyTokens agent;
    MADOGUCHI_FIELDS(SearchRow, newer_than_build, principal, agent);
};

}  // namespace madoguchi::projections
