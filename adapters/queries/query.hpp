#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "madoguchi/adapters/queries/answer_queries.hpp"
#include "madoguchi/adapters/queries/given.hpp"
#include "madoguchi/domain/policy/policy.hpp"

// Internal to this adapter.

namespace madoguchi::queries {

/// One answer on its way out.
struct Answer {
    nlohmann::json& json;  ///< The object that holds the answer's keys.
    std::vector<std::string> citations = {};
};

/// Answers one query kind. `policy` is null where the query names no municipality. Throws
/// QueryFault for what can't be understood.
void answer_decide(const policy::Policy* policy, Given& given, Asker asker, Answer& answer);
void answer_check_documents(const policy::Policy* policy, Given& given, Answer& answer);
/// The other query kinds; false when `query` isn't one of them.
[[nodiscard]] bool answer_small(const std::string& query, const policy::Policy* policy,
                                Given& given, Answer& answer);

/// What `pins_known` means where it is left out.
[[nodiscard]] std::vector<policy::Target> all_pins();

/// The policy, or a fault that says that this query needs a municipality.
[[nodiscard]] const policy::Policy& needed(const policy::Policy* policy);

}  // namespace madoguchi::queries
