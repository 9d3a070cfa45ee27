#include "madoguchi/adapters/cli/serve/locked_rules.hpp"

#include <utility>
#include <variant>

#include "madoguchi/adapters/policyfile/read_policy.hpp"

namespace madoguchi::cli::serve {

namespace {

std::shared_ptr<const policy::Policy> parse(const std::string& text) {
    auto read = policyfile::read_policy(text, "published");
    return read.policy ? std::make_shared<const policy::Policy>(std::move(*read.policy)) : nullptr;
}

}  // namespace

LockedRules::LockedRules() : book_(parse) {}

void LockedRules::observe(const facts::PolicyEvent& event, const std::string& actor) {
    const std::lock_guard lock(mutex_);
    book_.observe(event, actor);
}

std::shared_ptr<const policy::Policy> LockedRules::in_force(facts::Date day) const {
    const std::lock_guard lock(mutex_);
    return book_.in_force(day);
}

std::shared_ptr<const policy::Policy> LockedRules::version(const std::string& version,
                                                           facts::Date day) const {
    const std::lock_guard lock(mutex_);
    return book_.version(version, day);
}

bool LockedRules::reviewed(const facts::RuleId& rule, const std::string& policy_version) const {
    const std::lock_guard lock(mutex_);
    return book_.reviewed(rule, policy_version);
}

Result<std::shared_ptr<LockedRules>> read_rules(const Installation& installation,
                                                const log::TenantId& tenant) {
    const auto commits = installation.stream(tenant, log::StreamId("policy/" + tenant.text()));
    if (!commits) {
        return log::unexpected(commits.error());
    }
    auto rules = std::make_shared<LockedRules>();
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            if (const auto* const fact = std::get_if<facts::PolicyEvent>(&event)) {
                rules->observe(*fact, commit.meta.actor);
            }
        }
    }
    return rules;
}

}  // namespace madoguchi::cli::serve
