#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// What one person of a case is found and known by: keyed tokens, from which no name can be read
/// back, and who they are in the register of persons.
struct PartyTokens {
    std::vector<std::string> kana;
    std::vector<std::string> birth;
    std::vector<std::string> same;           ///< Shared with those who may be the same person.
    std::string person;                      ///< Key; empty: not identified.
    std::vector<std::string> distinguished;  ///< Persons that this one is not.
    MADOGUCHI_FIELDS(PartyTokens, kana, birth, same, person, distinguished);
};

/// What a case can be found by.
struct SearchRow {
    bool newer_than_build = false;
    PartyTokens principal;
    PartyTokens agent;
    PartyTokens other_agent;  ///< Who came to a second visit in the agent's place.
    MADOGUCHI_FIELDS(SearchRow, newer_than_build, principal, agent, other_agent);

    /// Of `principal`, `agent` or `other_agent`.
    [[nodiscard]] const PartyTokens& of(std::string_view holder) const {
        if (holder == "agent") {
            return agent;
        }
        return holder == "other_agent" ? other_agent : principal;
    }
};

}  // namespace madoguchi::projections
