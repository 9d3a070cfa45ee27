#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// One look at personal data: at one case, one search, one export, or one forbidden act.
struct LookRow {
    std::string kind;  ///< `looked_at` `searched` `exported` `tried`
    std::string view;  ///< Where it was seen, what was exported, or which command was tried.
    std::string purpose;
    std::string actor;
    std::string office;  ///< The desk from which somebody looked.
    facts::Date on{};
    std::uint32_t minute = 0;  ///< Of the day in Japan, from 0.
    std::string stream;        ///< The case; empty for a search.
    std::string case_office;   ///< Where the case was being worked on.
    bool protected_person = false;
    std::string stop;           ///< What forbade the act; empty unless `tried`.
    std::uint32_t records = 0;  ///< Hits of a search, records of an export.
    std::uint64_t position = 0;
    MADOGUCHI_FIELDS(LookRow, kind, view, purpose, actor, office, on, minute, stream, case_office,
                     protected_person, stop, records, position);
};

/// What the lists over looks need of a case. Tokens are keyed: no name stands in them.
struct LookedCase {
    bool newer_than_build = false;
    std::string case_number;
    std::vector<std::string> principal_tokens;  ///< Of the family name; none once erased.
    std::vector<std::string> agent_tokens;      ///< Of all agents; none once erased.
    /// Of who came to visit 2 in the agent's place; none once erased.
    std::vector<std::string> other_agent_tokens;
    MADOGUCHI_FIELDS(LookedCase, newer_than_build, case_number, principal_tokens, agent_tokens,
                     other_agent_tokens);
};

}  // namespace madoguchi::projections
