#pragma once

#include "madoguchi/adapters/policyfile/node.hpp"
#include "madoguchi/domain/policy/policy.hpp"

// Internal to this adapter: message by message from the text to the domain's structs.

namespace madoguchi::policyfile {

[[nodiscard]] policy::Condition to_condition(const Node& parent, const char* name);
/// Alternatives of so many documents of each class.
[[nodiscard]] std::vector<policy::ClassCount> to_class_counts(const Node& parent, const char* name);
[[nodiscard]] policy::DocumentList to_documents(const Node& parent, const char* name);
[[nodiscard]] policy::IdentityRules to_identity(const Node& node);
[[nodiscard]] policy::ProcedureRule to_procedure(const Node& node);
[[nodiscard]] policy::LetterRule to_letter(const Node& node);
[[nodiscard]] policy::PostageRule to_postage(const Node& node);
[[nodiscard]] policy::Office to_office(const Node& node);
[[nodiscard]] policy::Handling to_handling(const Node& node);

}  // namespace madoguchi::policyfile
