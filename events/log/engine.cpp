#include "madoguchi/log/engine.hpp"

#include "madoguchi/log/engine_impl.hpp"

namespace madoguchi::log {

Engine::Engine(Ledger& ledger, const CommitCodec& codec, const Digester& digester,
               Aggregates& aggregates, EngineOptions options)
    : impl_(std::make_unique<Impl>(ledger, codec, digester, aggregates, options)) {}

Engine::~Engine() = default;

Expected<void, StoreError> Engine::start(std::span<const TenantId> tenants, const Heads& recorded) {
    return impl_->start(tenants, recorded);
}

Expected<void, StoreError> Engine::mark_restored(const std::map<TenantId, RestoreMark>& logs,
                                                 const std::string& actor, UtcTime now) {
    return impl_->mark_restored(logs, actor, now);
}

std::vector<Answer> Engine::process(std::span<const Command> batch, UtcTime now) {
    return impl_->process(batch, now);
}

Expected<std::vector<Command>, StoreError> Engine::due(UtcTime now, std::size_t max) {
    return impl_->due(now, max);
}

Expected<void, StoreError> Engine::beat(UtcTime now) { return impl_->beat(now); }

Expected<void, StoreError> Engine::confirm_clock(UtcTime now, const std::string& actor) {
    return impl_->confirm_clock(now, actor);
}

std::vector<TenantId> Engine::clocks_in_doubt() const { return impl_->clocks_in_doubt(); }

void Engine::set_checkpoint(const TenantId& tenant, const std::string& name, Position position) {
    impl_->set_checkpoint(tenant, name, position);
}

Heads Engine::heads() const { return impl_->heads(); }

const std::optional<StoreError>& Engine::stopped() const { return impl_->stopped(); }

}  // namespace madoguchi::log
