#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"

namespace madoguchi::cli::serve {

/// Staff and policies of the municipalities, read again when something of them has been entered.
/// Thread-safe.
class Directory {
 public:
    /// `installation` outlives it.
    explicit Directory(const Installation& installation) : installation_(installation) {}

    [[nodiscard]] Result<std::shared_ptr<const StaffBook>> staff(const log::TenantId& tenant);
    [[nodiscard]] Result<std::shared_ptr<const PublishedPolicies>> policies(
        const log::TenantId& tenant);
    /// The policies as deciders ask for them.
    [[nodiscard]] Result<std::shared_ptr<const cases::RuleBook>> rules(const log::TenantId& tenant);

 private:
    template <typename T>
    struct Kept {
        std::size_t commits = 0;  ///< Of the stream, when it was read.
        std::shared_ptr<const T> value;
    };
    /// What `read` makes of a stream, as long as nothing has been added to it.
    template <typename T>
    using Read = Result<std::shared_ptr<const T>> (*)(const Installation& installation,
                                                      const log::TenantId& tenant);
    template <typename T>
    [[nodiscard]] Result<std::shared_ptr<const T>> kept(std::map<log::TenantId, Kept<T>>& all,
                                                        const char* kind,
                                                        const log::TenantId& tenant, Read<T> read);

    const Installation& installation_;
    std::mutex mutex_;
    std::map<log::TenantId, Kept<StaffBook>> staff_;
    std::map<log::TenantId, Kept<PublishedPolicies>> policies_;
    std::map<log::TenantId, Kept<cases::RuleBook>> rules_;
};

}  // namespace madoguchi::cli::serve
