#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/case_terms.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cases {

/// A sitting as the rules need it.
struct Sitting {
    std::string applicant;
    facts::Date birth_date{};
    facts::Date on{};
    facts::Office office;
    std::vector<facts::ProcedureRequest> procedures;
    facts::Circumstances circumstances;
    std::uint32_t visit = 1;
    facts::Office visit1_office;
};

/// How a shown document fares under the rules.
struct DocumentVerdict {
    bool accepted = false;
    std::string reason;          ///< Set iff not accepted.
    std::string document_class;  ///< `A` `B` or empty.
};

/// One policy version with the office's own values of a day, as a case asks it. Pure.
class CaseRules {
   public:
    CaseRules() = default;
    CaseRules(const CaseRules&) = delete;
    CaseRules& operator=(const CaseRules&) = delete;
    virtual ~CaseRules() = default;
    [[nodiscard]] virtual CaseTerms terms(const facts::Office& office) const = 0;
    [[nodiscard]] virtual Assessment assess(const Sitting& sitting) const = 0;
    [[nodiscard]] virtual DocumentVerdict judge_document(const Sitting& sitting,
                                                         const ShownDocument& shown, bool original,
                                                         std::optional<bool> has_photo) const = 0;
    /// First open day of the office on or after `day` (DATE-16).
    [[nodiscard]] virtual facts::Date next_open_day(const facts::Office& office,
                                                    facts::Date day) const = 0;
    [[nodiscard]] virtual bool knows_office(const facts::Office& office) const = 0;
};

/// The rules that are in the log.
class RuleBook {
   public:
    RuleBook() = default;
    RuleBook(const RuleBook&) = delete;
    RuleBook& operator=(const RuleBook&) = delete;
    virtual ~RuleBook() = default;
    /// The version in force on a day, with the office's values of that day; null for none.
    [[nodiscard]] virtual std::shared_ptr<const CaseRules> in_force(facts::Date day) const = 0;
    /// A certain version, with the office's values of a day; null when it was never published.
    [[nodiscard]] virtual std::shared_ptr<const CaseRules> version(const std::string& version,
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
    facts::Office office;
    const RuleBook* rules = nullptr;
    /// Next number of a gapless series; drawing is done by using it (`Decision::draws`).
    std::function<std::uint64_t(const std::string& series)> next_number;
    /// The case's recorded events; called for corrections only.
    std::function<std::vector<facts::CaseEvent>()> history;
};

}  // namespace madoguchi::cases
