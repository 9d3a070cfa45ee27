#include "madoguchi/adapters/cli/serve/directory.hpp"

#include <utility>

#include "madoguchi/adapters/cli/serve/locked_rules.hpp"

namespace madoguchi::cli::serve {

namespace {

/// What a reader made, to be handed out to several.
template <typename Base, typename T>
Result<std::shared_ptr<const Base>> shared(Result<T> made) {
    if (!made) {
        return log::unexpected(made.error());
    }
    if constexpr (std::is_convertible_v<T, std::shared_ptr<const Base>>) {
        return std::shared_ptr<const Base>(std::move(*made));
    } else {
        return std::make_shared<const Base>(std::move(*made));
    }
}

}  // namespace

template <typename T>
Result<std::shared_ptr<const T>> Directory::kept(std::map<log::TenantId, Kept<T>>& all,
                                                 const char* kind, const log::TenantId& tenant,
                                                 Read<T> read) {
    const auto positions = installation_.ledger().stream_positions(
        tenant, log::StreamId(std::string(kind) + "/" + tenant.text()));
    if (!positions) {
        return log::unexpected(failure_of(positions.error()));
    }
    {
        const std::lock_guard lock(mutex_);
        const auto found = all.find(tenant);
        if (found != all.end() && found->second.commits == positions->size()) {
            return found->second.value;
        }
    }
    auto value = read(installation_, tenant);
    if (!value) {
        return value;
    }
    const std::lock_guard lock(mutex_);
    all.insert_or_assign(tenant, Kept<T>{positions->size(), *value});
    return value;
}

Result<std::shared_ptr<const StaffBook>> Directory::staff(const log::TenantId& tenant) {
    return kept<StaffBook>(staff_, "staff", tenant,
                           [](const auto& installation, const auto& whose) {
                               return shared<StaffBook>(read_staff(installation, whose));
                           });
}

Result<std::shared_ptr<const PublishedPolicies>> Directory::policies(const log::TenantId& tenant) {
    return kept<PublishedPolicies>(
        policies_, "policy", tenant, [](const auto& installation, const auto& whose) {
            return shared<PublishedPolicies>(published_policies(installation, whose));
        });
}

Result<std::shared_ptr<const cases::RuleBook>> Directory::rules(const log::TenantId& tenant) {
    return kept<cases::RuleBook>(
        rules_, "policy", tenant, [](const auto& installation, const auto& whose) {
            return shared<cases::RuleBook>(read_rules(installation, whose));
        });
}

}  // namespace madoguchi::cli::serve
