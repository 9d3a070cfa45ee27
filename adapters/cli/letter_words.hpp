#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/letter/letter_content.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/facts/values/circumstances.hpp"

// How a policy's values are said on a letter. Japanese, for citizens.
namespace madoguchi::cli {

/// What is applied for, one line per procedure, with what it is done to.
[[nodiscard]] std::vector<std::string> procedure_words(
    const std::vector<facts::ProcedureRequest>& procedures);

/// The PINs that the principal fills in, in printing order: those of the targets of every procedure
/// but a revocation.
[[nodiscard]] std::vector<letter::PinBox> pin_boxes(
    const std::vector<facts::ProcedureRequest>& procedures);

/// What each person brings to the second visit, with examples that count on the day `on`; empty
/// where the page gives no list.
[[nodiscard]] std::vector<letter::PersonDocuments> documents_to_bring(
    const policy::Policy& policy, const std::optional<std::vector<decision::Document>>& documents,
    facts::Date on);

/// The counters of the second visit, at most three, that of the first visit first.
[[nodiscard]] std::vector<letter::Place> places(const policy::Policy& policy,
                                                const std::string& office);

/// What was short at a visit, said to whoever came: `holder:item`, or the reason why a reply wasn't
/// taken.
[[nodiscard]] std::string shortfall_words(const std::string& what);

/// What the office decided about the reply.
[[nodiscard]] letter::ReplyRules reply_rules(const policy::Policy& policy);

}  // namespace madoguchi::cli
