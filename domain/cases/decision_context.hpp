#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/cases/case_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

/// The policies that are in the log, each with the values that its office has set.
class RuleBook {
 public:
    RuleBook() = default;
    RuleBook(const RuleBook&) = delete;
    RuleBook& operator=(const RuleBook&) = delete;
    virtual ~RuleBook() = default;
    /// The version in force on a day, with the office's values of that day; null for none.
    [[nodiscard]] virtual std::shared_ptr<const policy::Policy> in_force(facts::Date day) const = 0;
    /// A certain version, with the office's values of a day; null when it was never published.
    [[nodiscard]] virtual std::shared_ptr<const policy::Policy> version(const std::string& version,
                                                                        facts::Date day) const = 0;
    /// Whether the office has confirmed a value that may be out of date.
    [[nodiscard]] virtual bool reviewed(const facts::RuleId& rule,
                                        const std::string& policy_version) const = 0;
};

/// Everything impure that deciding needs, as values.
struct DecisionContext {
    std::string case_id;
    facts::Date today{};  ///< Day of the happening, Asia/Tokyo.
    facts::Staff actor;
    facts::Office office;                      ///< Where the actor works now.
    access::Standing standing;                 ///< Of the actor, on the day on which it is entered.
    const staff::StaffState* staff = nullptr;  ///< Everybody, for others that a command names.
    const RuleBook* rules = nullptr;
    /// Number that would be drawn next from a gapless series; `Outcome::draws` says which were
    /// used.
    std::function<std::uint64_t(const std::string& series)> next_number;
    /// A value that doesn't follow the order of applications, derived from case and letter.
    std::function<std::uint64_t(std::uint32_t letter_seq)> opaque_value;
    /// The case's recorded events in order; called for corrections only.
    std::function<std::vector<facts::CaseEvent>()> history;
    /// The day on which the case ended, as it stands; nothing while it is open. Called for
    /// decisions on disposal only.
    std::function<std::optional<facts::Date>()> ended_on;
    /// Keys of the streams of the watches over the principal's certificates; none without a
    /// register number. Called when the principal is erased only.
    std::function<std::vector<std::string>()> watches;
    /// Whether two persons have decided to erase a person of the register. Called when a party is
    /// erased only.
    std::function<bool(const std::string& person)> erasure_approved;
    /// Whether the register last said that the person of that 宛名番号 is under 支援措置. Called
    /// when it becomes known whose case it is.
    std::function<bool(const facts::Sensitive<std::string>& register_no)> is_protected;
};

}  // namespace madoguchi::cases
