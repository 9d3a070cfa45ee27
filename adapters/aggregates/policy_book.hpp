#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/domain/cases/decision_context.hpp"
#include "madoguchi/domain/policy/settings.hpp"
#include "madoguchi/facts/policies/policy_event.hpp"

namespace madoguchi::aggregates {

/// The policies of one municipality as its log has published them, with the values that its office
/// has set. Not thread-safe; the policies that it hands out are.
class PolicyBook final : public cases::RuleBook {
 public:
    using Parse = std::function<std::shared_ptr<const policy::Policy>(const std::string&)>;

    explicit PolicyBook(Parse parse) : parse_(std::move(parse)) {}

    /// Takes a recorded fact in; `actor` set the value.
    void observe(const facts::PolicyEvent& event, const std::string& actor);

    /// A version as it was published, without the office's values; null when it never was, or when
    /// this build can't read it.
    [[nodiscard]] std::shared_ptr<const policy::Policy> published(const std::string& version) const;

    /// Whether some version that was published names an office of that code.
    [[nodiscard]] bool has_office(const std::string& code) const;

    [[nodiscard]] std::shared_ptr<const policy::Policy> in_force(facts::Date day) const override;
    [[nodiscard]] std::shared_ptr<const policy::Policy> version(const std::string& version,
                                                                facts::Date day) const override;
    [[nodiscard]] bool reviewed(const facts::RuleId& rule,
                                const std::string& policy_version) const override;

 private:
    struct Version {
        facts::Date effective_from;
        std::string name;
        std::shared_ptr<const policy::Policy> policy;
    };
    using PolicyPtr = std::shared_ptr<const policy::Policy>;

    PolicyPtr with_values(const Version& version, facts::Date day) const;

    Parse parse_;
    std::vector<Version> versions_;  ///< In the order of their first days.
    std::vector<policy::Setting> settings_;
    std::set<std::pair<std::string, std::string>> reviewed_;  ///< Rule and version.
    /// Policies with the values of a day: by version and by how the values of the day are made up.
    mutable std::map<std::pair<std::string, std::vector<bool>>, PolicyPtr> made_;
};

}  // namespace madoguchi::aggregates
