#pragma once

#include <memory>
#include <mutex>

#include "madoguchi/adapters/aggregates/policy_book.hpp"
#include "madoguchi/adapters/cli/installation.hpp"

namespace madoguchi::cli::serve {

/// The policies of a municipality as its log has them, for deciders on several threads.
class LockedRules final : public cases::RuleBook {
 public:
    LockedRules();

    void observe(const facts::PolicyEvent& event, const std::string& actor);

    [[nodiscard]] std::shared_ptr<const policy::Policy> in_force(facts::Date day) const override;
    [[nodiscard]] std::shared_ptr<const policy::Policy> version(const std::string& version,
                                                                facts::Date day) const override;
    [[nodiscard]] bool reviewed(const facts::RuleId& rule,
                                const std::string& policy_version) const override;

 private:
    mutable std::mutex mutex_;
    aggregates::PolicyBook book_;
};

/// Reads them from the log.
[[nodiscard]] Result<std::shared_ptr<LockedRules>> read_rules(const Installation& installation,
                                                              const log::TenantId& tenant);

}  // namespace madoguchi::cli::serve
