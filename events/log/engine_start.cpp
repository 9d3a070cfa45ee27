#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/engine_impl.hpp"  // IWYU pragma: associated
#include "madoguchi/log/head_check.hpp"
#include "madoguchi/log/read_commits.hpp"
#include "madoguchi/log/reference_streams.hpp"

namespace madoguchi::log {

Expected<void, StoreError> Engine::Impl::start(std::span<const TenantId> tenants,
                                               const Heads& recorded) {
    MADOGUCHI_LOG_ASSERT(logs_.empty());
    if (auto agrees = check_heads(ledger_, digester_, recorded); !agrees) {
        return agrees;
    }
    for (const auto& tenant : tenants) {
        if (auto opened = open_log(tenant); !opened) {
            return opened;
        }
    }
    for (const auto& tenant : tenants) {
        if (auto observed = observe_reference(ledger_, codec_, aggregates_, tenant); !observed) {
            return observed;
        }
    }
    return {};
}

Expected<void, StoreError> Engine::Impl::open_log(const TenantId& tenant) {
    const auto head = ledger_.take_over(tenant);
    if (!head) {
        return unexpected(head.error());
    }
    std::optional<UtcTime> last_recorded;
    if (head->position > Position(0)) {
        const auto last = read_commit(ledger_, codec_, tenant, head->position);
        if (!last) {
            return unexpected(last.error());
        }
        last_recorded = last->recorded_at;
    }
    const auto clock = ledger_.clock(tenant);
    if (!clock) {
        return unexpected(clock.error());
    }
    const auto pruned = ledger_.checkpoint(tenant, kOutcomesPruned);
    if (!pruned) {
        return unexpected(pruned.error());
    }
    const auto generation = generation_of(ledger_, tenant);
    if (!generation) {
        return unexpected(generation.error());
    }
    auto tree = open_tree(tenant, head->position);
    if (!tree) {
        return unexpected(tree.error());
    }
    logs_.try_emplace(tenant, TenantLog{tenant,
                                        *head,
                                        last_recorded.value_or(UtcTime::min()),
                                        ClockGuard(*clock, last_recorded, options_.clock_jump_max),
                                        *pruned,
                                        0,
                                        std::move(*tree),
                                        *generation,
                                        {},
                                        false,
                                        false});
    return {};
}

}  // namespace madoguchi::log
