#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "madoguchi/log/ledger.hpp"

namespace madoguchi::rocksdb {

/// Kinds of rows in the family `meta`, after the tenant.
enum class MetaRow : std::uint8_t { kTerm = 't', kClock = 'c', kCheckpoint = 'k', kEdge = 'e' };

/// Keys as README.md lays them out.
[[nodiscard]] std::string tenant_key(const log::TenantId& tenant);
[[nodiscard]] std::string commit_key(const log::TenantId& tenant, log::Position position);
[[nodiscard]] std::string stream_key(const log::TenantId& tenant, const log::StreamId& stream);
[[nodiscard]] std::string outcome_key(const log::TenantId& tenant, const log::CommandId& id);
[[nodiscard]] std::string sequence_key(const log::TenantId& tenant, std::string_view series);
[[nodiscard]] std::string meta_key(const log::TenantId& tenant, MetaRow row,
                                   std::string_view name = {});

[[nodiscard]] std::string tile_key(const log::TenantId& tenant, log::TilePlace place);

/// The two rows of a timer, and the beginnings that a tenant's or a stream's share.
[[nodiscard]] std::string due_key(const log::TenantId& tenant, const log::Timer& timer);
[[nodiscard]] std::string stream_timer_key(const log::TenantId& tenant, const log::Timer& timer);
[[nodiscard]] std::string due_prefix(const log::TenantId& tenant);
[[nodiscard]] std::string stream_timer_prefix(const log::TenantId& tenant,
                                              const log::StreamId& stream);

/// The timer of a key; false when it isn't such a key.
[[nodiscard]] bool parse_due(std::string_view key, log::Timer& timer);
[[nodiscard]] bool parse_stream_timer(std::string_view key, log::Timer& timer);

}  // namespace madoguchi::rocksdb
