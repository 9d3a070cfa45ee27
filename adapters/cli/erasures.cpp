#include "madoguchi/adapters/cli/erasures.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::cli {

namespace {

class Erasing final : public runtime::Effects {
 public:
    explicit Erasing(DestroyKeys destroy) : destroy_(std::move(destroy)) {}

    [[nodiscard]] bool precede(const log::Command& command) const override {
        return aggregates::keys_to_destroy(command).has_value();
    }

    [[nodiscard]] log::Expected<void, log::StoreError> carry_out(
        std::span<const log::Command> commands) override {
        std::vector<aggregates::ErasedKeys> keys;
        for (const auto& command : commands) {
            keys.push_back(aggregates::keys_to_destroy(command).value());
        }
        return destroy_(keys);
    }

 private:
    DestroyKeys destroy_;
};

/// Adds what one commit says is destroyed.
Result<void> add(const log::Commit& commit, std::vector<aggregates::ErasedKeys>& all) {
    auto erased = aggregates::erased_keys(commit);
    if (!erased) {
        return failed(ExitStatus::kDamaged, "log of " + commit.tenant.text() + ", position " +
                                                std::to_string(commit.position.value()) + ": " +
                                                erased.error() + "; run verify");
    }
    std::move(erased->begin(), erased->end(), std::back_inserter(all));
    return {};
}

Result<void> add_all(const log::Ledger& ledger, const log::CommitCodec& codec,
                     const log::TenantId& tenant, std::vector<aggregates::ErasedKeys>& all) {
    log::Position at;
    for (;;) {
        std::optional<Failure> failure;
        const auto visited =
            log::read_commits(ledger, codec, tenant, at.next(), {}, [&](const log::Commit& commit) {
                at = commit.position;
                if (auto added = add(commit, all); !added) {
                    failure = added.error();
                }
                return !failure;
            });
        if (failure) {
            return log::unexpected(*failure);
        }
        if (!visited) {
            return log::unexpected(failure_of(visited.error()));
        }
        if (*visited == 0) {
            return {};
        }
    }
}

}  // namespace

std::unique_ptr<runtime::Effects> make_erasing(DestroyKeys destroy) {
    return std::make_unique<Erasing>(std::move(destroy));
}

Result<std::vector<aggregates::ErasedKeys>> erasures_in(const log::Ledger& ledger,
                                                        const log::CommitCodec& codec) {
    const auto tenants = ledger.tenants();
    if (!tenants) {
        return log::unexpected(failure_of(tenants.error()));
    }
    std::vector<aggregates::ErasedKeys> all;
    for (const auto& tenant : *tenants) {
        if (auto added = add_all(ledger, codec, tenant, all); !added) {
            return log::unexpected(added.error());
        }
    }
    return all;
}

Result<std::vector<aggregates::ErasedKeys>> apply_erasures(const log::Ledger& ledger,
                                                           const log::CommitCodec& codec,
                                                           const DestroyKeys& destroy) {
    auto all = erasures_in(ledger, codec);
    if (!all || all->empty()) {
        return all;
    }
    if (auto done = destroy(*all); !done) {
        return log::unexpected(failure_of(done.error()));
    }
    return all;
}

}  // namespace madoguchi::cli
