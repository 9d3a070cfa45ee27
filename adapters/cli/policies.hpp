#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/settings.hpp"

namespace madoguchi::cli {

/// Who enters something, and where.
struct Desk {
    std::string actor;
    std::string office;
};

/// The policies that are in a municipality's log.
struct PublishedPolicies {
    std::vector<policy::Policy> versions;  ///< In the order in which they were published.
    std::vector<policy::Setting> settings;
    std::vector<std::string> texts;  ///< Of the versions, in their order.
    /// Somebody has said that a value which may be out of date is right in a version.
    struct Review {
        std::string rule;
        std::string version;
        std::string by;
        log::UtcTime at;
    };
    std::vector<Review> reviews;

    /// A version with the office's values of a day; what the office has confirmed needs no review
    /// any more.
    [[nodiscard]] policy::Policy as_handled(const policy::Policy& version, facts::Date day) const;
    /// The same of the version of that name; nothing when it was never published.
    [[nodiscard]] std::optional<policy::Policy> version(const std::string& version,
                                                        facts::Date day) const;
    /// The same of the version in force on a day; nothing when there is none.
    [[nodiscard]] std::optional<policy::Policy> in_force(facts::Date day) const;
    /// How the office handles cases on a day; silent throughout where no version is in force.
    [[nodiscard]] policy::Handling handling(facts::Date day) const;
    /// Whether a version has that office; also one that was closed since, as its cases still stand
    /// in lists.
    [[nodiscard]] bool has_office(std::string_view code) const;
};
[[nodiscard]] Result<PublishedPolicies> published_policies(const Installation& installation,
                                                           const log::TenantId& tenant);

/// What publishing brought: nothing to do when that version with that text is in the log already.
struct Published {
    std::string municipality;
    std::string version;
    log::Answer answer;
};

/// Puts a policy file into its municipality's log, as it stands. Where the file gives no first day,
/// it is in force from `first_day` on, or from today. Failure kUsage: it can't be read or `policy
/// check` finds something (the first finding; how many more).
[[nodiscard]] Result<Published> publish_policy(Installation& installation, const std::string& path,
                                               const Desk& desk,
                                               std::optional<facts::Date> first_day = {});

/// Puts the values of a settings file into the log, one command each. Failure kUsage as above.
[[nodiscard]] Result<std::vector<Published>> publish_settings(Installation& installation,
                                                              const std::string& path,
                                                              const Desk& desk);

/// Sets one value of an office. What is wrong with it is in the answer.
[[nodiscard]] Result<log::Answer> set_office_value(Installation& installation,
                                                   const log::TenantId& tenant,
                                                   const policy::Setting& setting,
                                                   const std::string& reason, const Desk& desk);

}  // namespace madoguchi::cli
