#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

namespace madoguchi::facts {

/// A word of a closed vocabulary as it is stored: lower-case ASCII with underscores. Each
/// vocabulary is a type of its own; its words are listed where the rules or the case define them
/// (domain/README.md).
template <typename Vocabulary>
class Code {
 public:
    Code() = default;
    explicit Code(std::string_view word) : word_(word) {}
    explicit Code(std::string word) : word_(std::move(word)) {}
    explicit Code(const char* word) : word_(word) {}
    [[nodiscard]] const std::string& text() const { return word_; }
    [[nodiscard]] bool empty() const { return word_.empty(); }
    [[nodiscard]] bool is(std::string_view word) const { return word_ == word; }
    auto operator<=>(const Code&) const = default;

 private:
    std::string word_;
};

using Procedure = Code<struct ProcedureTag>;  ///< `issue` `renew` `pin_reset` …
using Target = Code<struct TargetTag>;  ///< `signature` `user_auth` `resident_ledger` `card_input`
using ApplicantKind = Code<struct ApplicantKindTag>;  ///< `self` `voluntary_agent` …
using Route = Code<struct RouteTag>;      ///< `counter_same_day` `inquiry_two_visit` …
using Refusal = Code<struct RefusalTag>;  ///< A rule's no: `no_unavoidable_reason` …
using Reason = Code<struct ReasonTag>;    ///< Why something was done; words per event.
using Office = Code<struct OfficeTag>;    ///< Office code of the policy.
using Staff = Code<struct StaffTag>;      ///< Staff code; no personal name.
using Holder = Code<struct HolderTag>;    ///< `principal` `agent`
using Method = Code<struct MethodTag>;    ///< How: `cash` `stamps`, `counter` `telephone` …
using RuleId = Code<struct RuleIdTag>;    ///< Id of a rule of the policy.

}  // namespace madoguchi::facts
